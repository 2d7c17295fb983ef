import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { Job } from "../../schema/workloads";
import type { EntryView } from "../view";

/** A value that Databricks fills in when a task starts. Source: Databricks, "What is a dynamic value reference?". */
const DYNAMIC = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** References in the values of a job lead to parameters and tasks that it has; secrets are referred to elsewhere. */
export function valueProblems(job: Salvaged<Job>, view: EntryView): Problem[] {
  const parameters = Object.keys(job.parameters ?? {});
  const tasks = Object.keys(job.tasks ?? {});
  return textsIn(job.tasks, ["tasks"]).flatMap(({ text, path }) =>
    [...text.matchAll(DYNAMIC)].flatMap(([whole, reference = ""]) => {
      const fault = faultOf(reference, parameters, tasks);
      return fault === undefined ? [] : [view.problem(path, `${whole} ${fault.what}`, fault.fix)];
    }),
  );
}

function faultOf(reference: string, parameters: readonly string[], tasks: readonly string[]) {
  const [start = "", second = "", third = "", fourth] = reference.split(/[./]/);
  if (start === "secrets") {
    return {
      what: "would show the secret to whoever sees the run",
      fix: "let the program read it with dbutils.secrets.get, and list the scope under secretScopes",
    };
  }
  if (start === "job" && second === "parameters") {
    const name = reference.slice("job.parameters.".length);
    return parameters.includes(name)
      ? undefined
      : {
          what: `is no parameter of the job (${listed(parameters)})`,
          fix: "add it to parameters, or correct the name",
        };
  }
  if (start === "tasks") {
    if (!tasks.includes(second))
      return { what: `is of no task of the job (${listed(tasks)})`, fix: "correct the task's key" };
    return third === "values" && fourth === undefined
      ? { what: "names no value", fix: `write it as {{tasks.${second}.values.<name>}}` }
      : undefined;
  }
  return OTHERS.includes(start)
    ? undefined
    : { what: "is no value that Databricks knows", fix: `begin it with one of ${["tasks", ...OTHERS].join(", ")}` };
}

/** Other beginnings of such references. */
const OTHERS = ["job", "task", "workspace", "input", "backfill"];

const listed = (names: readonly string[]): string => (names.length === 0 ? "none is defined" : names.join(", "));

/** Texts anywhere in a value, with where they are. */
function textsIn(value: unknown, path: Path): { readonly text: string; readonly path: Path }[] {
  if (typeof value === "string") return [{ text: value, path }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    textsIn(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
