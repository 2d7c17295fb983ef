import type { z } from "zod";
import { LOG_GROUPS, ROLES } from "../../derive/purposes";
import { HIDDEN_TIMES } from "../../facts/functions";
import type { Salvaged } from "../../lenient";
import type { DeepReadonly } from "../../readonly";
import type { eventTrigger as schema } from "../../schema/workloads/event-trigger";
import { type Queue, queueOf } from "../data-services/event-targets";
import type { Placement } from "../facets";
import type { Names } from "../view";

type EventTrigger = z.output<typeof schema>;
type Through = Extract<EventTrigger["through"], { mode: "function" }>;

/** The function through which a trigger calls its workspace. */
export type TriggerFunction = DeepReadonly<Through> & {
  /** ARN, known before it exists. */
  readonly arn: string;
  readonly logGroupName: string;
  /** ARN of the secret of `signIn`, with six characters that Secrets Manager adds. */
  readonly secretArn: string;
  /** Queue of what it is to start. */
  readonly starts: Queue;
  /** Minutes for which a message that was read is hidden. */
  readonly hiddenMinutes: number;
  /** How often a message is read before it is given up. */
  readonly receives: number;
};

/** Purpose of the queue of what it is to start. */
export const startsOf = (key: string): string => `${ROLES.run(key)}-starts`;

/** Seconds that one start may take. */
export const FUNCTION_SECONDS = 60;
/** Source: SQS API reference, VisibilityTimeout: twelve hours. */
const MOST_HIDDEN_MINUTES = 720;
const LEAST_HIDDEN_MINUTES = (HIDDEN_TIMES.value * FUNCTION_SECONDS) / 60;

/** Pauses in the same length, so that all attempts take as long as is asked for, and no more of them than that. */
function pauses({ hours, attempts }: EventTrigger["retry"]): { hiddenMinutes: number; receives: number } {
  const minutes = hours * 60;
  const wanted = Math.ceil(minutes / Math.max(attempts, 1));
  const hiddenMinutes = Math.min(Math.max(wanted, LEAST_HIDDEN_MINUTES), MOST_HIDDEN_MINUTES);
  return { hiddenMinutes, receives: Math.min(attempts, Math.floor(minutes / hiddenMinutes)) + 1 };
}

/** Services of AWS that it calls in the VPC: its queue is read for it, and its log written. */
export const CALLED = ["secretsmanager"];

/** Where it stands. */
export const placementOf = ({ availabilityZoneIds, subnetIds }: Salvaged<Through>): Placement => ({
  subnets: "data-services",
  availabilityZoneIds,
  subnetIds,
  ports: [],
  clientCidrs: [],
  calls: { services: CALLED, dataServices: [], outside: [], workspaces: true },
  field: "through",
});

/** The function with everything that is derived. */
export function functionOf(
  through: Through,
  { retry }: Pick<EventTrigger, "retry">,
  key: string,
  names: Names,
): TriggerFunction {
  const { prefix, partition, region, awsAccountId } = names;
  return {
    ...through,
    arn: `arn:${partition}:lambda:${region}:${awsAccountId}:function:${prefix}-${ROLES.run(key)}`,
    logGroupName: names.logGroup(LOG_GROUPS.run(key)),
    secretArn: `arn:${partition}:secretsmanager:${region}:${awsAccountId}:secret:${names.secret(through.signIn)}-??????`,
    starts: queueOf(startsOf(key), names),
    ...pauses(retry),
  };
}
