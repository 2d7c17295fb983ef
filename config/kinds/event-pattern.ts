import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { DeepReadonly } from "../readonly";
import type { Path } from "../references";
import { type EventFields, type EventPattern, eventPattern } from "../schema/event-pattern";
import type { EntryView } from "./view";

/** Source: EventBridge quotas, "Event pattern size"; a quota that can be raised. */
const LONGEST = 4096;

type Matcher = DeepReadonly<EventFields[string]>;
interface Nested {
  readonly [name: string]: readonly unknown[] | Nested;
}

/** What EventBridge wants of a value. Source: EventBridge user guide, "Comparison operators". */
function operators(matcher: Matcher): readonly unknown[] {
  switch (matcher.match) {
    case "equals":
      return matcher.values;
    case "anything-but":
      return [{ "anything-but": matcher.values }];
    case "number":
      return [
        {
          numeric: [
            ...(matcher.from === undefined ? [] : [">=", matcher.from]),
            ...(matcher.to === undefined ? [] : ["<=", matcher.to]),
          ],
        },
      ];
    case "exists":
      return [{ exists: matcher.exists }];
    default:
      return matcher.values.map((value) => ({ [matcher.match]: value }));
  }
}

/** Fields by their paths as nested objects, `order.state` as `{ order: { state: … } }`. */
function nested(fields: Readonly<Record<string, Matcher>>): Nested {
  const root: Record<string, unknown> = {};
  for (const [path, matcher] of Object.entries(fields)) {
    const names = path.split(".");
    const last = names.pop() ?? path;
    const holder = names.reduce<Record<string, unknown>>((at, name) => {
      at[name] ??= {};
      return at[name] as Record<string, unknown>;
    }, root);
    holder[last] = operators(matcher);
  }
  return root as Nested;
}

/** The pattern of a rule or archive as EventBridge takes it. */
export function eventPatternOf({ sources, detailTypes, accounts, detail }: DeepReadonly<EventPattern>): string {
  return JSON.stringify({
    ...(sources.length > 0 && { source: sources }),
    ...(detailTypes.length > 0 && { "detail-type": detailTypes }),
    ...(accounts.length > 0 && { account: accounts }),
    ...(Object.keys(detail).length > 0 && { detail: nested(detail) }),
  });
}

/** The filter of a pipe: fields below the part of a record that holds what the producer wrote. */
export const recordPatternOf = (part: string, fields: DeepReadonly<EventFields>): string =>
  JSON.stringify({ [part]: nested(fields) });

type DraftFields = Salvaged<EventFields>;

/** Fields that cannot be together, and ranges that nothing is in. */
export function fieldProblems(fields: DraftFields | undefined, at: Path, view: EntryView): Problem[] {
  const paths = Object.keys(fields ?? {});
  return Object.entries(fields ?? {}).flatMap(([path, matcher]) => {
    const outer = paths.find((other) => path.startsWith(`${other}.`));
    if (outer !== undefined) {
      return [view.problem([...at, path], `is inside ${outer}, which is matched as a value`, "match one of the two")];
    }
    if (matcher?.match !== "number") return [];
    const { from, to } = matcher;
    if (from === undefined && to === undefined && !view.isWritten([...at.map(String), path, "from"])) {
      return [view.problem([...at, path], "is a number without a limit", 'say from or to, or match "exists"')];
    }
    return from !== undefined && to !== undefined && from > to
      ? [view.problem([...at, path, "to"], `${to} is less than from, ${from}: no number fits`, "swap them")]
      : [];
  });
}

/** A pattern that takes everything, or is too long. */
export function patternProblems(pattern: Salvaged<EventPattern> | undefined, at: Path, view: EntryView): Problem[] {
  if (pattern === undefined) return [];
  const { sources, detailTypes, accounts, detail } = pattern;
  const problems = fieldProblems(detail, [...at, "detail"], view);
  if (problems.length > 0) return problems;
  const said = [sources, detailTypes, accounts, Object.keys(detail ?? {})];
  if (said.every((list) => list?.length === 0)) {
    return [
      view.problem(
        at,
        "takes every event, those of every AWS service too",
        "say which: sources, detailTypes, accounts or detail",
      ),
    ];
  }
  // What could not be read is reported where it is.
  const whole = eventPattern.safeParse(pattern);
  if (!whole.success) return [];
  const { length } = eventPatternOf(whole.data);
  return length > LONGEST
    ? [view.problem(at, `is ${length} characters long, and EventBridge takes ${LONGEST}`, "use several rules")]
    : [];
}
