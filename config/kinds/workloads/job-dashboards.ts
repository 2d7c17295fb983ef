import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ParsedConsumer } from "../../schema/consumers";
import type { Job } from "../../schema/workloads";
import type { EntryView } from "../view";

/** Schemas whose tables a dashboard shows, as far as its entry names them. */
export function schemasShown(consumer: ParsedConsumer): { catalog: string; schema: string }[] {
  if (consumer.kind !== "dashboard") return [];
  const { catalog, schema, content } = consumer;
  const logs =
    content.mode === "quality" ? content.logs.map((log) => ({ catalog: log.catalog, schema: log.schema })) : [];
  return [...(catalog === undefined ? [] : [{ catalog, schema }]), ...logs];
}

/** Dashboards can be queried by the warehouse of the task, for somebody. Source: Databricks, "Dashboard task for jobs" (2026-11). */
export function dashboardTaskProblems({ tasks }: Salvaged<Job>, view: EntryView): Problem[] {
  return Object.entries(tasks ?? {}).flatMap(([key, task]) => {
    if (task.type !== "dashboard") return [];
    const { warehouse: named, subscription } = task;
    const consumers = view.environment.consumers ?? {};
    const warehouse = named !== undefined && Object.hasOwn(consumers, named) ? consumers[named] : undefined;
    const { users, destinations } = subscription ?? {};
    return [
      ...(warehouse?.kind === "sql-warehouse" && warehouse.type === "CLASSIC"
        ? [
            view.problem(
              ["tasks", key, "warehouse"],
              `${named} is CLASSIC, on which no task queries a dashboard`,
              "name a warehouse of type PRO, serverless or not",
            ),
          ]
        : []),
      ...(users?.length === 0 && destinations?.length === 0
        ? [
            view.problem(
              ["tasks", key, "subscription"],
              "names nobody",
              "name users or destinations, or leave subscription out",
            ),
          ]
        : []),
    ];
  });
}
