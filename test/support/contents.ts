import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder with its content, and every link with where it leads; undefined where there is no folder. */
export function contentsOf(folder: string): Record<string, string> | undefined {
  if (!existsSync(folder)) return undefined;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const path = join(folder, name);
      const entry = lstatSync(path);
      if (entry.isSymbolicLink()) return [[name, `→ ${readlinkSync(path)}`]];
      return entry.isFile() ? [[name, readFileSync(path, "utf8")]] : [];
    }),
  );
}
