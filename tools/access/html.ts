import { createHash } from "node:crypto";
import type { Access } from "../../policy/access/model";
import { fits } from "../../policy/access/question";
import { chainOf } from "../../policy/access/ways";
import { placeText } from "../../policy/access/words";
import { STYLE } from "../review/report/style";
import type { Row } from "./rows";

const OWN_STYLE = `
form { display: flex; flex-wrap: wrap; gap: .8rem; padding: .8rem 0; } label { color: var(--quiet); }
input { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); padding: .2rem .4rem; }
.wide { overflow-x: auto; } body { max-width: none; }
table { border-collapse: collapse; font-size: .875rem; overflow-wrap: normal; } #matrix th, #matrix td { min-width: 9rem; } th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--paper); } td.idle { color: var(--open); } caption { text-align: left; color: var(--quiet); }
`;

/** Hides rows and columns that have none of what is written in the fields. */
const SCRIPT = `
const fields = [...document.querySelectorAll("input")];
const has = (cell, text) => cell.toLowerCase().includes(text.trim().toLowerCase());
const filter = () => {
  const [who, on, may] = fields.map((field) => field.value);
  const heads = [...document.querySelectorAll("#matrix thead th")];
  const shown = heads.map((head, index) => index === 0 || has(head.textContent, who));
  for (const row of document.querySelectorAll("#matrix tbody tr")) {
    const cells = [...row.children];
    const fits = cells.slice(1).some((cell, index) => shown[index + 1] && cell.textContent !== "" && has(cell.textContent, may));
    row.hidden = !(has(cells[0].textContent, on) && fits);
    cells.forEach((cell, index) => { cell.hidden = !shown[index]; });
  }
  heads.forEach((head, index) => { head.hidden = !shown[index]; });
  for (const row of document.querySelectorAll("#rights tbody tr")) {
    const [a, b, c] = [...row.children].map((cell) => cell.textContent);
    row.hidden = !(has(a, who) && has(b, may) && has(c, on));
  }
};
for (const field of fields) field.addEventListener("input", filter);
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
`;

/** Who may do what in an environment, as one page that needs nothing from elsewhere. */
export function pageOf(environment: string, access: Access, rows: readonly Row[], roles: readonly Row[]): string {
  const hash = createHash("sha256").update(SCRIPT).digest("base64");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; form-action 'none'">
<title>Access: ${escaped(environment)}</title>
<style>${STYLE}${OWN_STYLE}</style>
</head>
<body>
<a class="skip" href="#matrix-region">To the matrix</a>
<header><h1>Who can do what in ${escaped(environment)}</h1>
<p>From the emitted JSON: ${access.principals.size} principals, ${access.objects.size} objects, ${rows.length} rights. Red is of no use without something else.</p></header>
<form role="search"><label>Who <input name="who"></label><label>On <input name="on"></label><label>May <input name="may"></label></form>
<main>
<section aria-labelledby="matrix-title"><h2 id="matrix-title">Matrix</h2><div class="wide" id="matrix-region" ${regionOf("matrix")}>${matrix(access, rows)}</div></section>
<section aria-labelledby="rights-title"><h2 id="rights-title">Every right with its way</h2><div class="wide" ${regionOf("rights")}>${list("rights", [...rows, ...roles])}</div></section>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** What scrolls sideways is reached by keyboard, and says what it is. */
const regionOf = (of: string): string => `tabindex="0" role="region" aria-labelledby="${of}-title"`;

/** Objects down, of which there are many, principals across; a cell says what is granted there and which way. */
function matrix(access: Access, rows: readonly Row[]): string {
  const cells = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.who, row.on]);
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  const known = [...access.objects.keys()].filter((key) => rows.some(({ on }) => on === key));
  const who = [...new Set(rows.map((row) => row.who))];
  const head = who.map((one) => `<th scope="col">${escaped(one)}</th>`).join("");
  const body = known.map((key) => {
    const line = who.map((one) => {
      const at = (other: string) => cells.get(JSON.stringify([one, other])) ?? [];
      return cell(at(key), inherited(access, key, at));
    });
    return `<tr><th scope="row">${escaped(key)}</th>${line.join("")}</tr>`;
  });
  return `<table id="matrix"><caption>In brackets: inherited from what a thing is in. Point at a cell to see how; the table below says it too.</caption><thead><tr><th scope="col">on</th>${head}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

/** What is granted on what an object is in, as far as it is used with the object or with what is in that. */
function inherited(access: Access, key: string, at: (key: string) => readonly Row[]): Row[] {
  const object = access.objects.get(key);
  if (object === undefined) return [];
  return chainOf(access, object)
    .slice(1)
    .flatMap((above) => at(above.key))
    .map((row) => ({ ...row, way: `${row.way} on ${row.on}`, may: row.may.filter((one) => fits(one, object.kind)) }))
    .filter(({ may }) => may.length > 0);
}

/** What is granted on the object itself, and in brackets what is inherited. */
function cell(own: readonly Row[], above: readonly Row[]): string {
  const rows = [...own, ...above];
  if (rows.length === 0) return "<td></td>";
  const words = (some: readonly Row[]) => [...new Set(some.flatMap((row) => row.may))].join(", ");
  const may = [words(own), above.length === 0 ? "" : `(${words(above)})`].filter((one) => one !== "").join(" ");
  const how = rows
    .map(({ way, lacks, hidden = [] }) =>
      [way, ...(lacks.length === 0 ? [] : [`lacks ${lacks.join(", ")}`]), ...hidden].join("; "),
    )
    .join("\n");
  const isIdle = rows.every(({ lacks }) => lacks.length > 0);
  return `<td${isIdle ? ' class="idle"' : ""} title="${escaped(how)}">${escaped(may)}</td>`;
}

function list(id: string, rows: readonly Row[]): string {
  const head = ["who", "may", "on", "how", "of no use without", "hidden", "leads to"].map(
    (one) => `<th scope="col">${one}</th>`,
  );
  const body = rows.map(({ who, may, on, way, at, lacks, hidden = [], leads }) => {
    const all = [who, may.join(", "), on, `${way}${placeText(at)}`, lacks.join(", "), hidden.join("; "), leads ?? ""];
    return `<tr>${all.map((text) => `<td>${escaped(text)}</td>`).join("")}</tr>`;
  });
  return `<table id="${id}"><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("\n")}</tbody></table>`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
