import { notPadded, severalLines } from "./characters";
import { named } from "./named";
import { type Fault, type Rule, textOf } from "./rules";

/** Quoted texts and names, comments, words and single signs of SQL, in this order. Unclosed quotes are single signs. */
const PIECES = /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"\\]|\\[\s\S]|"")*"|`(?:[^`]|``)*`|--|\/\*|\w+|[^\s\w]/g;

const OPEN: Readonly<Record<string, string>> = { "(": ")", "[": "]" };
const CLOSE: readonly string[] = Object.values(OPEN);

/** Nothing that needs something before it, or after it, can be first or last. */
const FIRST = /^(?:and|or|is|in|like|rlike|between|[=<>%*/,|&^])$/i;
const LAST = /^(?:and|or|not|is|in|like|rlike|between|case|when|then|else|[=<>!%*/,.|&^+-])$/i;

const QUERY: Fault = {
  what: "has a query or statement in it",
  fix: "write a condition about the columns of the row",
};

/** What cannot be part of a condition, and why. */
const UNFIT: readonly (readonly [pieces: RegExp, fault: Fault])[] = [
  [/^['"`]$/, { what: "has a quote that is not closed", fix: "close it" }],
  [/^(?:--|\/\*)$/, { what: "has a comment", fix: "write the condition alone" }],
  [/^;$/, { what: "has a semicolon", fix: "write one condition, without a semicolon" }],
  [/^select$/i, QUERY],
];

/** A statement; each of its words alone may be the name of a column. */
const STATEMENT = /^(?:insert|delete|merge|drop|create|alter|truncate)\s+(?:into|from|table|view|schema|catalog|or)\b/i;

/**
 * One SQL condition about a row. Spark puts it beside others, in brackets, so it has to end what it begins. Source:
 * Databricks, "Manage data quality with pipeline expectations": no queries of other tables.
 */
const condition: Rule = (text) => {
  if (STATEMENT.test(text)) return QUERY;
  const pieces = text.match(PIECES) ?? [];
  for (const piece of pieces) {
    const unfit = UNFIT.find(([form]) => form.test(piece));
    if (unfit) return unfit[1];
  }
  const open: string[] = [];
  for (const [index, piece] of pieces.entries()) {
    const closing = OPEN[piece];
    if (closing !== undefined) open.push(closing);
    else if (CLOSE.includes(piece) && open.pop() !== piece) return bracket(piece, "closed");
    else if (piece === ")" && pieces[index - 1] === "(" && !/^\w+$/.test(pieces[index - 2] ?? "")) return EMPTY;
  }
  const left = open.pop();
  if (left !== undefined) return bracket(left === ")" ? "(" : "[", "opened");
  if (FIRST.test(pieces[0] ?? "") || LAST.test(pieces.at(-1) ?? "")) return HALF;
  return pieces.some((piece) => /^[\w`]/.test(piece)) ? undefined : HALF;
};

const EMPTY: Fault = { what: "has nothing between its brackets", fix: "write what is to hold" };
const HALF: Fault = { what: "is not a whole condition", fix: "write one as order_id IS NOT NULL" };
const bracket = (sign: string, how: string): Fault => ({
  what: `has a bracket ${JSON.stringify(sign)} that is ${how} alone`,
  fix: "write each with its counterpart",
});

/** Condition of an expectation. */
export const sqlCondition = named(
  { one: "SQL condition", many: "SQL conditions" },
  textOf({ least: 3, most: 1000 }, severalLines, notPadded, condition),
);
