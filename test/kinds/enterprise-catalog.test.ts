import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { companyCatalog, withEnterpriseCatalog } from "../support/enterprise-catalog";
import { directTool } from "../support/partner-tools";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const LETS_IN = { "metastore.systemSchemas.access": { servicePrincipals: ["harvester"] } };
const problems = (changes: Readonly<Record<string, unknown>>) =>
  report({
    account: { "servicePrincipals.harvester": { mode: "create" } },
    dev: { "workspaces.main.access.servicePrincipals.harvester": "USER", ...LETS_IN, ...changes },
  });
const LIST = { allow: ["203.0.113.0/24"], runner: "203.0.113.7/32" };

describe("a catalog of the company in the configuration", () => {
  it.each<[string, unknown]>([
    ["that profiles a schema and reads lineage", companyCatalog()],
    ["that sees names alone", companyCatalog({ reads: [], systemSchemas: [], warehouse: undefined })],
    ["that asks information_schema alone", companyCatalog({ reads: [], systemSchemas: [], addresses: undefined })],
  ])("is taken: %s", (_, tool) => {
    expect(problems({ "consumers.glossary": tool })).toBe("");
  });

  it("reads a system schema that this environment says nothing of, with a warning", () => {
    expect(problems({ "consumers.glossary": companyCatalog(), "metastore.systemSchemas.access": undefined })).toContain(
      "consumers.glossary.systemSchemas.0: this environment does not say who reads system.access. Fix: add harvester to metastore.systemSchemas.access.servicePrincipals",
    );
  });

  it("is let in by the workspace's list", () => {
    const changes = { "consumers.glossary": companyCatalog(), "workspaces.main.ipAccessList": LIST };
    expect(problems(changes)).toContain(
      "consumers.glossary.addresses.0: main does not let 198.51.100.0/24 in. Fix: add it to workspaces.main.ipAccessList.allow.",
    );
    expect(problems({ ...changes, "consumers.glossary": companyCatalog({ addresses: undefined }) })).toContain(
      "nobody said which are the tool's",
    );
  });

  it.each<[Record<string, unknown>, string]>([
    [{ servicePrincipal: "terraform" }, "terraform"],
    [{ servicePrincipal: "nobody" }, '"nobody" is not a service principal'],
    [{ servicePrincipal: "ingestion" }, "ingestion is used by sources.orders too, and the tool would have its rights"],
    [{ servicePrincipal: undefined }, "servicePrincipal: is missing"],
    [{ workspace: "nowhere" }, "nowhere"],
    [{ catalogs: undefined }, "catalogs: is missing"],
    [{ catalogs: [] }, "catalogs"],
    [{ catalogs: ["nowhere"] }, "nowhere"],
    [{ catalogs: ["sales", "sales"] }, "sales"],
    [{ catalogs: ["Sales!"] }, "catalogs"],
    [{ reads: [{ catalog: "sales" }] }, "reads.0.schema: is missing"],
    [{ reads: [{ catalog: "sales", schema: "nowhere" }] }, "nowhere"],
    [{ reads: [{ catalog: "sales", schema: "gold", table: "revenue" }] }, "table"],
    [{ warehouse: undefined }, "reads: is read in SQL, and there is no warehouse for that. Fix: name a warehouse"],
    [{ warehouse: undefined, reads: [] }, "systemSchemas: is read in SQL"],
    [{ warehouse: "gold-overview" }, 'of kind "dashboard". Fix: name a consumer of kind "sql-warehouse"'],
    [{ systemSchemas: ["lineage"] }, "lineage"],
    [{ systemSchemas: ["information_schema"] }, "information_schema"],
    [{ addresses: ["0.0.0.0/0"] }, "addresses"],
    [{ secret: "s3cr3t" }, "secret"],
  ])("is refused: %#", (fields, message) => {
    const changes = Object.fromEntries(
      Object.entries(fields).map(([at, value]) => [`consumers.glossary.${at}`, value]),
    );
    expect(problems({ "consumers.glossary": companyCatalog(), ...changes })).toContain(message);
  });

  it("reads schemas of what it harvests alone", () => {
    expect(
      problems({
        "consumers.glossary": companyCatalog({ catalogs: ["finance"] }),
        "catalogs.finance": { ...devInput().catalogs?.sales },
      }),
    ).toContain("consumers.glossary.reads.0.catalog: sales is not among the catalogs that it harvests. Fix: add it");
  });

  it("reads system schemas that let it in", () => {
    expect(
      problems({ "consumers.glossary": companyCatalog(), "metastore.systemSchemas.access": { groups: ["analysts"] } }),
    ).toContain(
      "consumers.glossary.systemSchemas.0: harvester may not read system.access. Fix: add it to metastore.systemSchemas.access.servicePrincipals.",
    );
  });

  it("shares its principal with no other tool", () => {
    const erp = directTool({ servicePrincipal: "harvester" });
    expect(problems({ "consumers.glossary": companyCatalog(), "consumers.erp": erp })).toContain(
      "harvester is used by consumers.erp too",
    );
  });
});

describe("what a catalog of the company gets", () => {
  const input: EnvironmentInput = devInput();
  const account = accountInput();
  withEnterpriseCatalog(input, account);
  const stacks = synthPlatform(platformOf(account, input));
  const json = (name: string) => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
  const ID = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.harvester}";

  it("is the names of a catalog, the rows of one schema, and nothing else", () => {
    const grants = json("dev-unity-catalog").resource?.databricks_grants ?? {};
    const given = Object.entries(grants).flatMap(([name, { grant }]) =>
      (grant as { principal: string; privileges: string[] }[]).flatMap(({ principal, privileges }) =>
        principal === ID ? [[name, privileges]] : [],
      ),
    );
    expect(given).toEqual([
      ["catalog-sales_grants", ["BROWSE", "USE_CATALOG"]],
      ["catalog-sales_schema-gold_grants", ["SELECT", "USE_SCHEMA"]],
    ]);
  });

  it("is a system schema, and the warehouse", () => {
    expect(Object.values(json("dev-unity-catalog").resource?.databricks_grant ?? {})).toContainEqual(
      expect.objectContaining({ principal: ID, schema: "system.access", privileges: ["SELECT", "USE_SCHEMA"] }),
    );
    expect(
      resource(json("dev-serving-main"), "databricks_permissions.consumer-bi_permissions").access_control,
    ).toContainEqual({ service_principal_name: ID, permission_level: "CAN_USE" });
  });

  it("is a sheet of what to set in its connector, and no secret anywhere", () => {
    const remote = "data.terraform_remote_state";
    const value = json("dev-serving-main").output?.enterprise_catalog_sheets?.value as Record<string, string>;
    expect(JSON.parse(value.glossary ?? "")).toEqual({
      workspace_url: `\${${remote}.workspace.outputs.workspace_urls.main}`,
      http_path: "/sql/1.0/warehouses/${databricks_sql_endpoint.consumer-bi.id}",
      token_url: `\${${remote}.workspace.outputs.workspace_urls.main}/oidc/v1/token`,
      client_id: ID,
      catalogs: [`\${${remote}.unity-catalog.outputs.catalog_names.sales}`],
      system_schemas: ["system.access"],
      addresses: ["198.51.100.0/24"],
    });
    for (const stack of stacks) expect(JSON.stringify(stack.json)).not.toContain("service_principal_secret");
  });
});
