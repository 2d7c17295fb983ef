import { afterAll, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { countries, fullTable, icebergTable, withManagedTables } from "../support/tables";

const base = (): EnvironmentInput => {
  const input = devInput();
  withManagedTables(input);
  return input;
};
const said = ({ metastore, workspaces, consumers } = base()) => ({ metastore, workspaces, consumers });
const problems = (it: object, more: object = {}) =>
  report({ dev: { ...said(), "workloads.countries": it, "workloads.order-contract": fullTable(), ...more } });

const platform = platformOf(accountInput(), base());
const stacks = synthPlatform(platform);
const json = (name: string) => {
  const stack = stacks.find((one) => one.name === name);
  if (!stack) throw new Error(`no stack ${name}`);
  return stack.json;
};
const [ingestion, catalog] = [json("dev-ingestion-main"), json("dev-unity-catalog")];
const TERRAFORM = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.terraform}";
const INGESTION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";

describe("a table in the configuration", () => {
  it.each<[string, object]>([
    ["a small one", countries()],
    ["one that is sorted by what Databricks finds out", countries({ clusterBy: "auto" })],
    ["one that is sorted no more", countries({ clusterBy: "none" })],
    ["of Iceberg", icebergTable({ table: "carried" })],
    [
      "with types in types",
      countries({ columns: [{ name: "a", type: "MAP<STRING, ARRAY<STRUCT<b: DECIMAL(38,0)>>>" }] }),
    ],
    ["whose columns can be renamed", countries({ format: { type: "delta", columnMapping: true } })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  const columns = (...some: readonly object[]) => ({ columns: some });
  const column = (change: object) => columns({ name: "id", type: "BIGINT", ...change });
  it.each<[string, object, string]>([
    ["no column", columns(), "workloads.countries.columns"],
    ["a type in small letters", column({ type: "bigint" }), 'workloads.countries.columns.0.type: "bigint" is no type'],
    ["half a type", column({ type: "ARRAY<STRING" }), "is no type of a column"],
    ["a field without a type", column({ type: "STRUCT<a>" }), "is no type of a column"],
    ["a constraint as a type", column({ type: "BIGINT PRIMARY KEY" }), "is no type of a column"],
    ["more digits behind the point than there are", column({ type: "DECIMAL(3,4)" }), "is no type of a column"],
    ["a column twice", columns({ name: "id", type: "INT" }, { name: "ID", type: "INT" }), "id is a column already"],
    ["a text that is counted", column({ type: "STRING", identity: "always" }), "Databricks counts in BIGINT"],
    [
      "a count in Iceberg",
      { ...column({ identity: "default" }), format: { type: "iceberg" } },
      "Iceberg has no columns that count",
    ],
    ["a type that Iceberg has not", { ...column({ type: "SMALLINT" }), format: { type: "iceberg" } }, "use INT"],
    [
      "a type inside that Iceberg's readers have not",
      { ...column({ type: "ARRAY<VARIANT>" }), format: { type: "delta", icebergReads: true } },
      "Iceberg has no VARIANT",
    ],
    ["changes of Iceberg", { format: { type: "iceberg", changeDataFeed: true } }, "changeDataFeed"],
    [
      "what is on already",
      { format: { type: "delta", icebergReads: true, columnMapping: true } },
      "icebergReads turns it on",
    ],
    ["history for years", { format: { type: "delta", historyDays: 400 } }, "workloads.countries.format.historyDays"],
    ["order by nothing", { clusterBy: [] }, "workloads.countries.clusterBy"],
    ["order by a column that is not there", { clusterBy: ["id"] }, "there is no column id"],
    ["order by too much", { clusterBy: ["a", "b", "c", "d", "e"] }, "workloads.countries.clusterBy"],
    ["order by a list", { ...column({ type: "ARRAY<INT>" }), clusterBy: ["id"] }, "is not clustered by ARRAY"],
    [
      "order by a late column",
      { columns: Array.from({ length: 33 }, (_, at) => ({ name: `c${at}`, type: "INT" })), clusterBy: ["c32"] },
      "only the first 32 have statistics",
    ],
    ["what Databricks finds out in Iceberg", { format: { type: "iceberg" }, clusterBy: "auto" }, "for tables of Delta"],
    ["a property of Delta", { properties: { "delta.minReaderVersion": "3" } }, "begins with delta."],
    ["where its files are", { properties: { location: "s3://elsewhere" } }, "begins with location"],
    ["a property in capitals", { properties: { Contract: "a" } }, "is no name of a property"],
    ["an apostrophe in a property", { properties: { contract: "it's" } }, "has an apostrophe"],
    ["a backslash in its comment", { comment: "C:\\data" }, "has a backslash"],
    ["an unknown value of a governed tag", { tags: { pii: "shoe" } }, '"shoe" is no value of the governed tag pii'],
    ["the same of a column", column({ tags: { restricted: "yes" } }), "workloads.countries.columns.0.tags.restricted"],
    ["an unknown owner", { owner: "nobody" }, '"nobody" is not a group'],
    ["everybody as its owner", { owner: "account users" }, "workloads.countries.owner"],
    ["a privilege of schemas", { grants: { groups: { analysts: ["USE_SCHEMA"] } } }, "is not a privilege of a table"],
    ["everybody who changes it", { grants: { everyone: ["MODIFY"] } }, "change or manage a table"],
    ["an unknown schema", { schema: "nowhere" }, "workloads.countries.schema"],
    ["an unknown workspace", { workspace: "other" }, '"other" is not a workspace'],
    ["a table that something else makes", { table: "order_contract" }, "writes sales.gold.order_contract too"],
  ])("is refused: %s", (_, change, message) => {
    expect(problems({ ...countries(), ...change })).toContain(message);
  });

  it("has its tags from one place", () => {
    const tags = {
      kind: "table-tags",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      table: "order_contract",
      tableTags: { restricted: "" },
    };
    expect(problems(countries(), { "consumers.contract-tags": tags })).toContain(
      "the tags of sales.gold.order_contract",
    );
    expect(problems(countries(), { "consumers.contract-tags": { ...tags, table: "countries" } })).toBe("");
  });

  it("is warned of where its warehouse starts slower than the provider waits", () => {
    const text = problems(countries(), { "workspaces.main.bootstrapWarehouse": { serverless: false } });
    expect(text).toContain("warning: dev: workloads.countries.workspace: the bootstrap warehouse of main");
    expect(text).toContain("waits 50 seconds");
  });

  it("is warned of grants that are of no use, and takes what is granted on itself for others", () => {
    const bare = { "catalogs.sales.grants": {}, "catalogs.sales.schemas.gold.grants": {} };
    const of = (privileges: readonly string[]) =>
      problems(countries({ grants: { groups: { analysts: privileges as ["SELECT"] } } }), bare);
    expect(of(["SELECT"])).toContain(
      'workloads.countries.grants.groups.analysts: SELECT is of no use to analysts without USE_CATALOG on catalog sales and USE_SCHEMA on schema sales.gold. Fix: add "USE_CATALOG" to catalogs.sales.grants.groups.analysts',
    );
    const ways = { "catalogs.sales.grants": { groups: { analysts: ["USE_CATALOG", "USE_SCHEMA"] } } };
    const open = (...privileges: readonly ("SELECT" | "MODIFY")[]) =>
      problems(countries({ grants: { groups: { analysts: [...privileges] } } }), { ...bare, ...ways });
    expect(open("SELECT", "MODIFY")).not.toContain("workloads.countries");
    expect(open("MODIFY")).toContain("without SELECT");
  });
});

describe("a table that is deployed", () => {
  it("comes with its tags and its grants before all that fills it", () => {
    expect(
      addresses(ingestion).filter((address) => /workload-(?:countries|order-contract|shipments)/.test(address)),
    ).toEqual([
      "databricks_entity_tag_assignment.workload-order-contract_column-buyer_mail_tag-pii",
      "databricks_entity_tag_assignment.workload-order-contract_tags_tag-restricted",
      "databricks_grants.workload-countries_grants",
      "databricks_grants.workload-order-contract_grants",
      "databricks_grants.workload-shipments_grants",
      "databricks_sql_table.workload-countries",
      "databricks_sql_table.workload-order-contract",
      "databricks_sql_table.workload-shipments_iceberg",
    ]);
  });

  it("is a managed table of Delta, which replaces none that is there", () => {
    const made = resource(ingestion, "databricks_sql_table.workload-countries");
    expect(made).toMatchObject({
      catalog_name: "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}",
      schema_name: "gold",
      name: "countries",
      table_type: "MANAGED",
      warehouse_id: "${data.terraform_remote_state.settings-main.outputs.bootstrap_warehouse_id}",
      column: [
        { name: "code", type: "STRING", comment: "Two letters of ISO 3166", nullable: false },
        { name: "name", type: "STRING", nullable: true },
      ],
    });
    for (const argument of ["data_source_format", "properties", "cluster_keys", "owner", "cluster_id"]) {
      expect(made).not.toHaveProperty(argument);
    }
  });

  it("says all that is configured, types as Databricks answers them", () => {
    expect(resource(ingestion, "databricks_sql_table.workload-order-contract")).toMatchSnapshot();
    expect(resource(ingestion, "databricks_sql_table.workload-shipments_iceberg")).toMatchSnapshot();
  });

  it.each([
    ["auto", ["AUTO"]],
    ["none", ["NONE"]],
  ] as const)("clusters by %s", (clusterBy, keys) => {
    const input = base();
    input.workloads = { ...input.workloads, countries: countries({ clusterBy }) };
    const made = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-ingestion-main");
    expect(made && resource(made.json, "databricks_sql_table.workload-countries").cluster_keys).toEqual(keys);
  });

  it("is kept where data is protected", () => {
    const input = base();
    input.protection = undefined;
    const made = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-ingestion-main");
    expect(made && resource(made.json, "databricks_sql_table.workload-countries").lifecycle).toEqual({
      prevent_destroy: true,
    });
  });

  it("has one owner of its grants, who keeps the deployer", () => {
    expect(resource(ingestion, "databricks_grants.workload-order-contract_grants")).toMatchObject({
      table: "${databricks_sql_table.workload-order-contract.id}",
      grant: [
        { principal: "analysts", privileges: ["SELECT"] },
        { principal: "data-engineers", privileges: ["ALL_PRIVILEGES"] },
        { principal: INGESTION, privileges: ["MODIFY", "SELECT"] },
        { principal: TERRAFORM, privileges: ["MANAGE"] },
      ],
    });
  });

  it("lets Terraform make tables in its schema", () => {
    const grants = resource(catalog, "databricks_grants.catalog-sales_schema-gold_grants");
    const own = (grants.grant as { principal: string; privileges: string[] }[]).find(({ principal }) =>
      principal.endsWith(".terraform}"),
    );
    expect(own?.privileges).toEqual(expect.arrayContaining(["APPLY_TAG", "CREATE_TABLE", "MANAGE", "USE_SCHEMA"]));
  });
});

describe("tables, views and monitors in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", () =>
    expectComesAndGoes(site, platform, ["dev-ingestion-main", "dev-activation-main"]));
});
