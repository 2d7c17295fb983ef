import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM_SCHEMAS } from "../../config/facts/system-schemas";
import type { EnvironmentInput } from "../../config/schema/environment";
import { PRIVILEGES } from "../../config/schema/privileges";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { METASTORE } from "../support/metastore";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const input: EnvironmentInput = { ...devInput(), metastore: METASTORE };
const platform = platformOf(accountInput(), input);

describe("what there is once in a metastore, in the configuration", () => {
  it.each<[string, object]>([
    ["nothing", {}],
    ["rights on it", METASTORE],
    ["every right", { grants: { groups: { analysts: [...PRIVILEGES.metastore] } } }],
    [
      "every system schema",
      { systemSchemas: Object.fromEntries(Object.keys(SYSTEM_SCHEMAS.value).map((name) => [name, {}])) },
    ],
  ])("is taken: %s", (_, metastore) => expect(report({ dev: { metastore } })).toBe(""));

  it.each<[string, object, string]>([
    [
      "a right that it has not",
      { grants: { groups: { analysts: ["SELECT"] } } },
      '"SELECT" is not a privilege of a metastore',
    ],
    ["a right of everybody", { grants: { everyone: ["USE_SHARE"] } }, "everyone: is not a known setting"],
    ["a group that is not there", { grants: { groups: { nobody: ["USE_SHARE"] } } }, "nobody"],
    ["a program that is not there", { grants: { servicePrincipals: { nobody: ["USE_SHARE"] } } }, "nobody"],
    ["a schema that is not there", { systemSchemas: { lineage: {} } }, "lineage"],
    ["a reader that is not there", { systemSchemas: { access: { groups: ["nobody"] } } }, "nobody"],
    [
      "a thing of a system that is not known",
      { externalMetadata: { crm: { system: "siebel", entity: "Customer", comment: "x" } } },
      '"siebel" is not one of',
    ],
    ["a thing that is nothing there", { externalMetadata: { crm: { system: "sap", comment: "x" } } }, "crm.entity"],
    ["a thing without a comment", { externalMetadata: { crm: { system: "sap", entity: "Table" } } }, "crm.comment"],
    [
      "a thing with a name of two parts",
      { externalMetadata: { "sap.crm": { system: "sap", entity: "Table", comment: "x" } } },
      "is not a valid Unity Catalog name",
    ],
    [
      "a page without encryption",
      { externalMetadata: { crm: { system: "sap", entity: "Table", comment: "x", url: "http://sap.acme.example/" } } },
      "is not the address of a page",
    ],
    [
      "no columns",
      { externalMetadata: { crm: { system: "sap", entity: "Table", comment: "x", columns: [] } } },
      "crm.columns",
    ],
    [
      "a column twice",
      { externalMetadata: { crm: { system: "sap", entity: "Table", comment: "x", columns: ["a", "a"] } } },
      "is listed twice",
    ],
    [
      "an owner that is not there",
      { externalMetadata: { crm: { system: "sap", entity: "Table", comment: "x", owner: "nobody" } } },
      "nobody",
    ],
    [
      "an owner without the deployer",
      { externalMetadata: { crm: { system: "sap", entity: "Table", comment: "x", owner: "analysts" } } },
      "does not hold terraform",
    ],
    ["a reader twice", { systemSchemas: { access: { groups: ["analysts", "analysts"] } } }, "analysts"],
    ["everybody as a reader", { systemSchemas: { access: { groups: ["account users"] } } }, "account users"],
  ])("is refused: %s", (_, metastore, message) => expect(report({ dev: { metastore } })).toContain(message));

  it("is said by one environment of a region", () => {
    const metastore = { systemSchemas: { query: {} } };
    expect(report({ dev: { metastore }, prod: { metastore } })).toContain(
      "prod: metastore: config/environments/dev.ts says what there is once in the metastore of eu-west-1 already. Fix: say it in one of them.",
    );
  });
});

describe("what there is once in a metastore", () => {
  let json: EmittedStack["json"];
  let site: SimulatedSite;
  beforeAll(() => {
    site = new SimulatedSite();
    const stack = synthPlatform(platform).find(({ name }) => name === "dev-unity-catalog");
    if (!stack) throw new Error("no stack dev-unity-catalog");
    json = stack.json;
  });
  afterAll(() => site.remove());

  it("gives each principal its rights alone, so that others keep theirs", () => {
    expect(resource(json, "databricks_grant.metastore-grants_group-data-engineers")).toMatchObject({
      metastore: '${data.terraform_remote_state.account.outputs.metastore_ids["eu-west-1"]}',
      principal: "data-engineers",
      privileges: ["CREATE_CONNECTION", "USE_MARKETPLACE_ASSETS"],
    });
    expect(resource(json, "databricks_grant.metastore-grants_principal-ingestion")).toMatchObject({
      principal: "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}",
    });
    expect(JSON.stringify(json.resource?.databricks_grants)).not.toContain("metastore_ids");
  });

  it("tells lineage of what is outside", () => {
    expect(resource(json, "databricks_external_metadata.external-metadata-revenue_report")).toMatchObject({
      name: "revenue_report",
      system_type: "POWER_BI",
      entity_type: "Report",
      description: "What the board looks at",
      url: "https://app.powerbi.com/groups/me/reports/1",
      columns: ["revenue", "day"],
      properties: { workspace: "Finance" },
      owner: "platform-admins",
    });
    const crm = resource(json, "databricks_external_metadata.external-metadata-crm");
    expect(crm).toMatchObject({ name: "crm", system_type: "SALESFORCE", entity_type: "Organization" });
    for (const argument of ["url", "columns", "properties", "owner"]) expect(crm).not.toHaveProperty(argument);
  });

  it("switches system schemas on that are not on by themselves, before anybody reads them", () => {
    expect(Object.keys(json.resource?.databricks_system_schema ?? {})).toEqual([
      "system-schema-access",
      "system-schema-query",
    ]);
    expect(resource(json, "databricks_grant.system-schema-access_readers_group-platform-admins")).toMatchObject({
      schema: "system.access",
      privileges: ["SELECT", "USE_SCHEMA"],
      depends_on: ["databricks_system_schema.system-schema-access"],
    });
    expect(resource(json, "databricks_grant.system-schema-billing_readers_group-analysts").depends_on).toEqual([]);
  });

  it("is deployed to simulated services, has nothing to change afterwards, and goes without a trace", async () => {
    await expectComesAndGoes(site, platform, ["dev-unity-catalog"]);
  });
});
