import {
  KEPT_OPTIONS,
  type Options,
  type OptionValue,
  READER_OPTIONS,
  WRITER_OPTIONS,
} from "../../facts/reader-options";
import { isTimeZone } from "../../facts/time-zones";
import type { Problem } from "../../problem";
import { closest } from "../../spelling";
import type { EntryView } from "../view";

type Format = keyof typeof READER_OPTIONS.value;
type Named = Extract<OptionValue, string>;

/** What values of a sort look like, and how to write one. */
const VALUES: Readonly<Record<Named, readonly [takes: (text: string) => boolean, fix: string]>> = {
  boolean: [(text) => /^(true|false)$/i.test(text), 'write "true" or "false"'],
  count: [(text) => /^\d{1,9}$/.test(text), 'write a number from 0, for example "1"'],
  positive: [(text) => /^[1-9]\d{0,8}$/.test(text), 'write a number from 1, for example "1000"'],
  "positive-or-none": [(text) => /^(-1|[1-9]\d{0,8})$/.test(text), 'write a number from 1, or "-1" for no limit'],
  ratio: [(text) => /^(1(\.0+)?|0?\.\d*[1-9]\d*)$/.test(text), 'write a number over 0 and up to 1, for example "0.1"'],
  character: [(text) => [...text].length <= 1, 'write one character, or "" for none'],
  newline: [(text) => text.length === 1 || text.length === 2, 'write one or two characters, for example "\\r\\n"'],
  text: [(text) => text !== "", "write what it is to be"],
  any: [() => true, ""],
  column: [(text) => /^[A-Za-z_]\w{0,254}$/.test(text), "write the name of a column: letters, digits and underscores"],
  charset: [
    (text) => /^[A-Za-z0-9][\w.:+-]{0,39}$/.test(text),
    'write the name of a character set, for example "UTF-8"',
  ],
  locale: [isLocale, 'write a language tag, for example "de-DE"'],
  "time-zone": [
    (text) => isTimeZone(text) || /^(Z|[+-]\d{2}:\d{2})$/.test(text),
    'write it as "Europe/Berlin" or "+01:00"',
  ],
  timestamp: [
    (text) =>
      /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}:\d{2}(\.\d+)?\S*)?$/.test(text) &&
      !Number.isNaN(Date.parse(text.slice(0, 10))),
    'write it as "2026-11-01T00:00:00"',
  ],
  json: [isJsonObject, "write it as a JSON object"],
  bytes: [(text) => /^[1-9]\d*\s*[kmgt]?b?$/i.test(text), 'write it as "10g"'],
  interval: [(text) => /^[1-9]\d* (minute|hour|day|week)s?$/i.test(text), 'write it as "1 day"'],
};

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Options that the format's reader does not have, keeps for itself, or does not take such values of. */
export function optionProblems(
  format: Format,
  options: Readonly<Record<string, string>>,
  view: EntryView,
): readonly Problem[] {
  const known: Options = READER_OPTIONS.value[format];
  return Object.entries(options).flatMap(([name, value]) => {
    const wrong = Object.hasOwn(known, name) ? valueFault(known[name] ?? "any", value) : nameFault(format, known, name);
    return wrong === undefined ? [] : [view.problem(["options", name], ...wrong)];
  });
}

type Wrong = [message: string, fix: string];

function valueFault(kind: OptionValue, value: string): Wrong | undefined {
  if (typeof kind !== "string") {
    return kind.includes(value.toUpperCase())
      ? undefined
      : [`${JSON.stringify(value)} is none of its values`, `use one of ${kind.join(", ")}`];
  }
  const [takes, fix] = VALUES[kind];
  return takes(value) ? undefined : [`${JSON.stringify(value)} is not a value of this option`, fix];
}

/** Readers do not tell names apart by their case; two spellings of one would be two options here. */
function nameFault(format: Format, known: Options, name: string): Wrong {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  const kept = Object.keys(KEPT_OPTIONS).find((other) => same(other) || name.startsWith(`${other}.`));
  if (kept !== undefined) return ["is not for a source to set", KEPT_OPTIONS[kept] ?? "remove it"];
  if (WRITER_OPTIONS.value.some(same)) return ["is an option for writing files", "remove it"];
  const meant = Object.keys(known).find(same) ?? closest(name, Object.keys(known));
  if (meant !== undefined) return [`is not an option of ${format} files`, `write ${meant}`];
  const others = Object.entries<Options>(READER_OPTIONS.value).flatMap(([other, of]) =>
    Object.keys(of).some(same) ? [other] : [],
  );
  return others.length > 0
    ? [`is an option of ${others.join(", ")} files, not of ${format}`, "remove it, or correct format"]
    : [`is not an option of ${format} files`, `remove it; they take ${Object.keys(known).join(", ")}`];
}
