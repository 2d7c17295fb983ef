/** `{{ sales }}` in SQL: stands for the name of the catalog of that key. */
const CATALOG = /\{\{\s*(.*?)\s*\}\}/g;

/** Keys of the catalogs that SQL names so, each once. */
export const catalogsIn = (sql: string): readonly string[] => [
  ...new Set([...sql.matchAll(CATALOG)].map((found) => found[1] ?? "")),
];

/**
 * The pieces of SQL between such names, and the names, in turn.
 * @param textOf what a piece of SQL becomes
 * @param nameOf what the name of a catalog, by its key, becomes
 */
export const withCatalogs = (
  sql: string,
  textOf: (text: string) => string,
  nameOf: (catalog: string) => string,
): string =>
  sql
    .split(CATALOG)
    .map((piece, index) => (index % 2 === 0 ? textOf(piece) : nameOf(piece)))
    .join("");
