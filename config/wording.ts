import { z } from "zod";
import { show } from "./plain";
import { FIX_SEPARATOR, wrong } from "./schema/common";

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

/** How a fix begins where nothing was written. */
const ADD = "add it, as ";

/** What is wrong and how to fix it, for every kind of issue; zod's own sentences are never shown. */
const WORDING: Issues = {
  invalid_type: ({ expected, input, inst }) => {
    const [name, form] = TYPES[expected] ?? ["of another type", "another value"];
    return input === undefined
      ? wrong("is missing", `${ADD}${form}`)
      : wrong(`must be ${name}, but is ${show(input)}`, `write ${objectFor(inst, input) ?? form}`);
  },
  invalid_value: ({ values, input }) => oneOf(values, input),
  invalid_union: (issue) => {
    if (issue.discriminator === undefined) return alternatives(issue.errors, issue.input);
    return oneOf("options" in issue ? (issue.options as readonly unknown[]) : [], discriminatorOf(issue));
  },
  unrecognized_keys: ({ inst }) => wrong("is not a known setting", knownKeys(inst).join(" ")),
  too_small: (issue) =>
    wrong(
      sized(issue, "short", "small"),
      `use ${issue.inclusive === false ? "more than" : "at least"} ${counted(issue.origin, issue.minimum)}`,
    ),
  too_big: (issue) =>
    wrong(
      sized(issue, "long", "large"),
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

/**
 * Words a setting that is written, but undefined where it may not be, mostly for want of an environment variable.
 * @param fix what a setting that is not there at all would be told
 */
export function undefinedSetting(fix: string): string {
  return wrong(
    "is undefined: perhaps the environment variable that it comes from is not set",
    `set the variable, or ${fix.replaceAll(ADD, "write ")}`,
  );
}

function oneOf(values: readonly unknown[], input: unknown): string {
  // A discriminator with a default may also be left out.
  const options = [...new Set(values)].filter((value) => value !== undefined).map(show);
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

/** A union whose alternatives are fixed values reads like a list of them; any other names what would do. */
function alternatives(branches: readonly (readonly z.core.$ZodIssue[])[], input: unknown): string {
  const issues = branches.flatMap((branch) => branch[0] ?? []);
  const values = issues.flatMap((issue) => (issue.code === "invalid_value" ? issue.values : []));
  if (issues.every((issue) => issue.code === "invalid_value") && values.length > 0) return oneOf(values, input);
  const fixes = new Set(issues.map(({ message }) => message.slice(message.lastIndexOf(FIX_SEPARATOR) + 1)));
  return wrong(
    input === undefined ? "is missing" : `${show(input)} has none of the possible forms`,
    fixes.size === 0 ? "correct the value" : [...fixes].join(", or "),
  );
}

function discriminatorOf({ input, discriminator }: { input?: unknown; discriminator?: string | undefined }): unknown {
  return (input as Record<string, unknown> | undefined)?.[discriminator ?? ""];
}

/**
 * How to write the object that a plain value stands for: `"s3"` as `{ destination: "s3", … }` where exactly one field
 * takes that value, and otherwise with the modes that there are. Undefined where neither says anything.
 */
function objectFor(inst: unknown, input: unknown): string | undefined {
  const fields = fixedFields(inst);
  const taking = fields.filter(([, values]) => values.includes(input));
  if (taking.length === 1) return `{ ${taking[0]?.[0]}: ${show(input)}, … }`;
  const modes = fields.find(([field]) => field === "mode")?.[1] ?? [];
  return modes.length === 0 ? undefined : `an object in braces, with mode ${modes.map(show).join(" or ")}`;
}

/** Fields of an object, or the discriminator of alternatives, that take only certain values, and these values. */
function fixedFields(inst: unknown): (readonly [field: string, values: readonly unknown[]])[] {
  if (inst instanceof z.ZodDiscriminatedUnion) {
    const { discriminator, options } = inst.def;
    return [[discriminator, options.flatMap((option) => fixedFields(option)).flatMap(of(discriminator))]];
  }
  if (!(inst instanceof z.ZodObject)) return [];
  return Object.entries(inst.shape).flatMap(([field, value]) => {
    const values = fixedValues(value);
    return values.length === 0 ? [] : [[field, values] as const];
  });
}

const of =
  (name: string) =>
  ([field, values]: readonly [field: string, values: readonly unknown[]]) =>
    field === name ? values : [];

function fixedValues(value: unknown): readonly unknown[] {
  if (value instanceof z.ZodOptional || value instanceof z.ZodDefault) return fixedValues(value.unwrap());
  if (value instanceof z.ZodEnum) return value.options;
  return value instanceof z.ZodLiteral ? [...value.values] : [];
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

function counted(origin: string, count: number | bigint): string {
  const [one, several] = PARTS[origin] ?? ["", ""];
  return `${count} ${Number(count) === 1 ? one : several}`.trim();
}

/** How the size of a text, a list or a number is not right. */
function sized({ input, origin }: { input: unknown; origin: string }, text: string, number: string): string {
  if (input === "" || (Array.isArray(input) && input.length === 0)) return "is empty";
  if (Array.isArray(input)) return `has ${counted("array", input.length)}`;
  return `${show(input)} is too ${Object.hasOwn(PARTS, origin) ? text : number}`;
}
