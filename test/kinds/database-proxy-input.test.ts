import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { crmCluster, EXISTING_DATABASES, shopDatabase } from "../support/databases";
import { SECRET_ARN } from "../support/dms";
import { shopConnection } from "../support/external-connections";
import { shopProxy } from "../support/proxies";

const sqlServer = () =>
  shopDatabase({
    engine: "sqlserver-se",
    engineVersion: "16.00",
    instanceClass: "db.m6i.large",
    database: undefined,
    captureChanges: false,
  });
const base = () => ({
  "dataServices.shop": shopDatabase(),
  "dataServices.crm": crmCluster(),
  "dataServices.mssql": sqlServer(),
  "dataServices.shop-reader": { kind: "secret", description: "User of the shop's database", readers: [] },
  "dataServices.proxy": shopProxy(),
});
const tried = (changes: Record<string, unknown>) => report({ dev: { ...base(), ...changes } });

const secretEntry = () => ({ mode: "entry", entry: "shop-reader" });
const with_ = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [`dataServices.proxy.${field}`, value]));

describe("a proxy", () => {
  it("is accepted in front of each sort of database", () => {
    expect(tried({})).toBe("");
    expect(
      tried(with_({ database: "crm", system: "mysql", signIn: { mode: "iam", users: ["reader"] } })),
    ).not.toContain("dataServices.proxy");
    expect(tried(with_({ database: "mssql", system: "sql-server" }))).toBe("");
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["no cost accepted", { acknowledgeHourlyCost: false }, "write true: the proxy is billed by the hour"],
    ["no database", { database: "nothing" }, '"nothing" is not a data service'],
    ["no database, but a secret", { database: "shop-reader" }, 'is of kind "secret"'],
    ["another system", { system: "mysql" }, "is of postgresql, and the proxy would speak mysql"],
    ["no known system", { system: "oracle" }, '"oracle" is not one of the possible values'],
    ["no secrets", { "signIn.secrets": [] }, "signIn.secrets"],
    ["a secret twice", { "signIn.secrets": [secretEntry(), secretEntry()] }, "names shop-reader again"],
    [
      "a secret of another region",
      { "signIn.secrets": [{ mode: "existing", secretArn: SECRET_ARN.replace("eu-west-1", "eu-central-1") }] },
      "is in eu-central-1 of account 111111111111, and the proxy in eu-west-1",
    ],
    ["no users", { signIn: { mode: "iam", users: [] } }, "signIn.users"],
    ["a user of the engine", { signIn: { mode: "iam", users: ["root"] } }, "engines keep for themselves"],
    ["clients of another sort", { "signIn.clients": "kerberos" }, '"kerberos" is not one of the possible values'],
    [
      "more idle than open",
      { pool: { mostPercent: 20, idlePercent: 30 } },
      "30 is more than mostPercent, 20. Fix: use at most 20",
    ],
    ["too long a wait", { "pool.waitSeconds": 301 }, "301 is too large"],
    ["too long without a word", { idleClientMinutes: 481 }, "481 is too large"],
    ["one zone", { "network.availabilityZoneIds": ["euw1-az1"] }, "needs 2 zones, and this is 1"],
    [
      "tokens for SQL Server",
      { database: "mssql", system: "sql-server", signIn: { mode: "iam", users: ["reader"] } },
      "sql-server knows no roles of IAM",
    ],
    [
      "clients with tokens for SQL Server",
      { database: "mssql", system: "sql-server", "signIn.clients": "iam" },
      "sql-server knows no roles of IAM",
    ],
  ])("is refused with %s", (_, fields, message) => {
    expect(tried(with_(fields))).toContain(message);
  });

  it("stands in front of no Oracle, and of nothing that nobody knows the way to", () => {
    const oracle = { kind: "rds-instance", mode: "existing", identifier: "hr", engine: "oracle-ee" };
    expect(tried({ "dataServices.hr": oracle, "dataServices.proxy.database": "hr" })).toContain(
      "RDS has no proxy for oracle-ee",
    );
    expect(
      tried({
        "dataServices.billing": EXISTING_DATABASES.billing,
        "dataServices.proxy.database": "billing",
      }),
    ).toContain("nobody knows the way to the database billing. Fix: add securityGroupId to dataServices.billing");
  });

  it("brings no tokens to a database that takes none", () => {
    const change = {
      "dataServices.shop.iamAuthentication": false,
      ...with_({ signIn: { mode: "iam", users: ["reader"] } }),
    };
    expect(tried(change)).toContain("the database shop takes no tokens of IAM");
  });
});

describe("what goes through a proxy", () => {
  const through = () => shopConnection({ dataService: "proxy" });
  it("is a connection of its system, which brings a password", () => {
    expect(tried({ "connections.shop": through() })).toBe("");
    expect(tried({ "connections.shop": { ...through(), type: "mysql" } })).toContain(
      "proxy is a database of postgresql, and the type is mysql",
    );
    expect(tried({ "connections.shop": through(), "dataServices.proxy.signIn.clients": "iam" })).toContain(
      "the proxy proxy takes tokens of IAM alone, and a connection brings a password",
    );
  });

  it("is no replication", () => {
    const reading = {
      mode: "changes",
      connection: "shop",
      database: "shop",
      clusterPolicy: "pipelines",
      acknowledgeContinuousCost: "Prices follow the market",
    };
    const source = {
      kind: "database",
      workspace: "main",
      catalog: "sales",
      runAs: "ingestion",
      reading,
      tables: [{ schema: "public", table: "stock" }],
      schedule: { quartzCron: "0 0 * * * ?" },
    };
    expect(tried({ "connections.shop": through(), "sources.stock": source })).toContain(
      "leads through the proxy proxy, which passes on queries and no replication. Fix: name a connection whose dataService is the database itself, shop",
    );
  });
});
