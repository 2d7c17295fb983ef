import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { KAFKA_CLIENT, MYSQL_DRIVER, POSTGRES_DRIVER, SQL_SERVER_DRIVER } from "../../config/facts/reverse-etl";
import { type Environment, packagesIn } from "../../tools/rehearse/install/environment";
import { working } from "../../tools/rehearse/install/working";
import { runProgram } from "../../tools/rehearse/run";

const ROOT = join(__dirname, "../..");
const PROGRAMS = "assets/jobs";
const CASES = join(__dirname, "jobs");

/** What cases need beside Spark. */
interface Needed {
  /** Folder that it is installed into, the same for the same packages. */
  readonly name: string;
  readonly packages: readonly string[];
}

/** Stores to write into, and clients of them. */
const STORES: Needed = {
  name: "stores-3",
  packages: [
    "boto3==1.44.8",
    "moto==5.2.5",
    "embedded-postgres==18.6.3",
    POSTGRES_DRIVER.value,
    MYSQL_DRIVER.value,
    SQL_SERVER_DRIVER.value,
    // Reads SQL of SQL Server, of which no package has a server.
    "sqlglot==30.30.0",
    ...KAFKA_CLIENT.value,
  ],
};

/** What runs and models are kept with. Source: PyPI, 2026-11. */
const MLFLOW: Needed = {
  name: "mlflow-1",
  packages: ["mlflow-skinny==3.17.2", "pandas==3.1.1", "sqlalchemy==2.1.9", "alembic==1.20.1"],
};

/** Programs of examples that have cases, by the file of the cases: where they are, and what they need. */
const EXAMPLES: Readonly<Record<string, { readonly program: string; readonly needs: Needed }>> = {
  "demand_model.py": { program: "examples/reference/programs/demand-model/demand_model.py", needs: MLFLOW },
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

/** Programs of jobs that run against other stores or a registry of models, whose cases are programs of Python of the same name. */
const programs = [
  ...readdirSync(join(ROOT, PROGRAMS))
    .filter((name) => existsSync(join(CASES, name)))
    .map((name) => ({ name, program: `${PROGRAMS}/${name}`, needs: STORES })),
  ...Object.entries(EXAMPLES).map(([name, of]) => ({ name, ...of })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

/** Every case, as the programs with the cases list them. */
export const JOB_CASES: readonly JobCase[] = programs.flatMap(({ name, program }) => {
  const [, listed = ""] = /^CASES = \[\n([^\]]*)^\]/m.exec(readFileSync(join(CASES, name), "utf8")) ?? [];
  return [...listed.matchAll(/\w+/g)].map(([of]) => ({ program, name: of.replaceAll("_", " ") }));
});

/** Programs whose cases are not found. */
export const JOBS_WITHOUT_CASES = programs
  .map(({ program }) => program)
  .filter((program) => !JOB_CASES.some((one) => one.program === program));

/** Runs cases on Spark; a line for each, and how many failed. */
export async function runJobs(
  cases: readonly JobCase[],
  environment: Environment,
): Promise<{ readonly text: string; readonly failed: number }> {
  const answers = new Map<string, Answer>();
  for (const { name, program, needs } of programs) {
    const chosen = cases.filter((one) => one.program === program).map((one) => one.name);
    if (chosen.length === 0) continue;
    const packages = await packagesIn(ROOT, needs, environment, working);
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
