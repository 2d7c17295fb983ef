import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Tables that no pipeline makes: `data/tables/<catalog>.<schema>.<table>/`, files with a line of JSON for each row. */
export function tablesIn(data: string): Record<string, string[]> {
  const folder = join(data, "tables");
  if (!existsSync(folder)) return {};
  const tables = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    tables.map(({ name }) => [name, readdirSync(join(folder, name)).map((file) => join(folder, name, file))]),
  );
}
