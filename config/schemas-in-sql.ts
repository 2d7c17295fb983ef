/** `{{ gold }}` in SQL: stands for a schema, which is called otherwise in every environment. */
const SCHEMA = /\{\{\s*(.*?)\s*\}\}/g;

/** Names that SQL has for schemas, each once. */
export const schemasIn = (sql: string): readonly string[] => [
  ...new Set([...sql.matchAll(SCHEMA)].map((found) => found[1] ?? "")),
];

/**
 * The pieces of SQL between such names, and the names, in turn.
 * @param textOf what a piece of SQL becomes
 * @param schemaOf what a name becomes
 */
export const withSchemas = (
  sql: string,
  textOf: (text: string) => string,
  schemaOf: (name: string) => string,
): string =>
  sql
    .split(SCHEMA)
    .map((piece, index) => (index % 2 === 0 ? textOf(piece) : schemaOf(piece)))
    .join("");
