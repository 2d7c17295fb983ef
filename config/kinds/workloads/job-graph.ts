import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Job, Task } from "../../schema/workloads";
import { closest } from "../../spelling";
import type { EntryView } from "../view";

/** Tasks that a job can have. Source: Databricks, "Resource limits". */
const MOST_TASKS = 1000;

type Tasks = Readonly<Record<string, Salvaged<Task>>>;

/** Tasks wait for tasks that are there, and not in a circle; the outcome of a condition is asked of conditions. */
export function graphProblems({ tasks = {} }: Salvaged<Job>, view: EntryView): Problem[] {
  const keys = Object.keys(tasks);
  if (keys.length === 0) return [view.problem(["tasks"], "is empty", "write a task")];
  return [
    ...(keys.length > MOST_TASKS
      ? [view.problem(["tasks"], `${keys.length} tasks, and ${MOST_TASKS} is the most`, "make several jobs")]
      : []),
    ...keys.flatMap((key) => dependencyProblems(key, tasks, view)),
    ...circles(tasks).map((circle) =>
      view.problem(
        ["tasks", circle[0] ?? "", "dependsOn"],
        `waits for itself: ${[...circle, circle[0]].join(" → ")}`,
        "take one of these dependencies out",
      ),
    ),
  ];
}

function dependencyProblems(key: string, tasks: Tasks, view: EntryView): Problem[] {
  const { dependsOn = [] } = tasks[key] ?? {};
  const at = (index: number, field: string) => ["tasks", key, "dependsOn", index, field];
  return dependsOn.flatMap(({ task: name, outcome }, index) => {
    if (name === undefined) return [];
    const earlier = dependsOn.findIndex((other) => other.task === name && other.outcome === outcome);
    if (earlier < index) return [view.problem(at(index, "task"), `${name} is listed twice`, "remove it")];
    const target = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (target === undefined) {
      const meant = closest(name, Object.keys(tasks));
      return [
        view.problem(
          at(index, "task"),
          `the job has no task ${name} (it has: ${Object.keys(tasks).join(", ")})`,
          meant === undefined ? "correct the key" : `write "${meant}"`,
        ),
      ];
    }
    if (target.type === "condition" && outcome === undefined) {
      return [
        view.problem(
          at(index, "outcome"),
          `${name} is a condition, and goes on with one of two outcomes`,
          "say which: true or false",
        ),
      ];
    }
    return target.type !== undefined && target.type !== "condition" && outcome !== undefined
      ? [view.problem(at(index, "outcome"), `${name} is no condition, and has no outcome`, "remove it, or use runIf")]
      : [];
  });
}

/** Circles of tasks, each once, beginning with the task that is written first. */
function circles(tasks: Tasks): string[][] {
  const next = (key: string): string[] =>
    (Object.hasOwn(tasks, key) ? (tasks[key]?.dependsOn ?? []) : []).flatMap(({ task: name }) => name ?? []);
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (key: string, path: readonly string[]): void => {
    const start = path.indexOf(key);
    if (start >= 0) {
      found.push(path.slice(start));
      return;
    }
    if (done.has(key)) return;
    for (const other of next(key)) visit(other, [...path, key]);
    done.add(key);
  };
  for (const key of Object.keys(tasks)) visit(key, []);
  return found;
}
