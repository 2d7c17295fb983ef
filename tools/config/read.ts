import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { linesOf } from "../where/line";
import type { LineIn } from "./provenance";

/** Lines of settings in the files of a project, each of which is read once. */
export function linesIn(project: string): LineIn {
  const read = new Map<string, ReturnType<typeof linesOf>>();
  return (file, segments) => {
    const known = read.get(file) ?? linesOf(textOf(join(project, file)));
    read.set(file, known);
    return known(segments)?.line;
  };
}

const textOf = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");
