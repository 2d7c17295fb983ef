import type { z } from "zod";
import { EVENTS, ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { eventPipe as schema } from "../../schema/data-services/event-pipe";
import { fieldProblems, recordPatternOf } from "../event-pattern";
import type { Doing, Taken } from "../facets";
import type { Kind } from "../kind";
import type { EntryView, Names } from "../view";
import { apiQueueOf, hasQueue } from "./api-gateway";
import { type Queue, queueOf, targetProblems } from "./event-targets";
import { streamSourceOf } from "./kinesis-stream";

type EventPipe = z.output<typeof schema>;
type From = DeepReadonly<EventPipe["from"]>;

/** What is read, and with which key. */
export type PipeSource = Taken & { readonly service: "kinesis" | "sqs" | "dynamodb" };

const READS: Readonly<Record<PipeSource["service"], Doing>> = {
  kinesis: "read-stream",
  sqs: "poll-queue",
  dynamodb: "poll-table",
};
const keyOf = (arn: string | undefined): Taken["key"] =>
  arn === undefined ? { mode: "none" } : { mode: "other", arn };

/** A pipe with everything that is derived. */
export type EventPipeModel = DeepReadonly<EventPipe> & {
  /** Key in the configuration. */
  readonly key: string;
  readonly name: string;
  /** ARN, known before the pipe exists. */
  readonly arn: string;
  readonly source: PipeSource;
  /** As EventBridge takes it; undefined where everything fits. */
  readonly filterPattern: string | undefined;
  /** Role that it reads and writes with. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Queue for what could not be delivered; a queue as the source has one of its own. */
  readonly deadLetters: Queue | undefined;
};

/** Part of a record that holds what the producer wrote. Source: EventBridge user guide, "Event filtering in Pipes". */
export const RECORD_PART = { stream: "data", queue: "body", api: "body", table: "dynamodb" } as const satisfies Record<
  From["mode"],
  string
>;

/** A queue gives more than these at once only where more are waited for. Source: Pipes user guide, "Amazon SQS queue as a source". */
const AT_ONCE = 10;

const failedOf = (key: string): string => `${EVENTS.pipe(key)}-failed`;

/** A pipe of EventBridge. */
export const eventPipe: Kind<EventPipe, EventPipeModel> = {
  what: "an event pipe",
  runs: [{ what: "the pipe, on and on", pausedBy: "paused" }],
  resolve(pipe, key, names) {
    const name = `${names.prefix}-${key}`;
    const { from } = pipe;
    return {
      ...pipe,
      key,
      name,
      arn: `arn:${names.partition}:pipes:${names.region}:${names.awsAccountId}:pipe/${name}`,
      source: sourceOf(from, names),
      filterPattern:
        Object.keys(pipe.filter).length === 0 ? undefined : recordPatternOf(RECORD_PART[from.mode], pipe.filter),
      role: names.role(ROLES.dataService(key)),
      deadLetters: isQueue(from) ? undefined : queueOf(failedOf(key), names),
    };
  },
  accesses: ({ source: { service, arn, key } }) => [{ does: READS[service], arn, key }],
  names: ({ from }, key) => {
    const layer = "data-services" as const;
    return [
      { what: "event-pipe", layer, purpose: key },
      { what: "role", layer, purpose: ROLES.dataService(key) },
      ...(isQueue(from) ? [] : [{ what: "queue" as const, layer, purpose: failedOf(key) }]),
    ];
  },
  checks: (pipe, view) => [
    ...fieldProblems(pipe.filter, ["filter"], view),
    ...targetProblems(pipe.to, ["to"], view),
    ...circle(pipe, view),
    ...batch(pipe, view),
    ...place(pipe, view),
    ...ofApi(pipe, view),
  ],
};

/** What is read is a queue, which keeps what cannot be delivered itself. */
const isQueue = (from: { readonly mode?: string | undefined } | undefined): boolean =>
  from?.mode === "queue" || from?.mode === "api";

function sourceOf(from: From, names: Names): PipeSource {
  switch (from.mode) {
    case "stream":
      return { service: "kinesis", ...streamSourceOf(from.stream, names) };
    case "queue":
      return { service: "sqs", arn: from.queueArn, key: keyOf(from.kmsKeyArn) };
    case "api":
      return { service: "sqs", arn: apiQueueOf(from.api, names).queueArn, key: { mode: "data" } };
    case "table":
      return { service: "dynamodb", arn: from.streamArn, key: keyOf(from.kmsKeyArn) };
  }
}

/** What goes into the stream that it comes from comes back for ever. */
function circle({ from, to }: Salvaged<EventPipe>, view: EntryView): Problem[] {
  if (from?.mode !== "stream" || to?.mode !== "stream" || from.stream === undefined || from.stream !== to.stream) {
    return [];
  }
  return [
    view.problem(
      ["to", "stream"],
      "is the stream that records come from: they would go round for ever",
      "name another one",
    ),
  ];
}

function batch({ from, batch: taken }: Salvaged<EventPipe>, view: EntryView): Problem[] {
  if (!isQueue(from) || taken?.records === undefined || taken.records <= AT_ONCE || taken.seconds !== 0) {
    return [];
  }
  return [
    view.problem(
      ["batch", "records"],
      `${taken.records} are more than a queue gives at once, ${AT_ONCE}`,
      "say seconds to wait for them, at least 1",
    ),
  ];
}

/** An API has a queue where a route leads there. */
function ofApi({ from }: Salvaged<EventPipe>, view: EntryView): Problem[] {
  const api = from?.mode === "api" && from.api !== undefined ? view.environment.dataServices?.[from.api] : undefined;
  if (api?.kind !== "api-gateway" || hasQueue(api)) return [];
  return [
    view.problem(
      ["from", "api"],
      "has no queue: none of its routes leads there",
      'give a route of the API into: { mode: "queue" }',
    ),
  ];
}

/** A pipe reads in its own account and region alone. */
function place({ from }: Salvaged<EventPipe>, view: EntryView): Problem[] {
  const [field, arn] =
    from?.mode === "queue" ? ["queueArn", from.queueArn] : from?.mode === "table" ? ["streamArn", from.streamArn] : [];
  const [, , , region, account] = arn?.split(":") ?? [];
  const { region: here, awsAccountId } = view.environment;
  if (field === undefined || region === undefined || here === undefined || awsAccountId === undefined) return [];
  return region === here && account === awsAccountId
    ? []
    : [
        view.problem(
          ["from", field],
          `is in ${region} of account ${account}, and the pipe in ${here} of ${awsAccountId}`,
          "name one beside the pipe",
        ),
      ];
}
