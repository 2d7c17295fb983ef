import { existsSync } from "node:fs";
import { join } from "node:path";
import { type NamedSchemas, readNamedSchemas } from "../simulate/schema/named";
import type { Fault } from "./schema";

/** The schemas that the configuration names, or what is wrong with their file; none where it names no file. */
export function namedSchemas(file: string | undefined, project: string): NamedSchemas | Fault {
  if (file === undefined) return new Map();
  const path = join(project, file);
  const fix = "write it with terraform providers schema -json, in a folder with the wanted versions";
  if (!existsSync(path)) return { message: `there is no file ${file}`, fix };
  try {
    return readNamedSchemas(path);
  } catch {
    return { message: `${file} is not what terraform providers schema -json prints`, fix };
  }
}
