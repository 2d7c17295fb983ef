import { ended, Refused } from "./program";

/** The oldest that PySpark 4.3 runs on. */
const OLDEST = [3, 11] as const;
const NAMES = ["python3", "python3.13", "python3.12", "python3.11", "python"] as const;

/** A Python that PySpark runs on, by its name on PATH. */
export async function findPython(): Promise<string> {
  const found: string[] = [];
  for (const name of NAMES) {
    const { ok, output } = await ended(name, ["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]);
    if (!ok) continue;
    const [major = 0, minor = 0] = output.trim().split(".").map(Number);
    if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return name;
    found.push(`${name} is ${output.trim()}`);
  }
  const what = found.length === 0 ? "there is none on PATH" : found.join(", ");
  throw new Refused(
    `A rehearsal with data needs Python ${OLDEST.join(".")} or newer, and ${what}. Fix: install one and put it on PATH.`,
  );
}
