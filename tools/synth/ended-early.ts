import { relative } from "node:path";

/** A file of a configuration and the line in it, in a stack trace. */
const CONFIG_PLACE = /(\/[^():\n]*?\/config\/(?:account|environments\/[^/():\n]+)\.ts):(\d+)/;

/**
 * What to say where something else ends the process: of code of the configuration, the file and line; what it throws is
 * left out, for it may hold a secret. Otherwise all that there is to know.
 */
export function endedEarly(root: string, trace: string): string {
  const [, file, line] = CONFIG_PLACE.exec(trace) ?? [];
  if (file === undefined) return `${trace}\nThe run was ended before it was done; the output is as it was.`;
  return `${relative(root, file)}: line ${line}: its code ended the run before it was done; the output is as it was. Fix: take out what exits, or runs later than the file is read.`;
}
