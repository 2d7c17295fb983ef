import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { markersOf } from "./markers";

/** The pages below `docs/` that hold tables of fields. */
export function markedPages(root: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .sort()
    .map((path) => `docs/${path}`)
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }))
    .filter(({ path, text }) => markersOf(path, text).length > 0);
}
