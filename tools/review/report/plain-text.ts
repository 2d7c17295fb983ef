import type { Report } from "./report";
import { sectionsOf } from "./sections";
import { scopeOf, verdictOf } from "./verdict";

/** The report for a terminal: what has to be approved line by line, of the rest how much there is. */
export function textOf(report: Report): string {
  const parts = sectionsOf(report).map(({ title, isRest, lines }) =>
    isRest && lines.length > FEW
      ? `${title}: ${lines.length}; --markdown - shows them`
      : [
          title,
          ...lines.flatMap(({ text, below }) => [`  ${bare(text)}`, ...below.map((line) => `    ${bare(line)}`)]),
        ].join("\n"),
  );
  return [verdictOf(report), scopeOf(report), ...parts].join("\n\n");
}

/** A terminal shows some lines at once. */
const FEW = 10;

const bare = (text: string): string => text.replace(/\*\*|`/g, "");
