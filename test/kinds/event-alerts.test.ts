import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { bankChanges } from "../support/cdc-files";
import { type AlertsInput, withAlerts } from "../support/event-alerts";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { clicks, eventStream } from "../support/streams";
import { resource } from "../support/synth";

/** The shipped source `orders` and the pipeline `orders-gold`, both watched. */
function input(change: Partial<AlertsInput> = {}): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withAlerts(environment, change);
  return environment;
}

/** What is reported of it after changes to paths. */
function problems(changes: Readonly<Record<string, unknown>>, change: Partial<AlertsInput> = {}): string {
  const { sources, workloads, workspaces } = input(change);
  return report({ dev: { sources, workloads, workspaces, ...changes } });
}

const APPLICATION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
const ALERT = "databricks_alert_v2.source-orders_alert";

describe("alerts on event logs in the configuration", () => {
  it.each<[string, Partial<AlertsInput>]>([
    ["every limit", {}],
    ["one limit", { brokenPercent: undefined, fewestRows: undefined, failedUpdates: undefined }],
    ["any broken row, and any failed update", { brokenPercent: 0, failedUpdates: 0 }],
    ["half a percent", { brokenPercent: 0.5 }],
    ["told again, and not when it is over", { repeatMinutes: 60, tellWhenOver: false }],
    ["not asked for the time being", { schedule: { quartzCron: "0 0 7 * * ?", paused: true } }],
  ])("are taken: %s", (_, change) => {
    expect(problems({}, change)).toBe("");
  });

  const limits = { brokenPercent: undefined, fewestRows: undefined, failedUpdates: undefined, staleHours: undefined };
  it.each<[string, Readonly<Record<string, unknown>>, string, Partial<AlertsInput>?]>([
    [
      "no limit",
      {},
      "sources.orders.alerts: has no limit, so that nothing is ever told. Fix: set one of brokenPercent, fewestRows, failedUpdates, staleHours.",
      limits,
    ],
    ["no limit, of a pipeline", {}, "workloads.orders-gold.alerts: has no limit", limits],
    [
      "rules that are not there",
      { "sources.orders.expectations": undefined },
      "sources.orders.alerts.brokenPercent: there are no expectations that rows could break.",
    ],
    [
      "rules that no table has",
      {
        "sources.changes": bankChanges({
          tables: [{ schema: "public", table: "a", keys: ["id"] }],
          alerts: {
            warehouse: "bi",
            schedule: { quartzCron: "0 0 7 * * ?" },
            brokenPercent: 5,
            destinations: ["team"],
          },
        }),
      },
      "sources.changes.alerts.brokenPercent: there are no expectations",
    ],
    [
      "rules of a stream of text without any",
      {
        "dataServices.events": eventStream(),
        "sources.clicks": clicks({
          payload: { format: "text" },
          alerts: {
            warehouse: "bi",
            schedule: { quartzCron: "0 0 7 * * ?" },
            brokenPercent: 5,
            destinations: ["team"],
          },
        }),
      },
      "sources.clicks.alerts.brokenPercent: there are no expectations",
    ],
    ["no such warehouse", { "sources.orders.alerts.warehouse": "bo" }, 'alerts.warehouse: "bo" is not a consumer'],
    [
      "what is no warehouse",
      { "sources.orders.alerts.warehouse": "gold-overview" },
      'sources.orders.alerts.warehouse: consumer gold-overview is of kind "dashboard"',
    ],
    [
      "no such destination",
      { "sources.orders.alerts.destinations": ["teem"] },
      'alerts.destinations.0: "teem" is not a notification destination of workspace main',
    ],
    ["nobody to tell", { "sources.orders.alerts.destinations": [] }, "sources.orders.alerts.destinations"],
    ["somebody twice", { "sources.orders.alerts.destinations": ["team", "team"] }, "alerts.destinations.1"],
    ["all rows", { "sources.orders.alerts.brokenPercent": 100 }, "sources.orders.alerts.brokenPercent: "],
    ["no rows", { "sources.orders.alerts.fewestRows": 0 }, "sources.orders.alerts.fewestRows: "],
    ["more than a month", { "sources.orders.alerts.hours": 721 }, "sources.orders.alerts.hours: "],
    ["half an hour", { "sources.orders.alerts.staleHours": 0.5 }, "sources.orders.alerts.staleHours: "],
    ["told again at once", { "sources.orders.alerts.repeatMinutes": 1 }, "sources.orders.alerts.repeatMinutes: "],
    ["no time", { "sources.orders.alerts.schedule": undefined }, "sources.orders.alerts.schedule: is missing"],
    [
      "a crontab",
      { "sources.orders.alerts.schedule.quartzCron": "0 7 * * *" },
      "sources.orders.alerts.schedule.quartzCron: ",
    ],
  ])("are refused: %s", (_, changes, message, change) => {
    expect(problems(changes, change)).toContain(message);
  });
});

