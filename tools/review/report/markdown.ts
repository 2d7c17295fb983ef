import type { Report } from "./report";
import { type Line, type Section, sectionsOf } from "./sections";
import { scopeOf, verdictOf } from "./verdict";

/** First line of the comment: by it a later run finds the one that it updates. */
export const MARK = "<!-- lakehouse-review -->";

/** GitHub takes 65,536 characters; some count bytes. */
const LONGEST = 60_000;

/** The report as a comment of a pull request. The verdict comes first, and what is too long is cut behind it, by whole lines. */
export function markdownOf(report: Report, longest = LONGEST): string {
  const head = [MARK, `## ${verdictOf(report)}`, "", scopeOf(report), ""];
  const body = sectionsOf(report).flatMap(sectionLines);
  const whole = [...head, ...body].join("\n");
  return whole.length <= longest ? `${whole.trimEnd()}\n` : shortened(head, body, longest);
}

function sectionLines({ title, isRest, lines }: Section): string[] {
  const text = lines.flatMap(lineText);
  return isRest
    ? ["<details>", `<summary>${title} (${lines.length})</summary>`, "", ...text, "", "</details>", ""]
    : [`### ${title}`, "", ...text, ""];
}

const lineText = ({ text, below }: Line): string[] => [`- ${text}`, ...below.map((line) => `  - ${line}`)];

function shortened(head: readonly string[], body: readonly string[], longest: number): string {
  // Room for the ends of what is open, and for the last sentence.
  const room = longest - 200;
  const kept = [...head];
  let length = head.join("\n").length;
  let isOpen = false;
  let count = 0;
  for (const line of body) {
    length += line.length + 1;
    if (length > room) break;
    if (line === "<details>") isOpen = true;
    if (line === "</details>") isOpen = false;
    kept.push(line);
    count++;
  }
  const rest = body.slice(count).filter((line) => line.startsWith("- ")).length;
  return [
    ...kept,
    ...(isOpen ? ["", "</details>"] : []),
    "",
    `${rest} more, in the page that comes with this.`,
    "",
  ].join("\n");
}
