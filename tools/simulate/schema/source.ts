import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The TypeScript that the bindings of one resource type were compiled from. Generated bindings are TypeScript;
 * the published packages carry it in the source map at the end of each file. Large types keep their nested
 * classes in files of their own.
 */
export function bindingSource(folder: string): string {
  const structs = join(folder, "index-structs");
  const files = existsSync(structs) ? readdirSync(structs).map((file) => join(structs, file)) : [];
  const generated = existsSync(join(folder, "index.ts"));
  const suffix = generated ? ".ts" : ".js";
  const parts = files.filter((file) => file.endsWith(suffix) && !file.endsWith(`index${suffix}`)).sort();
  return [join(folder, `index${suffix}`), ...parts].map(generated ? readText : originalOf).join("\n");
}

function readText(file: string): string {
  return readFileSync(file, "utf8");
}

const MARK = "sourceMappingURL=data:application/json;base64,";

function originalOf(file: string): string {
  const text = readText(file);
  const start = text.lastIndexOf(MARK);
  if (start < 0) throw new Error(`${file} carries no source map, so the schema cannot be recovered from it`);
  const map = JSON.parse(Buffer.from(text.slice(start + MARK.length).trim(), "base64").toString("utf8")) as {
    readonly sourcesContent?: readonly string[];
  };
  const original = map.sourcesContent?.[0];
  if (original === undefined) throw new Error(`the source map of ${file} has no source`);
  return original;
}