describe("alerts on event logs", () => {
  let stacks: readonly EmittedStack[];
  const stack = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };
  beforeAll(() => {
    stacks = synthPlatform(platformOf(accountInput(), input()));
  });

  it("are in the last layer of the workspace, each in a folder of its own", () => {
    expect(addresses(stack("dev-activation-main"))).toEqual([
      ALERT,
      "databricks_alert_v2.workload-orders-gold_alert",
      "databricks_directory.source-orders_alert_directory",
      "databricks_directory.workload-orders-gold_alert_directory",
      "databricks_permissions.source-orders_alert_permissions",
      "databricks_permissions.workload-orders-gold_alert_permissions",
    ]);
  });

  it("are asked by the warehouse, as whom the pipeline runs as", () => {
    expect(resource(stack("dev-activation-main"), ALERT)).toMatchObject({
      display_name: "acme-dev-orders",
      parent_path: "${databricks_directory.source-orders_alert_directory.path}",
      warehouse_id: "${data.terraform_remote_state.serving-main.outputs.warehouse_ids.bi}",
      run_as: { service_principal_name: APPLICATION },
      schedule: { quartz_cron_schedule: "0 0 7 * * ?", timezone_id: "UTC", pause_status: "UNPAUSED" },
      evaluation: {
        source: { name: "problems" },
        comparison_operator: "GREATER_THAN",
        threshold: { value: { double_value: 0 } },
        notification: {
          notify_on_ok: true,
          subscriptions: [
            {
              destination_id: "${data.terraform_remote_state.settings-main.outputs.notification_destination_ids.team}",
            },
          ],
        },
      },
    });
    const warehouse = resource(stack("dev-serving-main"), "databricks_permissions.consumer-bi_permissions");
    expect(warehouse.access_control).toContainEqual({
      service_principal_name: APPLICATION,
      permission_level: "CAN_USE",
    });
  });

  it("ask the event log of the pipeline", () => {
    const logOf = (address: string) => {
      const [, table] =
        /FROM (`[^\n]+`)\n/.exec(String(resource(stack("dev-activation-main"), address).query_text)) ?? [];
      return table;
    };
    const catalog = "`${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}`";
    expect(logOf(ALERT)).toBe(`${catalog}.\`bronze\`.\`orders_event_log\``);
    expect(logOf("databricks_alert_v2.workload-orders-gold_alert")).toBe(
      `${catalog}.\`gold\`.\`orders_gold_event_log\``,
    );
    const { event_log: log } = resource(stack("dev-ingestion-main"), "databricks_pipeline.source-orders_load_pipeline");
    expect(log).toMatchObject({ schema: "bronze", name: "orders_event_log" });
  });

  it("are told in the terms of the limits", () => {
    const query = String(resource(stack("dev-activation-main"), ALERT).query_text);
    for (const part of ["> 5 *", "written < 100", "failed > 2", "INTERVAL 48 HOURS", "INTERVAL 26 HOURS"])
      expect(query).toContain(part);
  });

  it("make no stack where nothing is watched", () => {
    const names = synthPlatform(platformOf(accountInput(), devInput())).map(({ name }) => name);
    expect(names).not.toContain("dev-activation-main");
  });
});

describe("alerts on event logs in simulated services", () => {
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
  });
  afterAll(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const platform = platformOf(accountInput(), input({ repeatMinutes: 60 }));
    await expectComesAndGoes(site, platform, ["dev-activation-main"]);
  });
});
