import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Environment } from "./install/environment";
import { Refused } from "./install/program";
import type { Plan } from "./plan/plan";
import type { RunnerEvent, UpdateReport } from "./report/events";

const RUNNER = join(__dirname, "runner/main.py");
/** How much is kept of what programs and Spark print beside the report. */
const KEPT = 8000;

/**
 * Runs a plan on Spark.
 * @param folder for the plan and whatever Spark writes
 * @param onEvent is told what happens while it does
 */
export async function runPlan(
  plan: Plan,
  environment: Environment,
  { folder, onEvent = () => {} }: { readonly folder: string; readonly onEvent?: (event: RunnerEvent) => void },
): Promise<UpdateReport[]> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "plan.json");
  writeFileSync(file, JSON.stringify(plan));
  const updates: UpdateReport[] = [];
  await runProgram<RunnerEvent>([RUNNER, file, join(folder, "spark")], environment, (event) => {
    if (event.event === "update") {
      const { event: _, ...update } = event;
      updates.push(update);
    }
    onEvent(event);
  });
  return updates;
}

/**
 * Runs a program of Python that prints what happens as lines of JSON, and `ended` at last.
 * @param args the program, and what it is given
 */
export async function runProgram<E extends { readonly event: string }>(
  args: readonly string[],
  environment: Environment,
  onEvent: (event: E) => void,
): Promise<void> {
  // A group of its own, so that Java ends with it.
  const child = spawn(environment.python, ["-B", ...args], {
    env: environmentOf(environment),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It is gone already.
    }
  };
  process.once("exit", kill);
  let said = "";
  let isEnded = false;
  child.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-KEPT);
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = JSON.parse(line) as E;
    isEnded ||= event.event === "ended";
    onEvent(event);
  });
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve());
  });
  process.removeListener("exit", kill);
  if (!isEnded) throw new Refused(`Spark ended early. ${reasonIn(said)}`);
}

/** What Python and Java need of the user's environment: no credentials, so that no program reaches a cloud. */
const PASSED = ["PATH", "LANG", "LC_ALL", "TMPDIR", "SystemRoot"] as const;

function environmentOf({ python, javaHome, packages }: Environment): NodeJS.ProcessEnv {
  const passed = PASSED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return {
    ...Object.fromEntries(passed),
    PYSPARK_PYTHON: python,
    SPARK_LOCAL_IP: "127.0.0.1",
    PYTHONUTF8: "1",
    ...(javaHome === "" ? {} : { JAVA_HOME: javaHome }),
    ...(packages !== undefined && { PYTHONPATH: packages }),
  };
}

function reasonIn(said: string): string {
  if (/OutOfMemory|Cannot allocate memory/.test(said))
    return "There was not enough memory. Fix: leave 1.5 GB free for it.";
  const lines = said.split("\n").filter((line) => /^\w*(Error|Exception)\b/.test(line.trim()));
  const last = lines.at(-1)?.replaceAll(/(?<!\w)\/\S+/g, "…") ?? "It does not say why.";
  return `${last} Fix: remove .rehearsal and run again, which installs it anew.`;
}
