import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { type AlertInput, lateOrders, revenue, withBi } from "../support/query-alerts";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

function input(change: Partial<AlertInput> = {}): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withBi(environment, change);
  const { main } = environment.workspaces;
  if (main !== undefined) main.folders = { sales: { permissions: { analysts: "CAN_READ" } } };
  return environment;
}

function problems(change: Partial<AlertInput> | Readonly<Record<string, unknown>>): string {
  const { consumers, workspaces } = input(change as Partial<AlertInput>);
  return report({ dev: { consumers, workspaces } });
}

describe("an alert on a query in the configuration", () => {
  it.each<[string, Partial<AlertInput>]>([
    ["with everything", {}],
    ["with as little as may be", { description: undefined, aggregation: undefined, repeatMinutes: undefined }],
    ["about nothing", { operator: "IS_NULL", threshold: undefined }],
    ["about true or false", { operator: "EQUAL", threshold: true, aggregation: undefined }],
    ["about one of all columns", { column: "lateness", text: "SELECT * FROM {{ gold }}.orders" }],
    ["about a column in capitals", { column: "LATE" }],
    ["about a text", { operator: "NOT_EQUAL", threshold: "open", aggregation: "MIN" }],
    ["in a folder of a team", { folder: "sales" }],
    ["that is not asked for the time being", { schedule: { quartzCron: "0 0 7 * * ?", paused: true } }],
  ])("is taken: %s", (_, change) => {
    expect(problems(change)).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "a schema that it may not read",
      { text: "SELECT 1 AS late FROM {{ gold }}.orders, {{ billing }}.x" },
      "consumers.late-orders.text: names schema {{ billing }}, which is not among reads. Fix: add it there, or correct it.",
    ],
    [
      "a catalog by its name",
      { text: "SELECT count(*) AS late FROM dev_sales.silver.orders" },
      "consumers.late-orders.reads.gold: text does not name {{ gold }}",
    ],
    ["nothing that it reads", { reads: {} }, "consumers.late-orders.reads: names no schema"],
    [
      "a schema that is not there",
      { reads: { gold: { catalog: "sales", schema: "attic" } } },
      "late-orders.reads.gold.schema",
    ],
    ["no limit", { threshold: undefined }, "threshold: is missing, and GREATER_THAN compares with something"],
    ["a limit of nothing", { operator: "IS_NOT_NULL" }, "threshold: IS_NOT_NULL compares with nothing"],
    [
      "a limit that is true",
      { threshold: true, aggregation: undefined },
      "operator: GREATER_THAN compares no true or false. Fix: use EQUAL or NOT_EQUAL.",
    ],
    ["a count that is a text", { threshold: "many", aggregation: "COUNT" }, "threshold: COUNT gives a number"],
    ["another operator", { operator: ">" }, "consumers.late-orders.operator"],
    ["another aggregation", { aggregation: "FIRST" }, "consumers.late-orders.aggregation"],
    ["a state that is none", { noRows: "UNKNOWN" }, "consumers.late-orders.noRows"],
    ["a column of two lines", { column: "a\nb" }, "consumers.late-orders.column"],
    [
      "a column that its query does not give",
      { column: "date" },
      "consumers.late-orders.column: text gives no column date. Fix: name one so: … AS date, or correct it.",
    ],
    [
      "a statement that writes",
      { text: "DELETE FROM {{ gold }}.orders" },
      "is no query. Fix: begin with SELECT or WITH",
    ],
    [
      "two statements",
      { text: "SELECT 1 AS late FROM {{ gold }}.orders; SELECT 2" },
      "has a semicolon. Fix: write one query",
    ],
    ["no column", { column: undefined }, "consumers.late-orders.column: is undefined"],
    ["no such warehouse", { warehouse: "bo" }, 'warehouse: "bo" is not a consumer'],
    ["what is no warehouse", { warehouse: "gold-overview" }, 'consumer gold-overview is of kind "dashboard"'],
    ["no such destination", { destinations: ["teem"] }, '"teem" is not a notification destination of workspace main'],
    ["nobody to tell", { destinations: [] }, "consumers.late-orders.destinations"],
    ["the deployer", { runAs: "terraform" }, "consumers.late-orders.runAs: terraform is who Terraform runs as"],
    ["nobody", { runAs: "nobody" }, "consumers.late-orders.runAs"],
    ["a crontab", { schedule: { quartzCron: "0 7 * * *" } }, "consumers.late-orders.schedule.quartzCron"],
    ["told again at once", { repeatMinutes: 1 }, "consumers.late-orders.repeatMinutes"],
    ["no such folder", { folder: "attic" }, 'consumers.late-orders.folder: "attic" is not a folder of workspace main'],
    ["a level of others", { permissions: { analysts: "CAN_USE" } }, "consumers.late-orders.permissions.analysts"],
  ])("is refused: %s", (_, change, message) => {
    expect(problems(change)).toContain(message);
  });
});

