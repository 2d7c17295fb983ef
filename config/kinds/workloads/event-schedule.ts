import { ROLES } from "../../derive/purposes";
import { type Queue, queueOf } from "../data-services/event-targets";
import type { TakenName } from "../facets";
import type { Names } from "../view";

/** A schedule of EventBridge with what it works with. */
export interface ScheduleModel {
  /** Of its group and of itself. */
  readonly scheduleName: string;
  /** ARN of its group, known before it exists. */
  readonly groupArn: string;
  readonly scheduleRole: { readonly name: string; readonly arn: string };
  /** Queue for what could not be started. */
  readonly notStarted: Queue;
}

const purposeOf = (key: string): string => `${ROLES.run(key)}-schedule`;
const failedOf = (key: string): string => `${purposeOf(key)}-failed`;

/** The schedule of a workload. */
export function scheduleOf(key: string, names: Names): ScheduleModel {
  const scheduleName = `${names.prefix}-${ROLES.run(key)}`;
  return {
    scheduleName,
    groupArn: `arn:${names.partition}:scheduler:${names.region}:${names.awsAccountId}:schedule-group/${scheduleName}`,
    scheduleRole: names.role(purposeOf(key)),
    notStarted: queueOf(failedOf(key), names),
  };
}

/** Names that it takes. */
export const scheduleNames = (key: string): TakenName[] => {
  const layer = "operations" as const;
  return [
    { what: "schedule-group", layer, purpose: ROLES.run(key) },
    { what: "role", layer, purpose: purposeOf(key) },
    { what: "queue", layer, purpose: failedOf(key) },
  ];
};
