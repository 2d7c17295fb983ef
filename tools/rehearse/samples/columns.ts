import type { Source } from "./source";

/** A column of samples that are made. */
export interface Column {
  readonly name: string;
  /** As SQL writes it. */
  readonly type: string;
  /** Value of the n-th good row, from 1. */
  readonly good: (n: number) => unknown;
  /** One that breaks what is compared; undefined where nothing is. */
  readonly bad: unknown;
}

/** Words of SQL that are no columns. */
const WORDS = new Set(
  "and or not is null true false in like ilike rlike between case when then else end div exists distinct from as interval"
    .split(" ")
    .concat("date timestamp string int bigint double decimal boolean escape any all some".split(" ")),
);

/** Columns that types, conditions and duplicates of a source name; two of their own where none does. */
export function columnsOf(source: Source): Column[] {
  const types = new Map(typesOf(source));
  const conditions = source.conditions.join(" ; ");
  const names = new Set([...types.keys(), ...namesIn(conditions), ...source.duplicatesBy]);
  if (names.size === 0) for (const name of ["id", "value"]) names.add(name);
  return [...names].filter((name) => !name.startsWith("_")).map((name) => columnOf(name, types.get(name), conditions));
}

function typesOf({ payload, options }: Source): (readonly [string, string])[] {
  if (payload !== undefined) return [...payload.columns];
  // A comma inside of brackets belongs to a type; a name with a dot is a field of a column.
  const hints = (options["cloudFiles.schemaHints"] ?? "").split(/,(?![^(<]*[)>])/);
  return hints.flatMap((hint) => {
    const [, name = "", type = ""] = /^\s*([^\s.]+)\s+(.+?)\s*$/.exec(hint) ?? [];
    return name === "" ? [] : [[name.replaceAll("`", ""), type] as const];
  });
}

/** Names in a condition that are not functions, words or texts. */
function namesIn(condition: string): string[] {
  const found = condition.replaceAll(/'(?:[^']|'')*'/g, " ").matchAll(/`([^`]+)`|(?<![\w.])([a-z_]\w*)\b(?!\s*\()/gi);
  return [...found].flatMap(([, quoted, name = ""]) => quoted ?? (WORDS.has(name.toLowerCase()) ? [] : [name]));
}

function columnOf(name: string, given: string | undefined, conditions: string): Column {
  const escaped = name.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const after = `(?<![\\w])\`?${escaped}\`?(?:\\s+AS\\s+\\w+\\s*\\))?\\s*`;
  const [, sign = "", bound] =
    new RegExp(`${after}(>=|<=|<>|!=|>|<|=|BETWEEN)\\s*(-?\\d+(?:\\.\\d+)?)`, "i").exec(conditions) ?? [];
  if (bound !== undefined) return numberOf(name, given, sign.toUpperCase(), Number(bound));
  const [, word] = new RegExp(`${after}(?:=|IN\\s*\\()\\s*'([^']*)'`, "i").exec(conditions) ?? [];
  if (word !== undefined) return { name, type: given ?? "STRING", good: () => word, bad: `not ${word}` };
  return { name, type: given ?? "STRING", good: valuesOf(name, given ?? "STRING"), bad: undefined };
}

/** A number on the right side of its bound. */
function numberOf(name: string, given: string | undefined, sign: string, bound: number): Column {
  const type = given ?? "DOUBLE";
  const fraction = /^(double|float|decimal)/i.test(type) ? 0.5 : 0;
  const down = sign.startsWith("<") && sign !== "<>";
  const exact = sign === "=" || sign === "BETWEEN";
  const good = (n: number) => (exact ? bound : down ? bound - n - fraction : bound + n + fraction);
  const bad = exact || !down ? bound - 1 - fraction : bound + 1 + fraction;
  return { name, type, good, bad: sign === "<>" || sign === "!=" ? bound : bad };
}

/** Values by the start of a type. What is made of parts has none. */
const VALUES: readonly (readonly [RegExp, (n: number, name: string) => unknown])[] = [
  [/^(tinyint|smallint|int|bigint|long|short)/i, (n) => n],
  [/^(double|float|decimal|numeric|real)/i, (n) => n * 10 + 0.5],
  [/^bool/i, (n) => n % 2 === 1],
  [/^timestamp/i, (n) => `2026-01-01T00:00:${String(n).padStart(2, "0")}Z`],
  [/^date/i, (n) => `2026-01-${String(n).padStart(2, "0")}`],
  [/^binary/i, (n) => Buffer.from(`value ${n}`).toString("base64")],
  [/^(string|varchar|char)/i, (n, name) => `${name}-${n}`],
];

function valuesOf(name: string, type: string): (n: number) => unknown {
  const [, value] = VALUES.find(([pattern]) => pattern.test(type)) ?? [];
  return (n) => value?.(n, name) ?? null;
}
