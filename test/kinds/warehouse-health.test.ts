import { beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";
import { type HealthInput, withHealth } from "../support/warehouse-health";

function input(change: Partial<HealthInput> = {}): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withHealth(environment, change);
  return environment;
}

/** What is reported of it after changes to paths. */
function problems(changes: Readonly<Record<string, unknown>>, change: Partial<HealthInput> = {}): string {
  const { consumers, metastore, workspaces } = input(change);
  return report({ dev: { consumers, metastore, workspaces, ...changes } });
}

const NONE = { queued: undefined, slow: undefined, failed: undefined, fullMinutes: undefined, runningHours: undefined };

describe("what is told of a warehouse, in the configuration", () => {
  it.each<[string, Partial<HealthInput>]>([
    ["every limit", {}],
    ["one limit", { ...NONE, queued: {} }],
    ["any statement that fails", { ...NONE, failed: { percent: 0, ofAtLeast: 1 } }],
    ["half a percent", { failed: { percent: 0.5 } }],
    ["told again, and not when it is over", { repeatMinutes: 60, tellWhenOver: false }],
    ["not asked for the time being", { schedule: { quartzCron: "0 0 7 * * ?", paused: true } }],
  ])("is taken: %s", (_, change) => {
    expect(problems({}, change)).toBe("");
  });

  it("warns where another environment says who reads system tables", () => {
    const said = problems({ metastore: undefined });
    expect(said).toContain(
      "consumers.bi.health.runAs: this environment does not say who reads system.query. Fix: add ingestion to metastore.systemSchemas.query.servicePrincipals of the environment that has the metastore.",
    );
    expect(said).toContain("does not say who reads system.compute");
    expect(problems({ metastore: undefined }, { ...NONE, queued: {} })).not.toContain("system.compute");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string, Partial<HealthInput>?]>([
    [
      "no limit",
      {},
      "consumers.bi.health: has no limit, so that nothing is ever told. Fix: set one of queued, slow, failed, fullMinutes, runningHours.",
      NONE,
    ],
    [
      "whoever may not read it",
      { "metastore.systemSchemas.query.servicePrincipals": [] },
      "consumers.bi.health.runAs: ingestion may not read system.query. Fix: add it to metastore.systemSchemas.query.servicePrincipals.",
    ],
    [
      "whoever may not read the events",
      { "metastore.systemSchemas.compute.servicePrincipals": [] },
      "ingestion may not read system.compute",
    ],
    [
      "all clusters, always",
      { "consumers.bi.maxClusters": 1 },
      "consumers.bi.health.fullMinutes: it has all its clusters, 1, whenever it runs",
    ],
    [
      "longer than is looked back at",
      {},
      "consumers.bi.health.fullMinutes: 180 minutes are not less than the 3 hours",
      { fullMinutes: 180 },
    ],
    ["no such warehouse", {}, 'health.warehouse: "bo" is not a consumer', { warehouse: "bo" }],
    ["what is no warehouse", {}, 'consumer gold-overview is of kind "dashboard"', { warehouse: "gold-overview" }],
    ["the deployer", {}, "consumers.bi.health.runAs: terraform is who Terraform runs as", { runAs: "terraform" }],
    ["nobody", {}, "consumers.bi.health.runAs", { runAs: "nobody" }],
    [
      "no such destination",
      {},
      '"teem" is not a notification destination of workspace main',
      { destinations: ["teem"] },
    ],
    ["nobody to tell", {}, "consumers.bi.health.destinations", { destinations: [] }],
    ["all statements", {}, "consumers.bi.health.failed.percent: ", { failed: { percent: 100 } }],
    ["a wait of no time", {}, "consumers.bi.health.queued.seconds: ", { queued: { seconds: 0 } }],
    ["slow without saying what that is", { "consumers.bi.health.slow": {} }, "consumers.bi.health.slow.seconds: "],
    ["more than a month", {}, "consumers.bi.health.hours: ", { hours: 721 }],
    ["half an hour", {}, "consumers.bi.health.runningHours: ", { runningHours: 0.5 }],
    ["told again at once", {}, "consumers.bi.health.repeatMinutes: ", { repeatMinutes: 1 }],
    ["no time", { "consumers.bi.health.schedule": undefined }, "consumers.bi.health.schedule: is missing"],
  ])("is refused: %s", (_, changes, message, change) => {
    expect(problems(changes, change)).toContain(message);
  });
});

describe("what is told of a warehouse", () => {
  const ALERT = "databricks_alert_v2.consumer-bi_health";
  const APPLICATION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
  const WAREHOUSE = "${data.terraform_remote_state.serving-main.outputs.warehouse_ids.bi}";
  let stacks: readonly EmittedStack[];
  const stack = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };
  beforeAll(() => {
    stacks = synthPlatform(platformOf(accountInput(), input()));
  });

  it("is an alert in the last layer of the workspace, in a folder of its own", () => {
    expect(addresses(stack("dev-activation-main"))).toEqual([
      ALERT,
      "databricks_directory.consumer-bi_health_directory",
      "databricks_permissions.consumer-bi_health_permissions",
    ]);
    expect(stack("dev-activation-main").output?.warehouse_alert_ids).toEqual({
      value: { bi: `\${${ALERT}.id}` },
    });
  });

  it("is asked as a principal that may use the warehouse and read system tables", () => {
    expect(resource(stack("dev-activation-main"), ALERT)).toMatchObject({
      display_name: "acme-dev-bi",
      warehouse_id: WAREHOUSE,
      run_as: { service_principal_name: APPLICATION },
      schedule: { quartz_cron_schedule: "0 0 * * * ?", pause_status: "UNPAUSED" },
      evaluation: { source: { name: "problems" }, comparison_operator: "GREATER_THAN" },
    });
    const warehouse = resource(stack("dev-serving-main"), "databricks_permissions.consumer-bi_permissions");
    expect(warehouse.access_control).toContainEqual({
      service_principal_name: APPLICATION,
      permission_level: "CAN_USE",
    });
    expect(JSON.stringify(stack("dev-unity-catalog"))).toContain('"system.compute"');
  });

  it("asks about that warehouse, in the terms of the limits", () => {
    const query = String(resource(stack("dev-activation-main"), ALERT).query_text);
    for (const part of [
      `compute.warehouse_id = '${WAREHOUSE}'`,
      `FROM system.compute.warehouse_events WHERE warehouse_id = '${WAREHOUSE}'`,
      "waiting_at_capacity_duration_ms > 30000",
      "statements > 5",
      "total_duration_ms > 900000",
      "statements >= 20 AND failed * 100 > 5 * statements",
      "cluster_count >= 3",
      "minutes > 60",
      "hours >= 12",
      "INTERVAL 3 HOURS",
    ])
      expect(query).toContain(part);
  });

  it("names no table that no limit needs", () => {
    const few = synthPlatform(platformOf(accountInput(), input({ ...NONE, queued: {} })));
    const activation = few.find(({ name }) => name === "dev-activation-main");
    const query = String(activation && resource(activation.json, ALERT).query_text);
    expect(query).toContain("system.query.history");
    expect(query).not.toContain("system.compute");
  });
});
