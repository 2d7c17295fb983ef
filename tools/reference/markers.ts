/**
 * A place in a page for a table: `<!-- fields: environment.zones -->`, or a choice of an object's fields,
 * `<!-- fields: environment.workspaces: clusterPolicies, ipAccessList -->`, which then stand there and not in its table.
 */
export interface Marker {
  readonly page: string;
  /** Where the fields are: an alternative of a union is a step too, `account.metastores.create`. */
  readonly path: readonly string[];
  /** Names of the chosen fields; none for all that no other marker has chosen. */
  readonly chosen: readonly string[];
  /** The heading above, for links. */
  readonly heading: string;
}

const BEGIN = /^<!-- fields: ([\w.-]+)(?:: ([\w, ]+))? -->$/;
const END = "<!-- end of fields -->";

interface Place {
  readonly marker: Marker;
  /** Lines of the marker's begin and end. */
  readonly begin: number;
  readonly end: number;
}

/** The markers of a page, from top to bottom. */
export function markersOf(page: string, text: string): Marker[] {
  return placesOf(page, text).map(({ marker }) => marker);
}

/** The page with what `table` says between the markers. */
export function filled(page: string, text: string, table: (marker: Marker) => string): string {
  const lines = text.split("\n");
  for (const { marker, begin, end } of placesOf(page, text).reverse()) {
    lines.splice(begin + 1, end - begin - 1, "", table(marker), "");
  }
  return lines.join("\n");
}

function placesOf(page: string, text: string): Place[] {
  const lines = text.split("\n");
  let heading = "";
  return lines.flatMap((line, begin) => {
    if (/^#+ /.test(line)) heading = line.replace(/^#+ /, "");
    const [, path, chosen] = BEGIN.exec(line) ?? [];
    if (path === undefined) {
      if (line.startsWith("<!-- fields")) throw new Error(`${page}:${begin + 1}: not a marker of fields: ${line}`);
      return [];
    }
    const length = lines.slice(begin + 1).findIndex((next) => next === END || BEGIN.test(next));
    const end = begin + 1 + length;
    if (length < 0 || lines[end] !== END) throw new Error(`${page}:${begin + 1}: no "${END}" follows`);
    return [{ marker: { page, path: path.split("."), chosen: chosen?.split(", ") ?? [], heading }, begin, end }];
  });
}
