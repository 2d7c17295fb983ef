import { at, type ObjectValue } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { itemsOf, textOf, textsAt } from "../../../values";

/** The tasks of a job wait for tasks that exist, not in a circle, and run on clusters that the job has. */
export const jobTasks: Rule = {
  id: "job-tasks",
  source: "Jobs API",
  types: ["databricks_job"],
  operations: ["create", "update"],
  refuses({ planned }) {
    const tasks = itemsOf(planned, "task");
    const problem = problemOf(tasks, planned ?? {});
    if (problem === undefined) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `databricks_job ${textOf(at(planned, "name"))}: ${problem}`,
      fix: "correct task_key, depends_on and job_cluster_key of the tasks",
      path: [{ attribute: "task" }],
    };
  },
};

function problemOf(tasks: readonly ObjectValue[], job: ObjectValue): string | undefined {
  const keys = tasks.map((task) => textOf(at(task, "task_key")) ?? "");
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) return `two tasks have the key "${twice}"`;
  const clusters = textsAt(job, "job_cluster.job_cluster_key");
  const before = new Map(
    tasks.map((task) => [textOf(at(task, "task_key")) ?? "", textsAt(task, "depends_on.task_key")]),
  );
  for (const task of tasks) {
    const key = textOf(at(task, "task_key")) ?? "";
    const unknown = before.get(key)?.find((other) => !keys.includes(other));
    if (unknown !== undefined) return `the task ${key} depends on "${unknown}", which the job does not have`;
    if (reaches(key, key, before)) return `the task ${key} waits for itself`;
    const cluster = textOf(at(task, "job_cluster_key"));
    if (cluster !== undefined && !clusters.includes(cluster)) {
      return `the task ${key} runs on the job cluster "${cluster}", which the job does not have`;
    }
  }
  return undefined;
}

function reaches(
  from: string,
  goal: string,
  before: ReadonlyMap<string, readonly string[]>,
  seen = new Set<string>(),
): boolean {
  return (before.get(from) ?? []).some((next) => {
    if (next === goal) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    return reaches(next, goal, before, seen);
  });
}
