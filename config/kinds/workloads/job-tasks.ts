import { allows, catalogNames } from "../../derive/libraries";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ProjectFile } from "../../project-files";
import type { Path } from "../../references";
import type { Job, RepeatedTask, Task } from "../../schema/workloads";
import type { EntryView } from "../view";
import { suiteProblems } from "./job-suites";
import { filesAt, isNotebook, missingFile } from "./program";

type Step = Salvaged<Task> | Salvaged<RepeatedTask>;

/** Every task, those that are repeated among them, with where it is. */
export function stepsOf<T extends { readonly type?: string }, R>(
  tasks: Readonly<Record<string, T>>,
): { readonly step: T | R; readonly path: Path }[] {
  return Object.entries(tasks).flatMap(([key, task]) => {
    const path = ["tasks", key];
    const inside = task.type === "for-each" ? (task as { readonly task?: R }).task : undefined;
    return [{ step: task, path }, ...(inside === undefined ? [] : [{ step: inside, path: [...path, "task"] }])];
  });
}

/** Languages of notebooks by the ends of their files' names. */
export const LANGUAGES: Readonly<Record<string, string>> = { py: "PYTHON", sql: "SQL", scala: "SCALA", r: "R" };

/** End of a file's name: `py`. */
export const endOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1).toLowerCase();

/** Type of a task → ends of the names of its file. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  notebook: Object.keys(LANGUAGES),
  python: ["py"],
  sql: ["sql"],
};

/** What tasks name of the program is in it, and of the right sort. */
export function fileProblems(job: Salvaged<Job>, files: readonly ProjectFile[], view: EntryView): Problem[] {
  return [
    ...steps(job).flatMap(({ step, path }) => stepFiles(step, path, files, view)),
    ...Object.entries(job.environments ?? {}).flatMap(([key, { wheels }]) =>
      wheelProblems(wheels, ["environments", key], files, view),
    ),
  ];
}

/** Files need a folder that they are in. */
export function programProblem(job: Salvaged<Job>, view: EntryView): Problem[] {
  if (job.program !== undefined) return [];
  const needs = steps(job).filter(
    ({ step }) => "file" in step || step.type === "dbt" || "suites" in step || hasWheels(step),
  );
  return needs.map(({ path }) =>
    view.problem(path, "needs files, and the job has no program", "name their folder under program"),
  );
}

const hasWheels = (step: Step): boolean => "wheels" in step && (step.wheels ?? []).length > 0;

const steps = ({ tasks = {} }: Salvaged<Job>) => stepsOf<Salvaged<Task>, Salvaged<RepeatedTask>>(tasks);

function stepFiles(step: Step, path: Path, files: readonly ProjectFile[], view: EntryView): Problem[] {
  if (step.type === "great-expectations") return suiteProblems(step, path, files, view);
  const wheels = "wheels" in step ? wheelProblems(step.wheels, path, files, view) : [];
  if (step.type === "dbt") {
    const folder = step.project === undefined ? "dbt_project.yml" : `${step.project}/dbt_project.yml`;
    return [...missingFile(files, folder, [...path, "project"], view), ...wheels];
  }
  if (!("file" in step) || step.file === undefined || step.type === undefined) return wheels;
  const field = [...path, "file"];
  const missing = missingFile(files, step.file, field, view);
  if (missing.length > 0) return [...missing, ...wheels];
  const ends = ENDS[step.type] ?? [];
  if (!ends.includes(endOf(step.file))) {
    const names = ends.map((end) => `.${end}`).join(" or ");
    return [
      view.problem(field, `a task of type ${step.type} cannot run ${step.file}`, `name a file that ends in ${names}`),
      ...wheels,
    ];
  }
  const notebook = files.some((file) => file.path === step.file && isNotebook(file));
  return notebook && step.type !== "notebook"
    ? [
        view.problem(
          field,
          `${step.file} is a notebook, exported as a file`,
          'set type to "notebook", or remove its first line',
        ),
        ...wheels,
      ]
    : wheels;
}

function wheelProblems(
  wheels: readonly string[] = [],
  path: Path,
  files: readonly ProjectFile[],
  view: EntryView,
): Problem[] {
  return wheels.flatMap((wheel, index) => {
    const field = [...path, "wheels", index];
    if (filesAt(files, wheel).length === 0) return missingFile(files, wheel, field, view);
    return endOf(wheel) === "whl" ? [] : [view.problem(field, `${wheel} is no wheel`, "name a file that ends in .whl")];
  });
}

/** Tasks run on clusters and in environments that the job has, on one of the two. */
export function computeProblems(job: Salvaged<Job>, view: EntryView): Problem[] {
  return steps(job).flatMap(({ step, path }) => {
    const named = (record: "clusters" | "environments", field: "cluster" | "environment", key: string | undefined) =>
      key === undefined || Object.hasOwn(job[record] ?? {}, key)
        ? []
        : [
            view.problem(
              [...path, field],
              `the job has no ${field} ${key} (it has: ${Object.keys(job[record] ?? {}).join(", ") || "none"})`,
              `correct the key, or declare it under ${record}`,
            ),
          ];
    const cluster = "cluster" in step ? step.cluster : undefined;
    const environment = "environment" in step ? step.environment : undefined;
    return [
      ...named("clusters", "cluster", cluster),
      ...named("environments", "environment", environment),
      ...whereProblems(step, { cluster, environment }, path, view),
      ...jarProblems(job, step, path, view),
    ];
  });
}

/** Types whose tasks say where they run: Python outside of notebooks has no environment of its own. */
const SAYS_WHERE = ["python", "wheel", "dbt"];

function whereProblems(
  step: Step,
  { cluster, environment }: { readonly cluster: string | undefined; readonly environment: string | undefined },
  path: Path,
  view: EntryView,
): Problem[] {
  if (cluster !== undefined && environment !== undefined) {
    return [view.problem([...path, "environment"], "runs on a cluster already", "keep one of cluster and environment")];
  }
  const installs = "dependencies" in step ? [...(step.dependencies ?? []), ...(step.wheels ?? [])] : [];
  return [
    ...(cluster === undefined && environment === undefined && SAYS_WHERE.includes(step.type ?? "")
      ? [view.problem(path, "does not say where it runs", "name an environment, or a cluster, of the job")]
      : []),
    ...(environment !== undefined && installs.length > 0
      ? [
          view.problem(
            path,
            "installs packages, and runs in an environment, which has its own",
            `move dependencies and wheels to environments.${environment}`,
          ),
        ]
      : []),
  ];
}

/** A cluster that several programs share installs only JARs that an administrator has let in. */
function jarProblems({ clusters }: Salvaged<Job>, step: Step, path: Path, view: EntryView): Problem[] {
  if (step.type !== "jar" || step.cluster === undefined || step.allowlisted !== false) return [];
  const { metastore } = view.environment;
  if (allows(metastore?.artifactAllowlist?.jars, step.jars ?? [], catalogNames(view.environment))) return [];
  return clusters?.[step.cluster]?.accessMode === "standard"
    ? [
        view.problem(
          [...path, "cluster"],
          `${step.cluster} has the access mode standard, where JARs need an entry in the metastore's allowlist`,
          `set clusters.${step.cluster}.accessMode to "dedicated", or add their folder to metastore.artifactAllowlist.jars; where another environment or somebody else keeps the list, set allowlisted`,
        ),
      ]
    : [];
}
