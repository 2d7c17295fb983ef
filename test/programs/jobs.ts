import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KAFKA_CLIENT, MYSQL_DRIVER, POSTGRES_DRIVER } from "../../config/facts/reverse-etl";
import { type Environment, packagesIn } from "../../tools/rehearse/install/environment";
import { working } from "../../tools/rehearse/install/working";
import { runProgram } from "../../tools/rehearse/run";

const ROOT = join(__dirname, "../..");
const PROGRAMS = "assets/jobs";
const CASES = join(__dirname, "jobs");
/** What cases need beside Spark: stores to write into, and clients of them. */
const STORES = {
  name: "stores-2",
  packages: [
    "boto3==1.44.8",
    "moto==5.2.5",
    "embedded-postgres==18.6.3",
    POSTGRES_DRIVER.value,
    MYSQL_DRIVER.value,
    ...KAFKA_CLIENT.value,
  ],
};

/** A case of the program of a job. */
export interface JobCase {
  /** File of the program, from the root of the project. */
  readonly program: string;
  readonly name: string;
}

interface Answer {
  readonly event: "case" | "ended";
  readonly name: string;
  /** Why it failed. */
  readonly error?: string;
}

/** Programs of jobs that run against other stores, whose cases are programs of Python of the same name. */
const programs = readdirSync(join(ROOT, PROGRAMS))
  .filter((name) => existsSync(join(CASES, name)))
  .sort();

/** Every case, as the programs with the cases list them. */
export const JOB_CASES: readonly JobCase[] = programs.flatMap((name) => {
  const [, listed = ""] = /^CASES = \[\n([^\]]*)^\]/m.exec(readFileSync(join(CASES, name), "utf8")) ?? [];
  return [...listed.matchAll(/\w+/g)].map(([of]) => ({
    program: `${PROGRAMS}/${name}`,
    name: of.replaceAll("_", " "),
  }));
});

/** Programs whose cases are not found. */
export const JOBS_WITHOUT_CASES = programs
  .map((name) => `${PROGRAMS}/${name}`)
  .filter((program) => !JOB_CASES.some((one) => one.program === program));

/** Runs cases on Spark; a line for each, and how many failed. */
export async function runJobs(
  cases: readonly JobCase[],
  environment: Environment,
): Promise<{ readonly text: string; readonly failed: number }> {
  const packages = await packagesIn(ROOT, STORES, environment, working);
  const answers = new Map<string, Answer>();
  for (const name of programs) {
    const program = `${PROGRAMS}/${name}`;
    const chosen = cases.filter((one) => one.program === program).map((one) => one.name);
    if (chosen.length === 0) continue;
    const args = [join(CASES, name), join(ROOT, program), JSON.stringify(chosen)];
    await working(`${chosen.length} cases of ${name} on Spark`, () =>
      runProgram<Answer>(args, { ...environment, packages }, (answer) => {
        if (answer.event === "case") answers.set(`${program}: ${answer.name}`, answer);
      }),
    );
  }
  const lines = cases.map(({ program, name }) => {
    const answer = answers.get(`${program}: ${name}`);
    const error = answer === undefined ? "was not run" : answer.error;
    return error === undefined
      ? { ok: true, line: `ok  ${program}: ${name}` }
      : { ok: false, line: `FAILED  ${program}: ${name}\n        ${error.trimEnd().replaceAll("\n", "\n        ")}` };
  });
  return {
    text: lines.map(({ line }) => `${line}\n`).join(""),
    failed: lines.filter(({ ok }) => !ok).length,
  };
}
