import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import type { EmittedStack } from "../../emitted/stacks";
import { CONNECTION_ACTIONS } from "../../modules/connections/connection/actions";
import { readsDataCatalog } from "../../modules/connections/connection/glue";
import { report } from "../config/problems";
import { shopCatalog, shopConnection } from "../support/external-connections";
import { accountInput, devInput, platformOf } from "../support/platform";
import { simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";

const OLD = { "externalLocations.old": { url: "s3://acme-old/sales", comment: "Tables of the old lake." } };
const glue = () =>
  shopConnection({
    type: "glue",
    dataService: undefined,
    options: { aws_region: "eu-west-1", aws_account_id: "222222222222" },
    comment: "Data Catalog of the old lake",
  });
const hive = () =>
  shopConnection({
    type: "hive-mysql",
    dataService: undefined,
    options: { host: "hive.acme.example", database: "metastore", version: "2.3", user: "reader" },
    comment: "Metastore of the old cluster",
  });
const catalog = (paths: string, connection = "glue") =>
  shopCatalog({ connection, options: { authorized_paths: paths } });

function withMetastores(input: EnvironmentInput): void {
  input.externalLocations = { old: { url: "s3://acme-old/sales", comment: "Tables of the old lake." } };
  input.connections = {
    ...input.connections,
    glue: glue(),
    hive: hive(),
    "old-lake": catalog("s3://acme-old/sales"),
    "old-cluster": catalog("s3://acme-old/sales/cluster", "hive"),
  };
}

describe("catalogs over metastores in the configuration", () => {
  const said = (change: Record<string, unknown>) =>
    report({ dev: { ...OLD, "connections.glue": glue(), "connections.hive": hive(), ...change } });

  it.each<[string, Record<string, unknown>]>([
    ["all of a location", { "connections.lake": catalog("s3://acme-old/sales") }],
    ["a folder of it, with a slash", { "connections.lake": catalog("s3://acme-old/sales/2026/") }],
    ["of Hive", { "connections.lake": catalog("s3://acme-old/sales/a,s3://acme-old/sales/b", "hive") }],
  ])("are taken: %s", (_, change) => {
    expect(said(change)).toBe("");
  });

  const none = "no external location covers";
  it.each<[string, Record<string, unknown>, string]>([
    ["another bucket", { "connections.lake": catalog("s3://acme-other/sales") }, `${none} s3://acme-other/sales`],
    [
      "a name that starts the same",
      { "connections.lake": catalog("s3://acme-old/sales2") },
      `${none} s3://acme-old/sales2`,
    ],
    ["what is above", { "connections.lake": catalog("s3://acme-old") }, `${none} s3://acme-old, so that`],
    ["one of two", { "connections.lake": catalog("s3://acme-old/sales,s3://x-y-z/a") }, `${none} s3://x-y-z/a`],
    ["no paths", { "connections.lake": shopCatalog({ connection: "glue", options: {} }) }, "has no authorized_paths"],
    ["a database", { "connections.lake": shopCatalog({ connection: "glue" }) }, "is no option of a catalog of glue"],
    ["a password for Glue", { "connections.glue.secrets": ["password"] }, "password is no way to sign in to glue"],
    [
      "no account",
      { "connections.glue.options": { aws_region: "eu-west-1" } },
      "has no aws_account_id, which glue needs",
    ],
    [
      "no version",
      { "connections.hive.options": { host: "hive.acme.example", database: "m", user: "r" } },
      "has no version",
    ],
    ["a version that is not read", { "connections.hive.options.version": "4.0" }, "use one of 0.13, 2.3, 3.1"],
    ["the type of the database", { "connections.hive.options.db_type": "MYSQL" }, "is no option of hive-mysql"],
  ])("are refused: %s", (_, change, message) => {
    expect(said(change)).toContain(message);
  });
});

describe("what they make", () => {
  const input = devInput();
  withMetastores(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  const stack = (name: string): EmittedStack["json"] => {
    const found = stacks.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no stack ${name}`);
    return found.json;
  };

  it("is a service credential of its own for Glue, in the layer before", () => {
    const json = stack("dev-unity-catalog");
    expect(resource(json, "databricks_credential.connection-glue_credential")).toMatchObject({
      name: "acme-dev-svc-glue",
      purpose: "SERVICE",
    });
    const { grant } = resource(json, "databricks_grants.connection-glue_grants");
    expect(grant).toEqual([{ principal: expect.any(String), privileges: ["CREATE_CONNECTION", "MANAGE"] }]);
    expect(json.resource?.databricks_credential).not.toHaveProperty("connection-hive_credential");
  });

  it("is the connection with what its type says, and the catalog over it", () => {
    const json = stack("dev-connections");
    expect(resource(json, "databricks_connection.connection-glue")).toMatchObject({
      connection_type: "GLUE",
      options: {
        aws_region: "eu-west-1",
        aws_account_id: "222222222222",
        credential: "${data.terraform_remote_state.unity-catalog.outputs.service_credential_names.glue}",
      },
    });
    expect(resource(json, "databricks_connection.connection-hive")).toMatchObject({
      connection_type: "HIVE_METASTORE",
      options: { db_type: "MYSQL", port: "3306", version: "2.3", password: "${var.connection_hive_password}" },
    });
    expect(resource(json, "databricks_catalog.connection-old-lake")).toMatchObject({
      connection_name: "${databricks_connection.connection-glue.name}",
      options: { authorized_paths: "s3://acme-old/sales" },
    });
  });

  it.each([
    ["glue:GetTable", "arn:aws:glue:eu-west-1:222222222222:table/sales/orders", "allow"],
    ["glue:GetDatabases", "arn:aws:glue:eu-west-1:222222222222:catalog", "allow"],
    ["glue:GetTable", "arn:aws:glue:eu-west-1:333333333333:table/sales/orders", "deny"],
    ["glue:GetTable", "arn:aws:glue:us-east-1:222222222222:table/sales/orders", "deny"],
    ["glue:UpdateTable", "arn:aws:glue:eu-west-1:222222222222:table/sales/orders", "deny"],
    ["glue:DeleteDatabase", "arn:aws:glue:eu-west-1:222222222222:database/sales", "deny"],
    ["glue:GetConnection", "arn:aws:glue:eu-west-1:222222222222:connection/jdbc", "deny"],
    ["s3:GetObject", "arn:aws:s3:::acme-old/sales/a", "deny"],
  ])("a role that may %s on %s: %s; the most that it may says the same of other accounts", (action, on, verdict) => {
    const own = [readsDataCatalog({ partition: "aws" }, { accountId: "222222222222", region: "eu-west-1" })];
    expect(simulateIdentity(own, { action, resource: on })).toBe(verdict);
    const most = CONNECTION_ACTIONS.ceiling?.statements({
      partition: "aws",
      accountId: "111111111111",
      region: "eu-west-1",
      prefix: "acme-dev",
    } as Parameters<NonNullable<typeof CONNECTION_ACTIONS.ceiling>["statements"]>[0]);
    const isRead = /^glue:Get(Table|Databases)$/.test(action);
    expect(simulateIdentity(most ?? [], { action, resource: on })).toBe(isRead ? "allow" : "deny");
  });
});

describe("catalogs over metastores in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withMetastores(input);
    await site.with(platformOf(accountInput(), input), ["dev-connections"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
