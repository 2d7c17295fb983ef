import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./platform";

/** TypeScript of these folders of the project: path from its root, and text. */
export function sourcesOf(...folders: readonly string[]): { readonly path: string; readonly text: string }[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => ({ path: join(folder, name), text: readFileSync(join(ROOT, folder, name), "utf8") })),
  );
}
