/**
 * Checks which file imports what: `npm run check:imports`. Exit code 1 if an import is wrong, with
 * `file:line: message` for each.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { importCircles } from "./import-circles";
import { importProblems, type SourceFile } from "./import-rules";

/** What nobody writes by hand. */
const GENERATED = ["node_modules", "cdktf.out", "coverage"];

/** The project's own TypeScript and JavaScript, sorted. */
export function projectSources(root: string): SourceFile[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !GENERATED.includes(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: "utf8" }).map((file) =>
            join(entry.name, file),
          )
        : entry.name,
    )
    .map((path) => path.split(sep).join("/"))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && !path.includes("node_modules/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

if (require.main === module) {
  const sources = projectSources(join(__dirname, "../.."));
  const problems = [...importProblems(sources), ...importCircles(sources)];
  for (const { path, line, message } of problems) process.stderr.write(`${path}:${line}: ${message}\n`);
  if (problems.length > 0) {
    process.stderr.write(`${problems.length} wrong ${problems.length === 1 ? "import" : "imports"}\n`);
    process.exitCode = 1;
  }
}
