import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/** What changes something in the file system, or reads it, as far as a synthesis uses it. */
export const OPERATIONS = [
  "cpSync",
  "linkSync",
  "mkdirSync",
  "mkdtempSync",
  "readFileSync",
  "readdirSync",
  "renameSync",
  "rmSync",
  "rmdirSync",
  "writeFileSync",
] as const;
type Operation = (typeof OPERATIONS)[number];

/** Operations that need room on the disk. */
export const NEED_ROOM: readonly Operation[] = ["cpSync", "linkSync", "mkdirSync", "mkdtempSync", "writeFileSync"];

/** Ends what runs as a kill would: nothing in the file system works any more. */
class Killed extends Error {}

/** What one operation is to fail with, an error code or `killed`; undefined to let it do its work. */
export type Fault = (operation: Operation) => string | undefined;

function failing(code: string, operation: Operation, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: made to fail, ${operation} '${path}'`), { code, syscall: operation, path });
}

/**
 * Runs something while operations on files below a folder fail as they are told.
 * @param fault is asked before each of them
 * @returns what it threw, if it did
 */
export function withFaults(folder: string, fault: Fault, run: () => void): unknown {
  const before = OPERATIONS.map((name) => [name, Reflect.get(fs, name)] as const);
  for (const [name, original] of before) {
    Reflect.set(fs, name, (...args: readonly unknown[]) => {
      const path = args.slice(0, 2).find((one) => typeof one === "string" && one.startsWith(folder));
      const code = path === undefined ? undefined : fault(name);
      if (code === "killed") throw new Killed();
      if (code !== undefined) throw failing(code, name, String(path));
      return Reflect.apply(original as () => unknown, fs, args);
    });
  }
  syncBuiltinESMExports();
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  } finally {
    for (const [name, original] of before) Reflect.set(fs, name, original);
    syncBuiltinESMExports();
  }
}
