import { table } from "../../synth/summary-table";
import type { Unit } from "./units";

const HEADER = ["around the clock", "units", "billed by", "made up of", "and by use"] as const;

const rowOf = ({ name, count, per, because, alsoByUse }: Unit): string[] => [
  name,
  String(count),
  per,
  because === "" ? "–" : because,
  alsoByUse === "" ? "–" : alsoByUse,
];

/** The units as a Markdown table; a sentence where there are none. */
export function unitsMarkdown(units: readonly Unit[]): string {
  if (units.length === 0) return "Nothing that AWS bills around the clock.";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(HEADER), "|---|--:|---|---|---|", ...units.map((unit) => line(rowOf(unit)))].join("\n");
}

/** The units as columns of plain text. */
export function unitsText(units: readonly Unit[]): string {
  return units.length === 0
    ? "Nothing that AWS bills around the clock."
    : table(
        HEADER,
        units.map((unit) => rowOf(unit)),
        [1],
      );
}
