import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../rehearse/install/environment";
import { runProgram } from "../rehearse/run";
import type { Case, Value } from "./cases";
import { rowsText } from "./views";

const RUNNER = join(__dirname, "../rehearse/runner/policies.py");

/** What became of a case. */
export interface Tried {
  readonly name: string;
  readonly wanted: Value;
  /** What Spark gave; undefined where it failed. */
  readonly seen?: Value;
  readonly error?: string;
  readonly isAsWanted: boolean;
}

interface Answer {
  readonly event: "case" | "ended";
  readonly case: number;
  readonly value?: Value;
  readonly error?: string;
}

/**
 * Asks functions on Spark.
 * @param folder for whatever Spark writes
 */
export async function runCases(cases: readonly Case[], environment: Environment, folder: string): Promise<Tried[]> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "policies.json");
  writeFileSync(file, JSON.stringify(cases.map(({ statements, query }) => ({ statements, query }))));
  const answers = new Map<number, Answer>();
  await runProgram<Answer>([RUNNER, file, join(folder, "spark-policies")], environment, (answer) => {
    if (answer.event === "case") answers.set(answer.case, answer);
  });
  return cases.map((one, index) => triedOf(one, answers.get(index)));
}

/** Nothing is left out where a filter gives nothing: such a row is not seen. */
export function triedOf(
  { name, wanted, isFilter, isRows }: Case,
  answer: Pick<Answer, "value" | "error"> | undefined,
): Tried {
  if (answer === undefined) return { name, wanted, error: "Spark did not answer", isAsWanted: false };
  if (answer.error !== undefined) return { name, wanted, error: answer.error, isAsWanted: false };
  const value = answer.value ?? null;
  if (isRows) {
    const seen = rowsText(JSON.parse(String(value)));
    return { name, wanted, seen, isAsWanted: seen === wanted };
  }
  const seen = isFilter && value === null ? false : value;
  return { name, wanted, seen, isAsWanted: seen === wanted };
}

/** A line for each that is not as wanted, and one for all. */
export function triedText(tried: readonly Tried[]): string {
  const failed = tried.filter(({ isAsWanted }) => !isAsWanted);
  return [
    ...failed.map(({ name, wanted, seen, error }) =>
      error === undefined
        ? `NOT AS EXPECTED: ${name}: sees ${JSON.stringify(seen)}, and not ${JSON.stringify(wanted)}`
        : `FAILED: ${name}: ${error}`,
    ),
    `policies: ${tried.length - failed.length} of ${tried.length} lines as expected`,
  ].join("\n");
}