describe("an alert on a query", () => {
  let stacks: readonly EmittedStack[];
  const stack = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (!found) throw new Error(`no stack ${name}`);
    return found.json;
  };
  const ALERT = "databricks_alert_v2.consumer-late-orders";
  const APPLICATION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
  let site: SimulatedSite;
  beforeAll(() => {
    stacks = synthPlatform(platformOf(accountInput(), input()));
    site = new SimulatedSite();
  });
  afterAll(() => site.remove());

  it("says all that the configuration says, with the names of schemas", () => {
    expect(resource(stack("dev-activation-main"), ALERT)).toEqual({
      display_name: "Late orders",
      custom_description: "Orders that nobody has sent for a day",
      parent_path: "${databricks_directory.consumer-late-orders_directory.path}",
      query_text:
        "SELECT count(*) AS late\nFROM `${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}`.`gold`.orders\nWHERE sent IS NULL",
      warehouse_id: "${data.terraform_remote_state.serving-main.outputs.warehouse_ids.bi}",
      run_as: { service_principal_name: APPLICATION },
      schedule: { quartz_cron_schedule: "0 0 7 * * ?", timezone_id: "UTC", pause_status: "UNPAUSED" },
      evaluation: {
        source: { name: "late", aggregation: "MAX" },
        comparison_operator: "GREATER_THAN",
        threshold: { value: { double_value: 100 } },
        empty_result_state: "OK",
        notification: {
          notify_on_ok: false,
          retrigger_seconds: 3600,
          subscriptions: [
            {
              destination_id: "${data.terraform_remote_state.settings-main.outputs.notification_destination_ids.team}",
            },
          ],
        },
      },
    });
  });

  it("is another one in a folder of a team, because it cannot move", () => {
    const moved = synthPlatform(platformOf(accountInput(), input({ folder: "sales" })));
    const activation = moved.find(({ name }) => name === "dev-activation-main")?.json;
    expect(activation?.resource).not.toHaveProperty("databricks_directory");
    expect(activation && resource(activation, `${ALERT}_in-sales`).parent_path).toBe(
      '${trimprefix(data.terraform_remote_state.settings-main.outputs.folder_paths.sales, "/Workspace")}',
    );
  });

  it("may use the warehouse, and read what it says, as whom it runs as", () => {
    const warehouse = resource(stack("dev-serving-main"), "databricks_permissions.consumer-bi_permissions");
    expect(warehouse.access_control).toContainEqual({
      service_principal_name: APPLICATION,
      permission_level: "CAN_USE",
    });
    const gold = Object.values(stack("dev-unity-catalog").resource?.databricks_grants ?? {}).filter(({ schema }) =>
      String(schema).includes("gold"),
    );
    expect(gold.map(({ grant }) => grant)).toContainEqual(
      expect.arrayContaining([
        expect.objectContaining({ principal: APPLICATION, privileges: ["SELECT", "USE_SCHEMA"] }),
      ]),
    );
  });

  it("is looked at by the listed groups", () => {
    expect(
      resource(stack("dev-activation-main"), "databricks_permissions.consumer-late-orders_permissions").access_control,
    ).toContainEqual({ group_name: "analysts", permission_level: "CAN_READ" });
  });

  it("is deployed beside one in a folder of a team, as dashboards are, has nothing to change afterwards, and goes without a trace", async () => {
    const environment = input();
    environment.consumers = {
      ...environment.consumers,
      "late-orders-of-sales": lateOrders({ title: "Late orders of sales", folder: "sales" }),
      "revenue-of-sales": { ...revenue(), title: "Revenue of sales", folder: "sales" },
    };
    await expectComesAndGoes(site, platformOf(accountInput(), environment), ["dev-activation-main"]);
  });
});
