import { posix } from "node:path";
import type { ImportProblem, SourceFile } from "./import-rules";
import { importStatements } from "./import-statements";

interface Edge {
  readonly to: string;
  readonly line: number;
}

/**
 * Files that import each other in a circle, types alone included: none can be read, moved or tested without the others.
 * One problem per way back, the shortest, at the file whose path sorts first.
 */
export function importCircles(files: readonly SourceFile[]): ImportProblem[] {
  const graph = new Map(files.map((file) => [file.path, edges(file, new Set(files.map(({ path }) => path)))]));
  const seen = new Set<string>();
  return [...graph.keys()].sort().flatMap((path) => {
    const circle = seen.has(path) ? undefined : wayBack(graph, path);
    if (circle === undefined) return [];
    for (const member of circle) seen.add(member);
    const [next] = circle;
    const line = graph.get(path)?.find(({ to }) => to === next)?.line ?? 1;
    const way = circle.slice(0, -1).join(", ");
    return [
      { path, line, message: `imports itself through ${way || path}; move what they share to a file of its own` },
    ];
  });
}

function edges({ path, text }: SourceFile, known: ReadonlySet<string>): Edge[] {
  return importStatements(text).flatMap(({ specifier, line }) => {
    if (!specifier?.startsWith(".")) return [];
    const target = posix.join(posix.dirname(path), specifier);
    const to = [target, `${target}.ts`, `${target}/index.ts`].find((candidate) => known.has(candidate));
    return to === undefined ? [] : [{ to, line }];
  });
}

/** The shortest way from a file's imports back to it: `[b, c, a]` for a → b → c → a. */
function wayBack(graph: ReadonlyMap<string, readonly Edge[]>, start: string): string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    for (const { to } of graph.get(file) ?? []) {
      if (to === start) {
        const way = [start];
        for (let step = file; step !== start; step = cameFrom.get(step) ?? start) way.unshift(step);
        return way;
      }
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, file);
      queue.push(to);
    }
  }
  return undefined;
}
