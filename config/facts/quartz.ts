import { show } from "../plain";
import { fact } from "./fact";
import { thisYear } from "./today";

/** One field of a Quartz expression: the numbers that it takes, and names for some of them. */
interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Names of the numbers, the first for `from`. */
  readonly names?: readonly string[];
  /** What this field alone takes, as a whole, and examples of it: `L`, `15W`. */
  readonly special?: { readonly form: RegExp; readonly examples: string };
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/** The fields of a Quartz expression, in their order; the year may be left out. */
export const QUARTZ_FIELDS = fact<readonly Field[]>({
  value: [
    { name: "seconds", from: 0, to: 59 },
    { name: "minutes", from: 0, to: 59 },
    { name: "hours", from: 0, to: 23 },
    {
      name: "day-of-month",
      from: 1,
      to: 31,
      // The last day, the last but some, the last working day, the working day nearest to one.
      special: { form: /^(\?|L(-([12]?\d|30))?W?|([1-9]|[12]\d|3[01])W)$/, examples: "?, L, L-3, LW, 15W" },
    },
    { name: "month", from: 1, to: 12, names: MONTHS },
    {
      name: "day-of-week",
      from: 1,
      to: 7,
      names: WEEKDAYS,
      // Saturday, the last one of a kind in the month, the second one.
      special: { form: /^(\?|L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/, examples: "?, L, FRIL, MON#2" },
    },
    { name: "year", from: 1970, to: 2099 },
  ],
  source: 'Quartz, "CronTrigger tutorial" and org.quartz.CronExpression; Databricks, Jobs API, quartz_cron_expression',
  asOf: "2026-08",
});

/** Seconds between two starts of a schedule. */
const SHORTEST_INTERVAL = fact({
  value: 10,
  source:
    'Databricks, "Run jobs on a schedule": at least 10 seconds between runs, whatever the seconds of the expression',
  asOf: "2026-08",
});

/** What is wrong with an expression, and what to write instead; no closing full stops. */
export interface QuartzFault {
  readonly what: string;
  readonly fix: string;
}

/** Why Quartz does not take an expression, or would never start anything by it; undefined where it does. */
export function quartzFault(expression: string): QuartzFault | undefined {
  const fields = expression.trim().split(/\s+/);
  const [, , , day, , weekday] = fields;
  if (fields.length < 6 || fields.length > 7) {
    return {
      what: `has ${fields.length} fields`,
      fix: "write six or seven: seconds minutes hours day-of-month month day-of-week [year]",
    };
  }
  if ((day === "?") === (weekday === "?")) {
    return {
      what: 'does not have exactly one "?"',
      fix: 'write "?" for either day-of-month or day-of-week, for example "0 0 * * * ?"',
    };
  }
  for (const [index, text] of fields.entries()) {
    const field = QUARTZ_FIELDS.value[index];
    if (field === undefined || field.special?.form.test(text.toUpperCase()) || valuesOf(field, text)) continue;
    return { what: `has ${show(text)} for ${field.name}`, fix: `write ${wordsFor(field)}` };
  }
  if (tooOften(fields[0] ?? "")) {
    return {
      what: `starts more often than every ${SHORTEST_INTERVAL.value} seconds, which Databricks does not`,
      fix: 'write one number for seconds, for example "0 0 * * * ?"',
    };
  }
  if (!comes(fields.slice(0, 6))) return { what: "names a day that none of its months has", fix: "correct the day" };
  return comes(fields) ? undefined : { what: "never starts anything again", fix: "name a day that is still to come" };
}

/** Seconds within a minute that lie too close together. */
function tooOften(seconds: string): boolean {
  const [field] = QUARTZ_FIELDS.value;
  const starts = field && [...new Set(valuesOf(field, seconds) ?? [])].sort((a, b) => a - b);
  return starts?.some((start, index) => start - (starts[index - 1] ?? -60) < SHORTEST_INTERVAL.value) ?? false;
}

/** The numbers that a field stands for: `*`, `5`, `1-5`, `0/15`, `MON-FRI`, and several with commas. */
function valuesOf(field: Field, text: string): number[] | undefined {
  const parts = text.split(",").map((part) => valuesOfPart(field, part));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function valuesOfPart(field: Field, part: string): number[] | undefined {
  const { from, to } = field;
  const [, range = "", step] = /^([^/]*)(?:\/(\d{1,4}))?$/.exec(part) ?? [];
  const by = step === undefined ? 1 : Number(step);
  if (by < 1 || by > to) return undefined;
  if (range === "*" || (range === "" && step !== undefined)) return steps(from, to, by);
  const ends = range.split("-").map((end) => numberOf(field, end));
  const [first, last = step === undefined ? first : to] = ends;
  if (ends.length > 2 || ends.includes(undefined) || first === undefined || last === undefined) return undefined;
  // A range may go round: 22-2 of the hours. Years do not come again.
  if (last < first) return field.name === "year" ? undefined : [...steps(first, to, by), ...steps(from, last, by)];
  return steps(first, last, by);
}

function numberOf({ from, to, names = [] }: Field, text: string): number | undefined {
  const named = names.indexOf(text.toUpperCase());
  const number = named >= 0 ? from + named : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : undefined;
}

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, index) => from + index * by);
}

/** Whether a day is still to come: not 31 February, nor one of a year that is over. Any day where none is asked for. */
function comes([, , , day = "*", months = "*", weekday = "*", years = "*"]: readonly string[]): boolean {
  const [, , , , monthField, , yearField] = QUARTZ_FIELDS.value;
  const inMonth = new Set(monthField && valuesOf(monthField, months));
  const inYear = new Set(yearField && valuesOf(yearField, years));
  const now = new Date();
  const first = Date.UTC(thisYear(), thisYear() > now.getUTCFullYear() ? 0 : now.getUTCMonth(), 1);
  for (let date = new Date(first); date.getUTCFullYear() <= (yearField?.to ?? 0); ) {
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
    if (!inYear.has(year)) date = new Date(Date.UTC(year + 1, 0, 1));
    else if (inMonth.has(month + 1) && hasDay(year, month, day, weekday)) return true;
    else date = new Date(Date.UTC(year, month + 1, 1));
  }
  return false;
}

/** Whether a month of a year has such a day. */
function hasDay(year: number, month: number, day: string, weekday: string): boolean {
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const [, , , dayField, , weekdayField] = QUARTZ_FIELDS.value;
  if (day !== "?") {
    const [, fromEnd] = /^L-(\d+)/i.exec(day) ?? [];
    if (fromEnd !== undefined) return Number(fromEnd) < length;
    const days = dayField && valuesOf(dayField, day.replace(/W$/i, ""));
    // `L`: every month has a last day.
    return days?.some((each) => each <= length) ?? true;
  }
  const [, name = "", which] = /^(\w+)#(\d)$/.exec(weekday) ?? [];
  const number = weekdayField && numberOf(weekdayField, name);
  if (number === undefined) return true;
  const firstOfMonth = new Date(Date.UTC(year, month, 1)).getUTCDay() + 1;
  return 1 + ((number - firstOfMonth + 7) % 7) + 7 * (Number(which) - 1) <= length;
}

function wordsFor({ from, to, names = [], special }: Field): string {
  const named = names.length > 0 ? ` or ${names[0]} to ${names.at(-1)}` : "";
  const alone = special === undefined ? "" : `; or one of ${special.examples}`;
  return `${from} to ${to}${named}, *, or lists, ranges and steps of these${alone}`;
}
