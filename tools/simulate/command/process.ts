import { readFileSync } from "node:fs";

/**
 * When a process began, as text that no other process with the same id shares: the kernel's count since it was started.
 * Sources: proc_pid_stat(5), fields 3 (state) and 22 (starttime); kill(2) with signal 0.
 * @returns empty where the system does not say; undefined where there is no such process any more
 */
export function startOf(pid: number): string | undefined {
  const stat = statOf(pid);
  if (stat === undefined) return exists(pid) ? "" : undefined;
  // The second field is the name of the program in parentheses, which may have any character in it.
  const [state = "", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  // A zombie has ended; nobody has asked how.
  return "ZX".includes(state) ? undefined : (rest[18] ?? "");
}

/**
 * Whether a process is still there, and not another one that got its number.
 * @param started as `startOf` said at the time; empty for not known
 */
export function isSame(pid: number, started: string): boolean {
  const now = startOf(pid);
  return now !== undefined && (now === "" || started === "" || now === started);
}

/** Linux only. */
function statOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
