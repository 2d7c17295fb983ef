import { placeText } from "../../policy/access/words";
import type { Row } from "./rows";

const HEAD = ["who", "may", "on", "how", "of no use without", "hidden", "leads to"] as const;

/** Words that a line shows; JSON and the page have all. */
const MOST = 6;

function shortened(words: readonly string[]): string {
  const more = words.length - MOST;
  return more <= 1 ? words.join(", ") : `${words.slice(0, MOST).join(", ")} and ${more} more`;
}

const cells = (row: Row): string[] => [
  row.who,
  shortened(row.may),
  row.on,
  `${row.way}${placeText(row.at)}`,
  row.lacks.join(", "),
  row.hidden?.join("; ") ?? "",
  row.leads ?? "",
];

/** Rows as a table for a terminal; columns without a value are left out, and long lists of words are cut. */
export function tableText(rows: readonly Row[]): string {
  const all = rows.map(cells);
  const kept = HEAD.map((_, column) => column).filter((column) => all.some((row) => row[column] !== ""));
  const widths = kept.map((column) =>
    Math.max(HEAD[column]?.length ?? 0, ...all.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    kept
      .map((column, index) => (row[column] ?? "").padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(HEAD), ...all.map(line)].join("\n");
}
