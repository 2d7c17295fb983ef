import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SAAS_TYPES, type SaasTypeName, saasType } from "../../config/facts/saas-types";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { EXISTING_DATABASES, shopDatabase } from "../support/databases";
import { shopConnection } from "../support/external-connections";
import {
  CHANGES,
  crmObjects,
  hrReports,
  managedAlerts,
  marketing,
  PRICES,
  pricesCatalog,
  pricesConnection,
  type SaasInput,
  shopByCursor,
  shopTables,
  withManagedSources,
} from "../support/managed-sources";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

function emit(change: (input: EnvironmentInput) => void = () => {}) {
  const input: EnvironmentInput = devInput();
  withManagedSources(input);
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const POLICY = {
  description: "Declarative pipelines",
  workload: "pipeline",
  maxWorkers: 4,
  nodeTypes: ["m6id.xlarge"],
  groups: ["data-engineers"],
};
const base = () => ({
  "dataServices.shop": shopDatabase(),
  "connections.shop-db": shopConnection(),
  "dataServices.prices": { ...PRICES },
  "connections.prices-db": pricesConnection(),
  "connections.prices": pricesCatalog(),
  "connections.crm": { kind: "connection", mode: "existing", name: "salesforce_prod" },
  "connections.hr": { kind: "connection", mode: "existing", name: "workday" },
  "workspaces.main.notificationDestinations": { team: { mode: "email", addresses: ["a@acme.example"] } },
  "workspaces.main.clusterPolicies.pipelines": POLICY,
});

const REPORT = { url: "https://a.example/report", as: "x", primaryKeys: ["id"] };

/** A source of a type with one object. */
function ofType(type: SaasTypeName): SaasInput {
  const facts = saasType(type);
  if (facts.loads === "reports") return hrReports({ connection: "crm" });
  return crmObjects({
    type,
    tables: [{ table: "events", as: "app_events", ...("is" in facts.schema && { schema: "analytics_1" }) }],
    formulaFields: false,
    ...(facts.connectionType === undefined && { connectionType: "JIRA" }),
    ...(facts.catalog !== undefined && { project: "acme-analytics" }),
  });
}

describe("a managed source in the configuration", () => {
  it.each<[string, unknown]>([
    ["changes of PostgreSQL", shopTables()],
    ["changes of whole schemas alone", shopTables({ tables: [], schemas: [{ schema: "public", history: true }] })],
    ["what is new by a column", shopByCursor()],
    ["Salesforce", crmObjects()],
    ["all of Salesforce", crmObjects({ tables: [], schemas: [{ schema: "objects" }] })],
    ["an application that is not listed", marketing({ connection: "crm" })],
    ["Workday", hrReports()],
    ...(Object.keys(SAAS_TYPES.value) as SaasTypeName[]).map((type): [string, unknown] => [type, ofType(type)]),
  ])("is taken: %s", (_, source) => {
    expect(report({ dev: { ...base(), "sources.one": source } })).toBe("");
  });

  it("reads MySQL and SQL Server too, also ones that are there", () => {
    const erp = shopConnection({ type: "sql-server", dataService: "erp" });
    const web = shopConnection({ type: "mysql", dataService: "web" });
    const reading = { ...CHANGES, replication: undefined };
    const changes = {
      ...base(),
      "dataServices.erp": EXISTING_DATABASES.erp,
      "dataServices.web": shopDatabase({ engine: "mysql", engineVersion: "8.4" }),
      "connections.erp": erp,
      "connections.web": web,
      "sources.erp": shopTables({
        reading: { ...reading, connection: "erp", database: "erp" },
        schemas: [],
        tables: [{ schema: "dbo", table: "t", as: "erp_t" }],
      }),
      "sources.web": shopTables({
        reading: { ...reading, connection: "web", database: undefined },
        schemas: [],
        tables: [{ schema: "shop", table: "t", as: "web_t" }],
      }),
    };
    expect(report({ dev: changes })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ tables: [], schemas: [] }, "nothing is loaded. Fix: list tables, or whole schemas"],
    [{ "reading.acknowledgeContinuousCost": undefined }, "acknowledgeContinuousCost"],
    [{ "reading.acknowledgeContinuousCost": "ok" }, "acknowledgeContinuousCost"],
    [{ "reading.mode": "batch" }, '"batch" is not one of the possible values'],
    [{ "reading.connection": "nowhere" }, "nowhere"],
    [{ "reading.connection": "prices" }, 'connection prices is of kind "foreign-catalog"'],
    [{ "reading.clusterPolicy": "jobs" }, 'the cluster policy jobs is for workload "job"'],
    [{ "reading.clusterPolicy": "nothing" }, "nothing"],
    [{ "reading.database": undefined }, "postgresql is read one database at a time, and none is named"],
    [{ stagingSchema: "nowhere" }, "nowhere"],
    [{ "reading.replication": { publication: "Shop", slot: "Shop" } }, "is not the name of a replication slot"],
    [{ "reading.replication": { publication: "a b", slot: "x" } }, "is not the name of a database"],
    [{ "tables.0.exclude": ["a"], "tables.0.include": ["b"] }, "include says already what is loaded"],
    [{ "tables.0.as": "Orders" }, "is not a valid Unity Catalog name"],
    [{ "tables.1": { schema: "public", table: "order lines" } }, "order lines is no name that a table has here"],
    [{ "tables.1.as": "shop_orders" }, "shop_orders is loaded into twice. Fix: choose another name with as"],
    [{ schema: "nowhere" }, "nowhere"],
    [{ runAs: "terraform" }, "terraform"],
    [{ notify: [] }, "notify"],
    [{ schedule: { quartzCron: "hourly" } }, "quartzCron"],
    [{ alerts: { ...managedAlerts(), brokenPercent: 5 } }, "there are no expectations that rows could break"],
    [{ alerts: { ...managedAlerts(), warehouse: "nowhere" } }, "nowhere"],
    [{ alerts: managedAlerts(), "tables.0.as": "shop_event_log" }, "is the event log of the pipeline"],
  ])("is refused, of a database: %j", (fields, message) => {
    const changes = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [`sources.shop.${field}`, value]),
    );
    expect(report({ dev: { ...base(), "sources.shop": shopTables(), ...changes } })).toContain(message);
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "a database that does not tell its changes",
      { "dataServices.shop": shopDatabase({ captureChanges: false }) },
      "the database shop does not tell its changes. Fix: set captureChanges of dataServices.shop to true",
    ],
    [
      "a system that no gateway reads",
      {
        "connections.shop-db": shopConnection({
          type: "redshift",
          dataService: undefined,
          options: { host: "a.b", user: "x" },
        }),
      },
      "no gateway reads the changes of redshift",
    ],
    [
      "slots of MySQL",
      {
        "connections.shop-db": shopConnection({
          type: "mysql",
          dataService: undefined,
          options: { host: "a.b", user: "x" },
        }),
        "connections.shop": undefined,
      },
      "mysql has no publications and slots",
    ],
    [
      "a slot for two",
      { "sources.again": shopTables({ tables: [{ schema: "a", table: "b" }] }) },
      "the replication slot databricks",
    ],
    [
      "a network without classic compute",
      {
        network: { mode: "serverless-only" },
        "workspaces.main.clusterPolicies": undefined,
        "dataServices.shop": undefined,
        "connections.shop-db": shopConnection({ dataService: undefined, options: { host: "a.b", user: "x" } }),
      },
      "a gateway on classic compute",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(report({ dev: { ...base(), "sources.shop": shopTables(), ...changes } })).toContain(message);
  });

  it.each<[SaasInput, string]>([
    [crmObjects({ tables: [], formulaFields: false }), "nothing is loaded. Fix: list tables or reports, or schemas"],
    [crmObjects({ schemas: [{ schema: "public" }] }), 'salesforce has one schema alone. Fix: write "objects"'],
    [crmObjects({ connectionType: "SALESFORCE" }), 'salesforce says it already. Fix: remove it, or use type: "other"'],
    [
      marketing({ connection: "crm", connectionType: undefined }),
      "nothing says what other is. Fix: add connectionType",
    ],
    [marketing({ connection: "crm", connectionType: "hubspot" }), "is not a type of connections"],
    [marketing({ connection: "shop-db" }), "shop-db is of type postgresql, and the source other"],
    [
      marketing({ connection: "crm", tables: [{ table: "contacts" }] }),
      "has no schema: what the page of its connector",
    ],
    [hrReports({ schemas: [{ schema: "x" }] }), "workday-reports has reports, not schemas"],
    ...(
      [
        ["{ }}", "is no expression in braces"],
        ["current_date()", "is no expression in braces"],
        ["{ a\nb }", "has more than one line"],
      ] as const
    ).map(([end_date, what]): [SaasInput, string] => [
      hrReports({ reports: [{ ...REPORT, parameters: { end_date } }] }),
      what,
    ]),
    [
      hrReports({ reports: [{ ...REPORT, parameters: { "end date": "{ now() }" } }] }),
      "is not a parameter of a report",
    ],
    [crmObjects({ tables: [{ table: "Account", schema: "objects" }] }), "salesforce has one schema alone"],
    [crmObjects({ reports: hrReports().reports ?? [] }), "salesforce has no reports by address"],
    [crmObjects({ project: "acme" }), "salesforce has none. Fix: remove it"],
    [hrReports({ tables: [{ table: "x" }] }), "workday-reports has reports, not tables"],
    [hrReports({ formulaFields: true }), "workday-reports has none. Fix: remove it"],
    [
      hrReports({ reports: [{ url: "https://a.example/report", as: "x" }] }),
      "nothing tells its rows apart. Fix: add primaryKeys",
    ],
    [hrReports({ reports: [{ url: "http://a.example/report", as: "x" }] }), "is not the address of a report"],
    [{ ...ofType("ga4-raw-data"), project: undefined }, "is read from the project of Google Cloud, and none is named"],
    [{ ...ofType("sharepoint"), tables: [{ table: "Documents", as: "docs" }] }, "has no schema: the id of the site"],
    [crmObjects({ connection: "shop-db" }), "shop-db is of type postgresql, and the source salesforce"],
    [{ ...crmObjects(), type: "sap" } as unknown as SaasInput, '"sap" is not one of the possible values'],
    [crmObjects({ tables: Array.from({ length: 251 }, (_, index) => ({ table: `T${index}` })) }), "250"],
    [
      crmObjects({
        tables: Array.from({ length: 250 }, (_, index) => ({ table: `T${index}` })),
        reports: hrReports().reports ?? [],
      }),
      "251 objects are more than one pipeline loads",
    ],
  ])("is refused, of an application: %#", (source, message) => {
    expect(report({ dev: { ...base(), "sources.one": source } })).toContain(message);
  });
});

