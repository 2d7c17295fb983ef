import type { z } from "zod";
import { LOG_GROUPS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { eventTrigger as schema } from "../../schema/workloads/event-trigger";
import { type Queue, queueOf } from "../data-services/event-targets";
import { eventPatternOf, patternProblems } from "../event-pattern";
import type { TakenName } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import { SECRET_BY_HAND, startProblems, unreachable } from "./called-from-aws";
import { type ScheduleModel, scheduleNames, scheduleOf } from "./event-schedule";
import { CALLED, functionOf, placementOf, startsOf, type TriggerFunction } from "./trigger-function";

type EventTrigger = z.output<typeof schema>;

/** A trigger with everything that is derived. */
export type EventTriggerModel = DeepReadonly<Omit<EventTrigger, "through">> & {
  readonly through: Extract<EventTrigger["through"], { mode: "internet" }> | TriggerFunction;
  /** Key in the configuration. */
  readonly key: string;
  /** Name of its rule, and of its connection and API destination or its function. */
  readonly name: string;
  /** Name of the bus, where it is known without one that is made here: `default`. */
  readonly busName: string;
  readonly rule: {
    /** ARN, known before the rule exists. */
    readonly arn: string;
    /** As EventBridge takes it. */
    readonly pattern: string;
  };
  /** Role that it calls the job with: that of EventBridge, or of the function. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Queue for events whose run could not be started. */
  readonly deadLetters: Queue;
  /** What puts an event onto the bus at set times; undefined where others do. */
  readonly timer: (ScheduleModel & { readonly source: string; readonly detailType: string }) | undefined;
};

const failedOf = (key: string): string => `${ROLES.run(key)}-failed`;
/** Something in AWS that starts a job. */
export const eventTrigger: Kind<EventTrigger, EventTriggerModel> = {
  what: "an event trigger",
  runs: [
    { what: "its job, when an event comes", pausedBy: "on.paused" },
    { what: "its job, at set times", pausedBy: "on.schedule.paused" },
  ],
  resolve(trigger, key, names) {
    const { on } = trigger;
    const name = `${names.prefix}-${ROLES.run(key)}`;
    const busName = on.mode === "event" && on.bus !== undefined ? busNameOf(on.bus, names) : "default";
    const path = busName === "default" ? name : `${busName}/${name}`;
    const timer =
      on.mode === "schedule"
        ? { ...scheduleOf(key, names), source: `${names.prefix}.${key}`, detailType: "Scheduled" }
        : undefined;
    return {
      ...trigger,
      key,
      name,
      busName,
      rule: {
        arn: `arn:${names.partition}:events:${names.region}:${names.awsAccountId}:rule/${path}`,
        pattern:
          on.mode === "event"
            ? eventPatternOf(on.pattern)
            : JSON.stringify({ source: [timer?.source], "detail-type": [timer?.detailType] }),
      },
      role: names.role(ROLES.run(key)),
      through: trigger.through.mode === "internet" ? trigger.through : functionOf(trigger.through, trigger, key, names),
      deadLetters: queueOf(failedOf(key), names),
      timer,
    };
  },
  placement: ({ through }) => (through?.mode === "function" ? placementOf(through) : undefined),
  endpoints: ({ through }) => (through?.mode === "function" ? CALLED.map((service) => ({ service })) : []),
  opens: ({ through }, key) =>
    through?.mode === "function"
      ? [{ entry: through.signIn, arn: undefined, kmsKeyArn: undefined, role: ROLES.run(key) }]
      : [],
  accesses: ({ through }) =>
    through.mode === "function" ? [{ does: "read-secret", arn: through.secretArn, key: { mode: "data" } }] : [],
  ships: ({ through }) => through?.mode === "function",
  uses: ({ job, startsAs }) => [{ family: "workloads", key: job, servicePrincipal: startsAs }],
  names: ({ on, through }, key) => {
    const taken = (what: TakenName["what"], purpose = ROLES.run(key)): TakenName => ({
      what,
      layer: "operations",
      purpose,
    });
    return [
      taken("event-rule"),
      ...(through?.mode === "function"
        ? [taken("function"), taken("queue", startsOf(key)), taken("log-group", LOG_GROUPS.run(key))]
        : [taken("event-connection"), taken("api-destination")]),
      taken("role"),
      taken("queue", failedOf(key)),
      ...(on?.mode === "schedule" ? scheduleNames(key) : []),
    ];
  },
  steps: [
    {
      id: "put-trigger-secrets",
      title: "the secrets with which EventBridge starts jobs",
      instructions: SECRET_BY_HAND,
      blocking: false,
      appliesTo: ({ through }) => through?.mode !== "function",
    },
    {
      id: "put-function-secrets",
      title: "the secrets with which functions start jobs",
      instructions: [
        "In the account console, under User management, Service principals, make an OAuth secret for the service principal of startsAs; note when it ends, at most 730 days later.",
        "After the data-services layer has run, write the secret, and nothing else, into a file, and put it into the entry of through.signIn: aws secretsmanager put-secret-value --secret-id NAME --secret-string file://FILE; then delete the file. Until then every start fails, and its event waits.",
        "Do it again before the secret ends; the function takes the new one by itself.",
      ],
      blocking: false,
      appliesTo: ({ through }) => through?.mode === "function",
    },
  ],
  checks: (trigger, view) => [
    ...(trigger.through?.mode === "function"
      ? []
      : unreachable(trigger.workspace, view, 'through a function in the VPC, with through: { mode: "function" }')),
    ...(trigger.on?.mode === "event" ? patternProblems(trigger.on.pattern, ["on", "pattern"], view) : []),
    ...startProblems(
      trigger.job,
      Object.keys(trigger.parameters ?? {}),
      { job: ["job"], parameters: ["parameters"] },
      view,
    ),
    ...values(trigger, view),
  ],
};

function busNameOf(key: string, names: Names): string {
  const bus = names.dataService(key);
  if (bus.kind !== "event-bus") throw new Error(`dataServices.${key} is checked to be an event bus`);
  return bus.mode === "default" ? "default" : `${names.prefix}-${key}`;
}

/** Source: EventBridge API, InputTransformer: at most 100 paths. One is the event's id. */
const MOST_FIELDS = 99;

/** Values that EventBridge can put into a request. */
function values({ parameters, on }: Salvaged<EventTrigger>, view: EntryView): Problem[] {
  const all = Object.entries(parameters ?? {});
  const fields = all.filter(([, parameter]) => parameter?.mode === "event");
  return [
    ...all.flatMap(([name, parameter]) =>
      parameter?.mode === "value" && /[<>]/.test(parameter.value ?? "")
        ? [
            view.problem(
              ["parameters", name, "value"],
              "has < or >, which stand for values of the event to EventBridge",
              "make it the default of the job's parameter",
            ),
          ]
        : [],
    ),
    ...(on?.mode === "schedule"
      ? fields.map(([name]) =>
          view.problem(
            ["parameters", name],
            "takes a value of an event, and a schedule has none",
            'give it mode "value", or a default in the job',
          ),
        )
      : []),
    ...(fields.length > MOST_FIELDS
      ? [view.problem(["parameters"], `takes ${fields.length} values of an event`, `take at most ${MOST_FIELDS}`)]
      : []),
  ];
}
