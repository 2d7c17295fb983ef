import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LAKEBASE } from "../../config/facts/lakebase";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { shopLakebase, withLakebase } from "../support/lakebase";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input: EnvironmentInput = devInput();
withLakebase(input);

const AT = "consumers.store";
const withFields = (fields: Readonly<Record<string, unknown>>) => ({
  [AT]: shopLakebase(),
  ...Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${AT}.${field}`, value])),
});
const ORDERS = { catalog: "sales", schema: "silver", table: "orders", primaryKey: ["order_id"] };

describe("a database of Lakebase in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["with a table", {}],
    ["without tables", { tables: {} }],
    ["with others that answer", { nodes: 3, readableSecondaries: true }],
    ["with passwords", { passwordLogin: true }],
    ...LAKEBASE.value.capacities.map((capacity): [string, Record<string, unknown>] => [capacity, { capacity }]),
    ["with a table in another schema", { "tables.orders.into": "app" }],
    ["with the latest of several rows", { "tables.orders.latestBy": "changed_at" }],
    ["with a table that is copied at once", { "tables.orders.refresh": "continuous" }],
  ])("is taken: %s", (_, fields) => expect(report({ dev: withFields(fields) })).toBe(""));

  it.each<[string, Record<string, unknown>, string]>([
    ["a size that is not there", { capacity: "CU_3" }, '"CU_3" is not one of the possible values'],
    ["too many nodes", { nodes: 4 }, "nodes"],
    ["others that answer, of one node", { readableSecondaries: true }, "there is one node"],
    ["too short a time", { retentionDays: 1 }, "retentionDays"],
    ["too long a time", { retentionDays: 36 }, "retentionDays"],
    ["a database of PostgreSQL itself", { database: "postgres" }, "is a database that engines have themselves"],
    ["a database with a hyphen", { database: "shop-db" }, "is not the name of a database"],
    ["no word on its cost", { acknowledgeHourlyCost: undefined }, "acknowledgeHourlyCost"],
    ["a cost that is not accepted", { acknowledgeHourlyCost: false }, "is billed by the hour, around the clock"],
    ["an owner that is not there", { owner: "nobody" }, "nobody"],
    ["a workspace that is not there", { workspace: "lab" }, "lab"],
    ["a permission that it has not", { permissions: { analysts: "CAN_VIEW" } }, "CAN_VIEW"],
    ["a right to change data through the catalog", { grants: { groups: { analysts: ["MODIFY"] } } }, '"MODIFY"'],
    ["the name of a catalog", { name: "dev_sales" }, "catalogs.sales has this name"],
    ["a table without a key", { "tables.orders.primaryKey": [] }, "primaryKey"],
    ["a key twice", { "tables.orders.primaryKey": ["id", "id"] }, "id"],
    ["a key that decides between rows", { "tables.orders.latestBy": "order_id" }, "is a part of the primary key"],
    ["a way that is none", { "tables.orders.refresh": "hourly" }, '"hourly" is not one of the possible values'],
    ["a schema that is not there", { "tables.orders.schema": "platinum" }, "platinum"],
    ["a catalog that is not there", { "tables.orders.catalog": "finance" }, "finance"],
    ["a table twice", { "tables.again": ORDERS }, "sales.silver.orders is copied as orders already"],
  ])("is refused: %s", (_, fields, message) => expect(report({ dev: withFields(fields) })).toContain(message));
});

describe("a database of Lakebase", () => {
  let stacks: ReadonlyMap<string, EmittedStack["json"]>;
  let site: SimulatedSite;
  const platform = platformOf(accountInput(), input);
  const jsonOf = (name: string) => stacks.get(name) ?? {};
  beforeAll(() => {
    site = new SimulatedSite();
    stacks = new Map(synthPlatform(platform).map(({ name, json }) => [name, json]));
  });
  afterAll(() => site.remove());

  it("is an instance with its database as a catalog, and who may use them", () => {
    const json = jsonOf("dev-serving-main");
    expect(addresses(json).filter((address) => address.includes("shop-store"))).toEqual([
      "databricks_database_database_catalog.consumer-shop-store_catalog",
      "databricks_database_instance.consumer-shop-store",
      "databricks_grants.consumer-shop-store_grants",
      "databricks_permissions.consumer-shop-store_permissions",
    ]);
    expect(resource(json, "databricks_database_instance.consumer-shop-store")).toMatchObject({
      name: "acme-dev-shop-store",
      capacity: "CU_1",
      node_count: 2,
      enable_readable_secondaries: true,
      enable_pg_native_login: false,
      retention_window_in_days: 7,
      purge_on_delete: true,
      custom_tags: expect.arrayContaining([
        { key: "Consumer", value: "shop-store" },
        { key: "Owner", value: shopLakebase().owner },
      ]),
    });
    expect(resource(json, "databricks_database_database_catalog.consumer-shop-store_catalog")).toMatchObject({
      name: "dev_shop_store",
      database_instance_name: "${databricks_database_instance.consumer-shop-store.name}",
      database_name: "shop",
      create_database_if_not_exists: true,
    });
  });

  it("gets tables of the lake once these have their data, each in its way", () => {
    const table = (name: string) =>
      resource(jsonOf("dev-activation-main"), `databricks_database_synced_database_table.consumer-shop-store_${name}`);
    const catalog = '${data.terraform_remote_state.serving-main.outputs.lakebase_catalog_names["shop-store"]}';
    expect(table("orders")).toMatchObject({
      name: `${catalog}.public.orders`,
      spec: {
        primary_key_columns: ["order_id"],
        scheduling_policy: "SNAPSHOT",
        create_database_objects_if_missing: true,
        new_pipeline_spec: { storage_schema: "silver" },
      },
    });
    expect(table("revenue")).toMatchObject({
      name: `${catalog}.figures.revenue`,
      spec: { scheduling_policy: "TRIGGERED" },
    });
    expect(table("customers")).toMatchObject({
      spec: { scheduling_policy: "CONTINUOUS", timeseries_key: "changed_at" },
    });
  });

  it("is copied into by whom Terraform runs as, who may read what is copied", () => {
    const { grant } = resource(jsonOf("dev-unity-catalog"), "databricks_grants.catalog-sales_schema-silver_grants");
    const deployer = (grant as { principal: string; privileges: string[] }[]).find(({ privileges }) =>
      privileges.includes("MANAGE"),
    );
    expect(deployer?.privileges).toEqual(expect.arrayContaining(["CREATE_TABLE", "SELECT", "USE_SCHEMA"]));
  });

  it("is kept where the environment is protected", () => {
    const kept = synthPlatform(platformOf(accountInput(), { ...input, protection: { mode: "protected" } })).find(
      ({ name }) => name === "dev-serving-main",
    );
    expect(resource(kept?.json ?? {}, "databricks_database_instance.consumer-shop-store").lifecycle).toEqual({
      prevent_destroy: true,
    });
  });

  it("is deployed to simulated services, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-activation-main"]);
  });
});
