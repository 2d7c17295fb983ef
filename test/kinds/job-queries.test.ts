import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { input, JOB } from "../support/jobs";
import { accountInput, platformOf } from "../support/platform";
import { QUERY, SHOPS } from "../support/queries";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import type { JobInput } from "../support/workloads";

const TASKS: JobInput["tasks"] = {
  orders: {
    type: "query",
    query: "orders",
    warehouse: "bi",
    parameters: { name: "c d", day: "2026-11-28" },
    retries: 2,
  },
  shops: {
    type: "for-each",
    inputs: ["DE", "FR"],
    task: { type: "query", query: "orders", warehouse: "bi", parameters: { country: "{{input}}" } },
    dependsOn: [{ task: "orders" }],
  },
};

const withQueries = (tasks: JobInput["tasks"] = TASKS): EnvironmentInput =>
  input({ tasks, clusters: {}, environments: {}, reads: [], writes: [] }, (changed) => {
    changed.consumers = { ...changed.consumers, orders: structuredClone(QUERY), shops: structuredClone(SHOPS) };
  });

describe("a task that runs a saved query, in the configuration", () => {
  const problems = (changes: Readonly<Record<string, unknown>>): string => {
    const { workloads, workspaces, consumers } = withQueries({ orders: structuredClone(TASKS.orders) as never });
    const at = Object.entries(changes).map(([field, value]) => [`workloads.nightly.tasks.orders.${field}`, value]);
    return report({ dev: { workloads, workspaces, consumers, ...Object.fromEntries(at) } });
  };

  it.each([{}, { parameters: undefined }, { query: "shops", parameters: {} }, { timeoutMinutes: 20 }])(
    "is taken: %j",
    (changes) => expect(problems(changes)).toBe(""),
  );

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ query: undefined }, "tasks.orders.query"],
    [{ query: "odrers" }, '"odrers" is not a consumer'],
    [{ query: "bi" }, "tasks.orders.query"],
    [{ query: "gold-overview" }, "tasks.orders.query"],
    [{ warehouse: undefined }, "tasks.orders.warehouse"],
    [{ warehouse: "shops" }, "tasks.orders.warehouse"],
    [{ parameters: { colour: "red" } }, "the query orders has no such parameter (country, day"],
    [{ query: "shops", parameters: { name: "x" } }, "the query shops has no such parameter (none)"],
    [{ parameters: { paid: "2026-11-28" } }, "parameters.paid: takes several values"],
    [{ parameters: { shops: "Graz" } }, "parameters.shops: takes several values"],
    [{ parameters: { name: 5 } }, "tasks.orders.parameters.name"],
    [{ file: "orders.sql" }, "tasks.orders.file: is not a known setting"],
    [{ cluster: "small" }, "tasks.orders.cluster: is not a known setting"],
    [{ retries: 11 }, "tasks.orders.retries"],
  ])("is refused: %j", (changes, message) => expect(problems(changes)).toContain(message));
});

describe("a task that runs a saved query", () => {
  const platform = platformOf(accountInput(), withQueries());
  const stacks = synthPlatform(platform);
  const of = (name: string) => {
    const found = stacks.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no stack ${name}`);
    return found.json;
  };
  const serving = of("dev-serving-main");
  const { task } = resource(serving, JOB) as { task: { task_key: string }[] };

  it("names the query, the warehouse and values, once and for each of several", () => {
    const query = { query_id: "${databricks_query.consumer-orders.id}" };
    const warehouse_id = "${databricks_sql_endpoint.consumer-bi.id}";
    expect(task.find(({ task_key }) => task_key === "orders")).toMatchObject({
      max_retries: 2,
      sql_task: { query, warehouse_id, parameters: { name: "c d", day: "2026-11-28" } },
    });
    expect(task.find(({ task_key }) => task_key === "shops")).toMatchObject({
      for_each_task: { task: { sql_task: { query, warehouse_id, parameters: { country: "{{input}}" } } } },
    });
  });

  it("is let run the query, on the warehouse, and read its schema", () => {
    const permissions = resource(serving, "databricks_permissions.consumer-orders_permissions");
    expect(permissions.access_control).toContainEqual(
      expect.objectContaining({ permission_level: "CAN_RUN", service_principal_name: expect.any(String) }),
    );
    const job = platform.environments[0]?.workloads.nightly;
    expect(job?.kind === "job" && job.shown).toContainEqual({ catalog: "sales", schema: "gold" });
  });

  it("gives nobody else anything: a query that no task runs keeps its list", () => {
    const permissions = resource(serving, "databricks_permissions.consumer-shops_permissions");
    expect(JSON.stringify(permissions.access_control)).not.toContain("ingestion");
  });
});
