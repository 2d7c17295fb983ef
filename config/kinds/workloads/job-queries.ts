import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ParsedConsumer } from "../../schema/consumers";
import type { Job, RepeatedTask, Task } from "../../schema/workloads";
import type { EntryView } from "../view";
import { stepsOf } from "./job-tasks";

/** The schema that a saved query asks, as far as its entry names it. */
export const schemaAsked = (consumer: ParsedConsumer): { catalog: string; schema: string }[] =>
  consumer.kind === "query" ? [{ catalog: consumer.catalog, schema: consumer.schema }] : [];

/** Tasks give values to parameters that their query has; those that are ranges or several values it keeps as it says them. */
export function queryTaskProblems({ tasks }: Salvaged<Job>, view: EntryView): Problem[] {
  const consumers = view.environment.consumers ?? {};
  return stepsOf<Salvaged<Task>, Salvaged<RepeatedTask>>(tasks ?? {}).flatMap(({ step, path }) => {
    if (step.type !== "query" || step.query === undefined || !Object.hasOwn(consumers, step.query)) return [];
    const query = consumers[step.query];
    if (query?.kind !== "query") return [];
    const { parameters: has = {} } = query;
    return Object.keys(step.parameters ?? {}).flatMap((name) => {
      const at = [...path, "parameters", name];
      const parameter = Object.hasOwn(has, name) ? has[name] : undefined;
      if (parameter === undefined) {
        const known = Object.keys(has).sort().join(", ") || "none";
        return [
          view.problem(at, `the query ${step.query} has no such parameter (${known})`, "correct it, or remove it"),
        ];
      }
      const isMany = parameter.type === "date-range" || ("several" in parameter && parameter.several !== undefined);
      return isMany
        ? [view.problem(at, "takes several values, and a task gives one", "remove it: the query has its own values")]
        : [];
    });
  });
}
