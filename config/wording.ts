import type { z } from "zod";
import { show } from "./plain";
import { wrong } from "./schema/common";

type Issue = z.core.$ZodRawIssue;
type Issues = { readonly [Code in z.core.$ZodIssueCode]: (issue: Extract<Issue, { code: Code }>) => string };

/** How a type of value is called, and how it is written. */
const TYPES: Readonly<Record<string, readonly [name: string, form: string]>> = {
  string: ["text", "text in quotes"],
  number: ["a number", "a number"],
  int: ["a whole number", "a number without decimals"],
  boolean: ["true or false", "true or false"],
  array: ["a list", "a list in square brackets"],
  object: ["an object", "an object in braces"],
  record: ["an object", "an object in braces"],
};

/** What is wrong and how to fix it, for every kind of issue; zod's own sentences are never shown. */
const WORDING: Issues = {
  invalid_type: ({ expected, input }) => {
    const [name, form] = TYPES[expected] ?? ["of another type", "another value"];
    return input === undefined
      ? wrong("is missing", `add it, as ${form}`)
      : wrong(`must be ${name}, but is ${show(input)}`, `write ${form}`);
  },
  invalid_value: ({ values, input }) => oneOf(values, input),
  // A union of alternatives that all want one fixed value reads like a list of values.
  invalid_union: (issue) =>
    issue.discriminator !== undefined
      ? oneOf("options" in issue ? (issue.options as readonly unknown[]) : [], discriminatorOf(issue))
      : oneOf(issue.errors.flatMap(fixedValues), issue.input),
  unrecognized_keys: ({ inst }) => wrong("is not a known setting", knownKeys(inst).join(" ")),
  too_small: (issue) =>
    issue.input === "" || (Array.isArray(issue.input) && issue.input.length === 0)
      ? wrong("is empty", `give it at least ${counted(issue.origin, issue.minimum)}`)
      : wrong(`${show(issue.input)} is too ${isCounted(issue) ? "short" : "small"}`, smallest(issue)),
  too_big: (issue) =>
    wrong(
      `${show(issue.input)} is too ${isCounted(issue) ? "long" : "large"}`,
      `use ${issue.inclusive === false ? "less than" : "at most"} ${counted(issue.origin, issue.maximum)}`,
    ),
  invalid_format: ({ input }) => wrong(`${show(input)} is not written as expected`, "correct the value"),
  not_multiple_of: ({ input, divisor }) => wrong(`${show(input)} is not a multiple of ${divisor}`, "correct the value"),
  invalid_key: ({ issues }) => issues[0]?.message ?? wrong("is not a valid key", "correct the key"),
  invalid_element: ({ issues }) => issues[0]?.message ?? wrong("is not a valid entry", "correct it"),
  custom: () => wrong("is not valid", "correct the value"),
};

/** Words zod's issues; give it to `safeParse` as `error`. A schema's own `error` wins over it. */
export function wording(issue: Issue): string {
  const word = WORDING[issue.code as z.core.$ZodIssueCode] as ((issue: Issue) => string) | undefined;
  return word?.(issue) ?? wrong("is not valid", "correct the value");
}

function oneOf(values: readonly unknown[], input: unknown): string {
  const options = [...new Set(values)].map(show);
  const fix =
    options.length === 0
      ? "correct the value"
      : options.length === 1
        ? `use ${options[0]}`
        : `use one of ${options.join(", ")}`;
  return input === undefined
    ? wrong("is missing", fix)
    : wrong(`${show(input)} is not one of the possible values`, fix);
}

function fixedValues(issues: readonly z.core.$ZodIssue[]): readonly unknown[] {
  return issues.flatMap((issue) => (issue.code === "invalid_value" && issue.path.length === 0 ? issue.values : []));
}

function discriminatorOf({ input, discriminator }: { input?: unknown; discriminator?: string | undefined }): unknown {
  return (input as Record<string, unknown> | undefined)?.[discriminator ?? ""];
}

function knownKeys(inst: unknown): string[] {
  const shape = (inst as { def?: { shape?: object } } | undefined)?.def?.shape;
  return shape === undefined ? [] : Object.keys(shape);
}

/** What a text or list is made of; nothing for a number. */
const PARTS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  string: ["character", "characters"],
  array: ["entry", "entries"],
  set: ["entry", "entries"],
};

function isCounted({ origin }: { origin: string }): boolean {
  return Object.hasOwn(PARTS, origin);
}

function counted(origin: string, count: number | bigint): string {
  const [one, several] = PARTS[origin] ?? ["", ""];
  return `${count} ${Number(count) === 1 ? one : several}`.trim();
}

function smallest(issue: { origin: string; minimum: number | bigint; inclusive?: boolean | undefined }): string {
  return `use ${issue.inclusive === false ? "more than" : "at least"} ${counted(issue.origin, issue.minimum)}`;
}
