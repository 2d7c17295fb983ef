import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { CONNECTION_TYPES, type ConnectionTypeName, connectionType } from "../../config/facts/connection-types";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { standInsFor } from "../../tools/simulate/command/variables";
import { report } from "../config/problems";
import { crmCluster, shopDatabase } from "../support/databases";
import {
  HOST,
  connectionOfType as ofType,
  shopCatalog,
  shopConnection,
  withConnections,
} from "../support/external-connections";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { eventStream } from "../support/streams";
import { resource } from "../support/synth";

function emit(change: (input: EnvironmentInput) => void): EmittedStack["json"] {
  const input: EnvironmentInput = devInput();
  change(input);
  const stack = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-connections");
  if (!stack) throw new Error("no stack dev-connections");
  return stack.json;
}

const TYPES = Object.keys(CONNECTION_TYPES.value) as ConnectionTypeName[];

describe("a connection in the configuration", () => {
  it.each(TYPES.flatMap((type) => connectionType(type).ways.map((way, index) => [type, way.secrets, index] as const)))(
    "is taken: %s with %j",
    (type, _, index) => {
      expect(report({ dev: { "dataServices.events": eventStream(), "connections.one": ofType(type, index) } })).toBe(
        "",
      );
    },
  );

  it.each<[string, Record<string, unknown>]>([
    ["to a database of the environment", { "dataServices.shop": shopDatabase(), "connections.shop": shopConnection() }],
    [
      "to a cluster",
      {
        "dataServices.crm": crmCluster(),
        "connections.crm": shopConnection({ type: "mysql", dataService: "crm" }),
      },
    ],
    ["that is there", { "connections.crm": { kind: "connection", mode: "existing", name: "salesforce_prod" } }],
    [
      "with a catalog, which has to name no database of MySQL",
      {
        "connections.crm": ofType("mysql"),
        "connections.catalog": shopCatalog({ connection: "crm", options: {} }),
      },
    ],
    [
      "that is there, with a catalog of whatever options",
      {
        "connections.hive": { kind: "connection", mode: "existing", name: "hive" },
        "connections.old": shopCatalog({ connection: "hive", options: { authorized_paths: "s3://acme/old" } }),
      },
    ],
  ])("is taken: %s", (_, changes) => {
    expect(report({ dev: changes })).toBe("");
  });

  const AT = "connections.shop-db";
  it.each<[Record<string, unknown>, string]>([
    [{ type: "mongodb" }, '"mongodb" is not one of the possible values'],
    [
      { type: "hive-redshift" },
      'Unity Catalog reads no Hive metastore that is kept in Redshift. Fix: use type: "redshift"',
    ],
    [{ type: "salesforce-data-cloud" }, "signs in as a person, whom Terraform is not. Fix: make the connection in"],
    [{ type: "hive-mysql" }, "shop is a database of postgresql, and the type is hive-mysql"],
    [{ type: "mysql" }, "shop is a database of postgresql, and the type is mysql"],
    [{ type: "redshift", options: { user: "x" } }, "shop is a database of postgresql, and the type is redshift"],
    [{ dataService: "nowhere" }, "nowhere"],
    [{ dataService: undefined }, "has no host, which postgresql needs. Fix: add host"],
    [{ options: {} }, "has no user, which postgresql needs. Fix: add user"],
    [{ options: { user: "databricks", host: HOST } }, "is given by dataService. Fix: remove it, or remove dataService"],
    [{ options: { user: "databricks", Host: HOST } }, "is no option of postgresql. Fix: use host, port"],
    [{ options: { user: "databricks", sfWarehouse: "x" } }, "is no option of postgresql"],
    [{ options: { user: "databricks", "a b": "x" } }, "is not an option of a connection"],
    [{ options: { user: "databricks", host: "" } }, "is not the value of an option"],
    [{ options: { user: "databricks", password: "correct horse" } }, "is a secret, and no secret may be in a file"],
    [{ options: { user: "databricks", password: "hunter2-hunter2" } }, "looks like a secret"],
    [{ secrets: ["token"] }, 'token is no way to sign in to postgresql. Fix: use ["password"]'],
    [{ secrets: [] }, "secrets"],
    [{ name: "Shop DB" }, "is not a valid Unity Catalog name"],
    [{ comment: "" }, "comment"],
    [{ grants: { groups: { analysts: ["SELECT"] } } }, '"SELECT" is not a privilege of a connection'],
    [{ grants: { groups: { nobody: ["USE_CONNECTION"] } } }, "nobody"],
    [{ mode: "existing" }, "type"],
  ])("is refused: %j", (fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${AT}.${field}`, value]));
    expect(report({ dev: { "dataServices.shop": shopDatabase(), [AT]: shopConnection(), ...changes } })).toContain(
      message,
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["snowflake", { secrets: ["password", "pem_private_key"] }, '["password"] or ["pem_private_key"]'],
    ["http", { secrets: ["client_secret"], options: { host: HOST } }, "has no client_id, which http needs"],
    ["bigquery", { options: { host: HOST } }, "is no option of bigquery"],
    ["ga4-raw-data", { dataService: "shop" }, "shop is a database of postgresql, and the type is ga4-raw-data"],
  ])("is refused, of %s: %j", (type, fields, message) => {
    const one = { ...ofType(type as ConnectionTypeName), ...fields };
    expect(report({ dev: { "dataServices.shop": shopDatabase(), "connections.one": one } })).toContain(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ options: {} }, "has no database, which a catalog of postgresql needs"],
    [{ options: { database: "shop", schema: "x" } }, "is no option of a catalog of postgresql. Fix: use database"],
    [{ connection: "nowhere" }, "nowhere"],
    [{ connection: "shop" }, 'connection shop is of kind "foreign-catalog"'],
    [{ connection: "api", options: {} }, "api is of type http, which has no databases to show"],
    [{ owner: "nobody" }, "nobody"],
    [{ workspaces: ["lab"] }, "lab"],
    [{ grants: { groups: { analysts: ["MODIFY"] } } }, '"MODIFY" is not a privilege of a foreign catalog'],
    [{ name: "dev_sales" }, "catalogs.sales has this name. Fix: choose another name"],
  ])("is refused, of a catalog: %j", (fields, message) => {
    const changes = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [`connections.shop.${field}`, value]),
    );
    const all = {
      "connections.shop-db": ofType("postgresql"),
      "connections.api": ofType("http"),
      "connections.shop": shopCatalog(),
    };
    expect(report({ dev: { ...all, ...changes } })).toContain(message);
  });

  it("has a name of its own in the metastore, apart from catalogs of the environment too", () => {
    const twice = {
      "connections.a": { ...ofType("mysql"), name: "one" },
      "connections.b": { ...ofType("mysql"), name: "one" },
    };
    expect(report({ dev: twice })).toContain("choose another name");
    const sales = { "connections.shop-db": ofType("postgresql"), "connections.sales": shopCatalog() };
    expect(report({ dev: sales })).toContain("catalogs.sales has this name");
  });
});

describe("what connections make", () => {
  it("is the connection with its grants, and a variable for what is secret", () => {
    const json = emit(withConnections);
    expect(addresses(json)).toEqual([
      "databricks_catalog.connection-shop",
      "databricks_connection.connection-shop-db",
      "databricks_connection.connection-warehouse",
      "databricks_grants.connection-shop-db_grants",
      "databricks_grants.connection-shop_grants",
      "databricks_grants.connection-warehouse_grants",
    ]);
    expect(resource(json, "databricks_connection.connection-shop-db")).toMatchObject({
      name: "dev_shop_db",
      connection_type: "POSTGRESQL",
      options: {
        host: "${data.terraform_remote_state.data-services.outputs.database_hosts.shop}",
        port: "5432",
        user: "databricks",
        password: "${var.connection_shop_db_password}",
      },
      lifecycle: { prevent_destroy: false },
    });
    expect(json.variable?.connection_shop_db_password).toMatchObject({
      type: "string",
      sensitive: true,
      nullable: false,
    });
    expect(json.variable?.connection_warehouse_pem_private_key).toMatchObject({ sensitive: true });
    expect(json.output?.connection_names).toEqual({
      value: {
        crm: "salesforce_prod",
        "shop-db": "${databricks_connection.connection-shop-db.name}",
        warehouse: "${databricks_connection.connection-warehouse.name}",
      },
    });
  });

  it("gives every secret option of every type a variable, and writes no value", () => {
    for (const type of TYPES) {
      const json = emit((input) => {
        input.dataServices = { events: eventStream() };
        input.connections = { one: ofType(type) };
      });
      const { options } = resource(json, "databricks_connection.connection-one");
      const secrets = connectionType(type).ways[0]?.secrets ?? [];
      for (const option of secrets) {
        expect((options as Record<string, string>)[option]).toBe(`\${var.connection_one_${option}}`);
      }
      expect(Object.keys(json.variable ?? {})).toEqual(secrets.map((option) => `connection_one_${option}`));
      expect(resource(json, "databricks_connection.connection-one").connection_type).toBe(connectionType(type).type);
    }
  });

  it("is a catalog that is read, isolated, with its owner and grants", () => {
    const json = emit(withConnections);
    expect(resource(json, "databricks_catalog.connection-shop")).toMatchObject({
      name: "dev_shop",
      connection_name: "${databricks_connection.connection-shop-db.name}",
      options: { database: "shop" },
      isolation_mode: "ISOLATED",
    });
    const { grant } = resource(json, "databricks_grants.connection-shop_grants");
    expect(grant).toContainEqual({ principal: "data-engineers", privileges: ["ALL_PRIVILEGES", "MANAGE"] });
    expect(grant).toContainEqual({ principal: "analysts", privileges: ["SELECT", "USE_CATALOG", "USE_SCHEMA"] });
  });

  it("is opened to the workspaces that are named", () => {
    const json = emit((input) => {
      withConnections(input);
      input.workspaces.lab = { networkSlot: 1 };
      input.governanceWorkspace = "main";
      input.connections = { ...input.connections, shop: shopCatalog({ workspaces: ["lab"] }) };
    });
    expect(Object.keys(json.resource?.databricks_workspace_binding ?? {})).toEqual(["connection-shop_workspaces_lab"]);
  });

  it("is kept where the environment is protected: type, comment and options of a catalog replace", () => {
    const json = emit((input) => {
      withConnections(input);
      input.protection = { mode: "protected" };
    });
    for (const address of ["databricks_connection.connection-shop-db", "databricks_catalog.connection-shop"]) {
      expect(resource(json, address).lifecycle).toEqual({ prevent_destroy: true });
    }
  });

  it("needs values where Terraform runs, for which a simulation has stand-ins", () => {
    expect(standInsFor({ a: {}, b: { default: "x" } })).toEqual({ TF_VAR_a: "simulated a" });
    expect(standInsFor()).toEqual({});
  });
});

describe("connections in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const input = devInput();
    withConnections(input);
    await site.with(platformOf(accountInput(), input), ["dev-connections"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
