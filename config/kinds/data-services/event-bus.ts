import type { z } from "zod";
import { EVENTS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { Path } from "../../references";
import type { eventBus as schema } from "../../schema/data-services/event-bus";
import { eventPatternOf, patternProblems } from "../event-pattern";
import type { TakenName } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import { type Queue, queueOf, targetProblems } from "./event-targets";

type EventBus = z.output<typeof schema>;
type Rule = EventBus["rules"][string];
type Destination = DeepReadonly<Rule["to"]>;

/** A rule with everything that is derived. */
export type EventRule = DeepReadonly<Omit<Rule, "pattern" | "to">> & {
  /** Key in the configuration. */
  readonly key: string;
  readonly name: string;
  /** ARN, known before the rule exists. */
  readonly arn: string;
  /** As EventBridge takes it. */
  readonly pattern: string;
  readonly to:
    | Exclude<Destination, { mode: "queue" }>
    | (Extract<Destination, { mode: "queue" }> & Queue & { readonly alarmAgeHours: number });
  /** Role that it delivers with; a queue's own policy lets it in. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Queue for what could not be delivered. */
  readonly deadLetters: Queue;
};

/** A bus with everything that is derived. */
export type EventBusModel = DeepReadonly<EventBus> & {
  /** Key in the configuration. */
  readonly key: string;
  /** Name in AWS; `default` for the account's own. */
  readonly name: string;
  /** ARN, known before the bus exists. */
  readonly arn: string;
  /** Whether the environment's data key encrypts it. */
  readonly encrypted: boolean;
  /** Its archive. */
  readonly kept:
    | { readonly name: string; readonly retentionDays: number; readonly pattern: string | undefined }
    | undefined;
  /** Its rules. */
  readonly deliveries: readonly EventRule[];
};

/** Source: EventBridge quotas, "Number of rules"; a quota that can be raised. */
const MOST_RULES = 100;

const purposeOf = EVENTS.bus;
const roleOf = (key: string, rule: string): string => ROLES.dataService(`${key}-${rule}`);
const deadLettersOf = (key: string, rule: string): string => `${purposeOf(key, rule)}-failed`;

/** A bus of EventBridge with its rules. */
export const eventBus: Kind<EventBus, EventBusModel> = {
  what: "an event bus",
  runs: [
    {
      what: "its rules, when events come",
      because:
        "they take what others put onto the bus, which is lost where no rule takes it; `enabled` of a rule holds it",
      source: "Amazon EventBridge user guide, Disabling or deleting a rule",
    },
  ],
  resolve(bus, key, names) {
    const name = bus.mode === "default" ? "default" : `${names.prefix}-${key}`;
    const { archive } = bus;
    return {
      ...bus,
      key,
      name,
      arn: `arn:${names.partition}:events:${names.region}:${names.awsAccountId}:event-bus/${name}`,
      encrypted: bus.mode === "create" && bus.encryption === "data",
      kept: archive && {
        name: `${names.prefix}-${key}`,
        retentionDays: archive.retentionDays,
        pattern: archive.pattern && eventPatternOf(archive.pattern),
      },
      deliveries: Object.entries(bus.rules).map(([ruleKey, rule]) => ruleOf(rule, ruleKey, { bus: name, key, names })),
    };
  },
  names: (bus, key) => [
    ...(bus.mode === "create" ? [taken("event-bus", key)] : []),
    ...(bus.archive === undefined ? [] : [taken("event-archive", key, ["archive"])]),
    ...Object.entries(bus.rules ?? {}).flatMap(([rule, it]) => {
      const field = ["rules", rule];
      return [
        taken("event-rule", purposeOf(key, rule), field),
        taken("queue", deadLettersOf(key, rule), field),
        it?.to?.mode === "queue"
          ? taken("queue", purposeOf(key, rule), field)
          : taken("role", roleOf(key, rule), field),
      ];
    }),
  ],
  exclusive: ({ mode }) => (mode === "default" ? [{ what: "the default event bus", field: ["mode"] }] : []),
  checks: (bus, view) => [
    ...discovery(bus, view),
    ...senders(bus, view),
    ...counted(bus, view),
    ...patternProblems(bus.archive?.pattern, ["archive", "pattern"], view),
    ...Object.entries(bus.rules ?? {}).flatMap(([key, rule]) => [
      ...patternProblems(rule?.pattern, ["rules", key, "pattern"], view),
      ...targetProblems(rule?.to, ["rules", key, "to"], view),
      ...queueAge(rule?.to, ["rules", key, "to", "alarmAgeHours"], view),
    ]),
  ],
};

const taken = (what: TakenName["what"], purpose: string, field: Path = []): TakenName => ({
  what,
  layer: "data-services",
  purpose,
  field,
});

function ruleOf(
  { pattern, to, ...rule }: Rule,
  ruleKey: string,
  { bus, key, names }: { bus: string; key: string; names: Names },
): EventRule {
  const purpose = purposeOf(key, ruleKey);
  const name = `${names.prefix}-${purpose}`;
  const path = bus === "default" ? name : `${bus}/${name}`;
  return {
    ...rule,
    key: ruleKey,
    name,
    arn: `arn:${names.partition}:events:${names.region}:${names.awsAccountId}:rule/${path}`,
    pattern: eventPatternOf(pattern),
    to:
      to.mode === "queue"
        ? { ...to, ...queueOf(purpose, names), alarmAgeHours: to.alarmAgeHours ?? to.retentionHours / 2 }
        : to,
    role: names.role(roleOf(key, ruleKey)),
    deadLetters: queueOf(deadLettersOf(key, ruleKey), names),
  };
}

function discovery(bus: Salvaged<EventBus>, view: EntryView): Problem[] {
  if (bus.mode !== "create" || bus.schemaDiscovery !== true || bus.encryption !== "data") return [];
  return [
    view.problem(
      ["schemaDiscovery"],
      "is not possible on a bus that is encrypted with a key of your own",
      'use encryption "aws", or leave schemas to the producers',
    ),
  ];
}

/** Identities of the environment's own account are let in by their own policies. */
function senders(bus: Salvaged<EventBus>, view: EntryView): Problem[] {
  const own = view.environment.awsAccountId;
  return (bus.senders?.accounts ?? []).flatMap((account, index) =>
    account !== undefined && account === own
      ? [
          view.problem(
            ["senders", "accounts", index],
            "is the environment's own account, whose programs need events:PutEvents in their own policies alone",
            "remove it",
          ),
        ]
      : [],
  );
}

function counted({ rules }: Salvaged<EventBus>, view: EntryView): Problem[] {
  const { length } = Object.keys(rules ?? {});
  return length > MOST_RULES
    ? [view.problem(["rules"], `has ${length} rules, and a bus takes ${MOST_RULES}`, "use a second bus")]
    : [];
}

/** An alarm about events that are about to be lost comes before they are. */
function queueAge(to: Salvaged<Rule["to"]> | undefined, field: Path, view: EntryView): Problem[] {
  if (to?.mode !== "queue") return [];
  const { alarmAgeHours, retentionHours } = to;
  if (alarmAgeHours === undefined || retentionHours === undefined || alarmAgeHours < retentionHours) return [];
  return [
    view.problem(
      field,
      `${alarmAgeHours} is not less than retentionHours, ${retentionHours}: the events are gone by then`,
      `use at most ${retentionHours - 1}`,
    ),
  ];
}