describe("what managed sources make", () => {
  const json = () => emit()("dev-ingestion-main");

  it("is a gateway on classic compute that runs on and on, for changes alone", () => {
    const made = json();
    expect(resource(made, "databricks_pipeline.source-shop-tables_gateway")).toMatchObject({
      name: "acme-dev-shop-tables-gateway",
      continuous: true,
      gateway_definition: {
        connection_name: '${data.terraform_remote_state.connections.outputs.connection_names["shop-db"]}',
        gateway_storage_schema: "bronze",
        gateway_storage_name: "acme-dev-shop-tables-gateway",
        connection_parameters: { source_catalog: "shop" },
      },
      cluster: [{ apply_policy_default_values: true, num_workers: 1 }],
    });
    const gateways = Object.entries(made.resource?.databricks_pipeline ?? {}).filter(
      ([, one]) => one.gateway_definition,
    );
    expect(gateways).toHaveLength(1);
    expect(made.output?.gateway_ids).toEqual({
      value: { "shop-tables": "${databricks_pipeline.source-shop-tables_gateway.id}" },
    });
  });

  it("is a serverless pipeline that loads tables and schemas through it, with history where asked for", () => {
    const pipeline = resource(json(), "databricks_pipeline.source-shop-tables_pipeline");
    expect(pipeline).toMatchObject({ serverless: true, continuous: false, schema: "bronze" });
    const definition = pipeline.ingestion_definition as Record<string, unknown>;
    expect(definition.ingestion_gateway_id).toBe("${databricks_pipeline.source-shop-tables_gateway.id}");
    expect(definition.connection_name).toBeUndefined();
    expect(definition.objects).toMatchObject([
      {
        table: {
          source_catalog: "shop",
          source_schema: "public",
          source_table: "orders",
          destination_schema: "bronze",
          destination_table: "shop_orders",
          table_configuration: { scd_type: "SCD_TYPE_2", exclude_columns: ["card_number"] },
        },
      },
      { table: { table_configuration: { scd_type: "SCD_TYPE_1", primary_keys: ["order_id", "line"] } } },
      { schema: { source_schema: "masterdata", table_configuration: { scd_type: "SCD_TYPE_1" } } },
    ]);
    expect(JSON.stringify(definition.source_configurations)).toContain(
      '"slot_config":{"publication_name":"databricks","slot_name":"databricks"}',
    );
  });

  it("reads a foreign catalog by its cursor, without a gateway", () => {
    const { ingestion_definition: definition } = resource(json(), "databricks_pipeline.source-shop-prices_pipeline");
    expect(definition).toMatchObject({
      ingest_from_uc_foreign_catalog: true,
      objects: [
        {
          table: {
            source_catalog: "${data.terraform_remote_state.connections.outputs.foreign_catalog_names.prices}",
            table_configuration: { query_based_connector_config: { cursor_columns: ["updated_at"] } },
          },
        },
      ],
    });
  });

  it("loads applications through their connections, as tables or reports", () => {
    const made = json();
    expect(resource(made, "databricks_pipeline.source-crm-objects").ingestion_definition).toMatchObject({
      connection_name: "${data.terraform_remote_state.connections.outputs.connection_names.crm}",
      objects: [
        { table: { source_schema: "objects", source_table: "Account", destination_table: "crm_account" } },
        { table: { source_table: "Opportunity" } },
      ],
      table_configuration: { salesforce_include_formula_fields: true },
    });
    expect(resource(made, "databricks_pipeline.source-hr-reports").ingestion_definition).toMatchObject({
      objects: [
        {
          report: {
            destination_table: "hr_workers",
            table_configuration: {
              primary_keys: ["worker_id"],
              workday_report_parameters: {
                parameters: {
                  start_date: '{ coalesce(current_offset(), date("2025-02-01")) }',
                  end_date: "{ current_date() - INTERVAL 1 DAY }",
                },
              },
            },
          },
        },
      ],
    });
    expect(resource(made, "databricks_pipeline.source-marketing").ingestion_definition).toMatchObject({
      connection_name: "${data.terraform_remote_state.connections.outputs.connection_names.hubspot}",
      objects: [
        { table: { source_schema: "default", source_table: "contacts", destination_table: "hubspot_contacts" } },
        { schema: { source_schema: "default", table_configuration: { scd_type: "SCD_TYPE_2" } } },
      ],
    });
  });

  it("keeps the event log as a table where it is watched, and tells of it", () => {
    const made = json();
    const log = (name: string) => ({ schema: "bronze", name });
    expect(resource(made, "databricks_pipeline.source-crm-objects").event_log).toMatchObject(
      log("crm_objects_event_log"),
    );
    expect(resource(made, "databricks_pipeline.source-shop-tables_pipeline").event_log).toMatchObject(
      log("shop_tables_event_log"),
    );
    expect(resource(made, "databricks_pipeline.source-hr-reports").event_log).toBeUndefined();
    const alerts = emit()("dev-activation-main").resource?.databricks_alert_v2 ?? {};
    expect(Object.keys(alerts).sort()).toEqual(["source-crm-objects_alert", "source-shop-tables_alert"]);
    expect(alerts["source-crm-objects_alert"]?.query_text).toContain("`crm_objects_event_log`");
  });

  it("lets the service principal use the connection and the catalog, and write where tables go", () => {
    const connections = emit()("dev-connections");
    const id = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
    expect(resource(connections, "databricks_grants.connection-shop-db_grants").grant).toContainEqual({
      principal: id,
      privileges: ["USE_CONNECTION"],
    });
    expect(resource(connections, "databricks_grants.connection-prices_grants").grant).toContainEqual({
      principal: id,
      privileges: ["SELECT", "USE_CATALOG", "USE_SCHEMA"],
    });
    const unity = JSON.stringify(emit()("dev-unity-catalog").resource?.databricks_grants);
    expect(unity).toContain('"CREATE_TABLE"');
  });

  it("is kept where the environment is protected: deleting a pipeline deletes its tables", () => {
    const made = emit((input) => {
      input.protection = { mode: "protected" };
    })("dev-ingestion-main");
    for (const [, { lifecycle }] of Object.entries(made.resource?.databricks_pipeline ?? {})) {
      expect(lifecycle).toMatchObject({ prevent_destroy: true });
    }
  });
});

describe("managed sources in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed with databases, connections and what is there, have nothing to change afterwards, and go", async () => {
    const input = devInput();
    withManagedSources(input);
    input.dataServices = { ...input.dataServices, ...EXISTING_DATABASES };
    await site.with(
      platformOf(accountInput(), input),
      ["dev-ingestion-main", "dev-activation-main"],
      async (simulation) => {
        expect(failures(await simulation.up())).toEqual([]);
        expect(failures(await simulation.planIsEmpty())).toEqual([]);
        expect(failures(await simulation.destroy())).toEqual([]);
      },
    );
  });
});
