import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { APPLICATION, input, JOB, OWNER } from "../support/jobs";
import { accountInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import type { JobInput } from "../support/workloads";

const LOG = { catalog: "sales", schema: "bronze", table: "orders_event_log" };
const TASKS: JobInput["tasks"] = {
  overview: {
    type: "dashboard",
    dashboard: "gold-overview",
    warehouse: "bi",
    subscription: {
      users: ["ada@acme.example", "bob@acme.example"],
      destinations: ["team", "on-call"],
      subject: "Sales of yesterday",
      paused: true,
    },
    retries: 1,
  },
  quality: { type: "dashboard", dashboard: "quality", warehouse: "bi", dependsOn: [{ task: "overview" }] },
  queries: { type: "dashboard", dashboard: "queries", warehouse: "bi" },
};

function withDashboards(tasks: JobInput["tasks"] = TASKS): EnvironmentInput {
  return input({ tasks, clusters: {}, environments: {}, reads: [], writes: [] }, (changed) => {
    const shared = { kind: "dashboard", workspace: "main", warehouse: "bi", permissions: {} } as const;
    changed.consumers = {
      ...changed.consumers,
      quality: {
        ...shared,
        title: "Quality",
        catalog: "sales",
        schema: "silver",
        content: { mode: "quality", logs: [LOG] },
      },
      queries: { ...shared, title: "Queries", content: { mode: "queries" } },
      old: {
        kind: "sql-warehouse",
        workspace: "main",
        size: "Small",
        type: "CLASSIC",
        serverless: false,
        permissions: {},
      },
    };
  });
}

describe("a task that queries a dashboard, in the configuration", () => {
  const problems = (changes: Readonly<Record<string, unknown>>): string => {
    const { workloads, workspaces, consumers } = withDashboards({ overview: TASKS.overview as never });
    const at = Object.entries(changes).map(([field, value]) => [`workloads.nightly.tasks.overview.${field}`, value]);
    return report({ dev: { workloads, workspaces, consumers, ...Object.fromEntries(at) } });
  };

  it.each([
    {},
    { subscription: undefined },
    { subscription: { users: ["ada@acme.example"] } },
    { subscription: { destinations: ["team"] } },
    { dashboard: "queries" },
  ])("is taken: %j", (changes) => {
    expect(problems(changes)).toBe("");
  });

  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ dashboard: undefined }, "tasks.overview.dashboard"],
    [{ dashboard: "gold-overveiw" }, '"gold-overveiw" is not'],
    [{ dashboard: "bi" }, "tasks.overview.dashboard"],
    [{ warehouse: undefined }, "tasks.overview.warehouse"],
    [{ warehouse: "gold-overview" }, "tasks.overview.warehouse"],
    [
      { warehouse: "old" },
      "tasks.overview.warehouse: old is CLASSIC, on which no task queries a dashboard. Fix: name a warehouse of type PRO",
    ],
    [{ subscription: {} }, "tasks.overview.subscription: names nobody. Fix: name users or destinations"],
    [{ subscription: { users: [], destinations: [], subject: "Sales" } }, "tasks.overview.subscription: names nobody"],
    [{ subscription: { users: ["Ada <ada@acme.example>"] } }, "tasks.overview.subscription.users.0"],
    [{ subscription: { users: ["ada@acme.example", "ada@acme.example"] } }, "tasks.overview.subscription.users.1"],
    [{ subscription: { destinations: ["taem"] } }, "tasks.overview.subscription.destinations.0"],
    [{ subscription: { users: ["ada@acme.example"], subject: "two\nlines" } }, "tasks.overview.subscription.subject"],
    [{ subscription: { users: ["ada@acme.example"], subject: "…" } }, "tasks.overview.subscription.subject"],
    [{ subscription: { users: ["ada@acme.example"], paused: "yes" } }, "tasks.overview.subscription.paused"],
    [{ file: "report.py" }, "tasks.overview.file: is not a known setting"],
    [{ cluster: "small" }, "tasks.overview.cluster: is not a known setting"],
  ])("is refused: %j", (changes, message) => {
    expect(problems(changes)).toContain(message);
  });
});

describe("a task that queries a dashboard", () => {
  const serving = synthPlatform(platformOf(accountInput(), withDashboards())).find(
    ({ name }) => name === "dev-serving-main",
  );
  if (serving === undefined) throw new Error("no serving stack");
  const { task } = resource(serving.json, JOB) as { task: { task_key: string }[] };

  it("names the dashboard, the warehouse and who gets a picture", () => {
    expect(task.find(({ task_key }) => task_key === "overview")).toEqual({
      task_key: "overview",
      max_retries: 1,
      min_retry_interval_millis: 60_000,
      dashboard_task: {
        dashboard_id: "${databricks_dashboard.consumer-gold-overview.id}",
        warehouse_id: "${databricks_sql_endpoint.consumer-bi.id}",
        subscription: {
          custom_subject: "Sales of yesterday",
          paused: true,
          subscribers: [
            { user_name: "ada@acme.example" },
            { user_name: "bob@acme.example" },
            ...[".team", '["on-call"]'].map((key) => ({
              destination_id: `\${data.terraform_remote_state.settings-main.outputs.notification_destination_ids${key}}`,
            })),
          ],
        },
      },
    });
  });

  it("sends nothing where there are no subscribers", () => {
    expect(task.find(({ task_key }) => task_key === "queries")).toEqual({
      task_key: "queries",
      max_retries: 0,
      dashboard_task: {
        dashboard_id: "${databricks_dashboard.consumer-queries.id}",
        warehouse_id: "${databricks_sql_endpoint.consumer-bi.id}",
      },
    });
  });

  it.each(["gold-overview", "quality", "queries"])("lets the job's service principal on %s", (key) => {
    const { access_control } = resource(serving.json, `databricks_permissions.consumer-${key}_permissions`) as {
      access_control: readonly object[];
    };
    expect(access_control).toContainEqual({ service_principal_name: APPLICATION, permission_level: "CAN_RUN" });
  });

  it("lets it on the warehouse", () => {
    const { access_control } = resource(serving.json, "databricks_permissions.consumer-bi_permissions") as {
      access_control: readonly object[];
    };
    expect(access_control).toContainEqual(OWNER);
    expect(access_control).toContainEqual({ service_principal_name: APPLICATION, permission_level: "CAN_USE" });
  });
});
