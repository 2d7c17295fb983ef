import type { Report } from "./report";
import { isEmpty, toApprove } from "./report";
import { type Line, type Section, sectionsOf } from "./sections";
import { STYLE } from "./style";
import { scopeOf, verdictOf } from "./verdict";

/** The whole report as one page that needs nothing from elsewhere. */
export function htmlOf(report: Report): string {
  const sections = sectionsOf(report);
  const state = isEmpty(report) ? "same" : toApprove(report).length > 0 ? "open" : "fine";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(verdictOf(report))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#report">To the report</a>
<header class="${state}">
<h1>${escaped(verdictOf(report))}</h1>
<p>${escaped(scopeOf(report))}</p>
</header>
${navigation(sections)}
<main id="report">
${sections.map(section).join("\n")}
</main>
</body>
</html>
`;
}

function navigation(sections: readonly Section[]): string {
  if (sections.length < 2) return "";
  const links = sections.map(
    ({ id, title, lines }) => `<li><a href="#${id}">${escaped(title)}</a> ${lines.length}</li>`,
  );
  return `<nav aria-label="Sections"><ul>${links.join("")}</ul></nav>`;
}

function section({ id, title, isRest, lines }: Section): string {
  const list = (name: string) => `<ul${name}>${lines.map(item).join("\n")}</ul>`;
  const items = list("");
  // A link to what is folded unfolds it.
  return isRest
    ? `<details><summary><h2>${escaped(title)}</h2> <span>${lines.length}</span></summary>${list(` id="${id}"`)}</details>`
    : `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escaped(title)}</h2>${items}</section>`;
}

function item({ text, below }: Line): string {
  const inner = below.length === 0 ? "" : `<ul>${below.map((line) => `<li>${marked(line)}</li>`).join("")}</ul>`;
  return `<li>${marked(text)}${inner}</li>`;
}

/** The two marks that lines have. What is between backticks is shown as it is. */
function marked(text: string): string {
  return text
    .split("`")
    .map((part, index) =>
      index % 2 === 1
        ? `<code>${escaped(part)}</code>`
        : escaped(part).replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>"),
    )
    .join("");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
