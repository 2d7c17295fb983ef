import { describe, expect, it } from "vitest";
import type { EnvironmentInput } from "../../config/schema/environment";
import { report } from "../config/problems";
import { EXISTING_DATABASES } from "../support/databases";
import { SECRET_ARN } from "../support/dms";
import { provisioned } from "../support/kafka";
import { devInput } from "../support/platform";
import { crmProxy } from "../support/proxies";
import {
  contactsOut,
  customersOut,
  invoicesOut,
  ordersOut,
  pricesOut,
  salesOut,
  segmentsOut,
  stockOut,
  withStores,
} from "../support/reverse-etl";

/** What is said of entries, after changes to paths, beside the stores that they write into. */
function problems(entries: object, changes: Readonly<Record<string, unknown>> = {}): string {
  const input: EnvironmentInput = devInput();
  withStores(input);
  const { workspaces, dataServices, zones } = input;
  const consumers = Object.fromEntries(
    Object.entries(entries).map(([key, entry]) => [`consumers.${key}`, structuredClone(entry)]),
  );
  return report({ dev: { workspaces, dataServices, zones, ...consumers, ...changes } });
}

const customers = customersOut();
const contacts = contactsOut();
const stock = stockOut();
const sales = salesOut();
const ORACLE = { ...EXISTING_DATABASES.erp, engine: "oracle-se2" };
const oldWarehouse = { kind: "redshift-cluster", mode: "existing", identifier: "dwh-prod", fromInternet: true };
const proxy = (clients: "password" | "iam") => ({
  "dataServices.front": crmProxy({
    signIn: { mode: "secrets", secrets: [{ mode: "existing", secretArn: SECRET_ARN }], clients },
  }),
});
const existing = (change: object = {}) => ({
  "dataServices.shop": {
    kind: "rds-instance",
    mode: "existing",
    identifier: "shop-prod",
    engine: "postgres",
    ...change,
  },
});

describe("a table for an operational store", () => {
  it.each<[string, object, Record<string, unknown>?]>([
    ["a database", { out: customers }],
    ["a database that is there already", { out: customers }, existing()],
    [
      "a database that Databricks reaches from the internet, on serverless compute",
      { out: customersOut({ compute: { mode: "serverless" } }) },
      existing({ fromInternet: true }),
    ],
    ["the default schema", { out: customersOut({ target: { ...customers.target, schema: undefined } as never }) }],
    [
      "another table of the same database",
      { out: customers, more: customersOut({ target: { ...customers.target, table: "others" } as never }) },
    ],
    ["a table of DynamoDB", { out: pricesOut() }],
    ["a table of DynamoDB on a cluster", { out: pricesOut({ compute: { mode: "classic", clusterPolicy: "jobs" } }) }],
    ["a table of DynamoDB that is there already", { out: ordersOut() }],
    ["a stream", { out: segmentsOut() }],
    ["a database of MySQL", { out: contactsOut() }],
    [
      "a database of MySQL behind a proxy",
      { out: contactsOut({ target: { ...contacts.target, dataService: "front" } as never }) },
      proxy("password"),
    ],
    ["a database of SQL Server", { out: invoicesOut() }],
    ["a schema of SQL Server", { out: invoicesOut({ target: { ...invoicesOut().target, schema: "sales" } as never }) }],
    ["a topic", { out: stockOut() }],
    [
      "a topic without transactions",
      { out: stockOut({ target: { ...stock.target, delivery: "idempotent" } as never }) },
    ],
    [
      "two topics of a cluster",
      { out: stock, more: stockOut({ target: { ...stock.target, topic: "more" } as never }) },
    ],
    [
      "all of them",
      { a: customers, b: pricesOut(), c: ordersOut(), d: segmentsOut(), e: contacts, f: stock, g: sales },
    ],
    ["a warehouse", { out: sales }],
    [
      "a cluster that loads the driver through a filter",
      { out: customers },
      {
        "network.nat": "per-az",
        "network.egress": { isolation: "filtered-egress", allowedDomains: [".pypi.org", "files.pythonhosted.org"] },
      },
    ],
  ])("is taken: %s", (_, entries, changes = {}) => {
    expect(problems(entries, changes)).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ workspace: "lab" }, "lab"],
    [{ "table.catalog": "nowhere" }, "nowhere"],
    [{ "table.schema": "nowhere" }, "nowhere"],
    [{ "table.name": "a b" }, "table.name"],
    [
      { "table.name": "prices_delivered" },
      "table.name: looks like the state of such an entry. Fix: name the table that is brought",
    ],
    [{ keys: [] }, "keys"],
    [{ keys: ["a", "b", "c", "d", "e", "f"] }, "keys"],
    [{ keys: ["customer_id", "customer_id"] }, "keys"],
    [{ columns: [] }, "columns"],
    [
      { columns: ["name", "customer_id"] },
      "columns.1: customer_id is one of the keys, which are brought anyway. Fix: remove it here",
    ],
    [{ mostDeletedPercent: 0 }, "mostDeletedPercent: 0 is too small"],
    [{ mostDeletedPercent: 101 }, "101 is too large"],
    [{ attempts: 0 }, "attempts: 0 is too small"],
    [{ attempts: 21 }, "21 is too large"],
    [{ retries: 11 }, "11 is too large"],
    [{ timeoutMinutes: 5 }, "timeoutMinutes"],
    [{ deletes: "mirror" }, '"mirror" is not one of the possible values'],
    [{ runAs: "terraform" }, "terraform is who Terraform runs as"],
    [{ runAs: "nobody" }, '"nobody" is not a service principal'],
    [{ notify: ["nobody"] }, "notify"],
    [{ "permissions.strangers": "CAN_VIEW" }, "strangers"],
    [{ "permissions.analysts": "CAN_RUN" }, "CAN_RUN"],
    [{ "target.store": "oracle" }, "target"],
    [{ "target.dataService": "nothing" }, '"nothing" is not a data service'],
    [{ "target.dataService": "prices" }, 'of kind "dynamodb-table"'],
    [{ "target.table": "" }, "target.table"],
    [{ "target.user.scope": "nothing" }, "nothing"],
    [{ "target.password.key": "pass" }, "the scope crm has no secret pass (it has: user, password)"],
    [{ "compute.clusterPolicy": "nothing" }, "nothing"],
    [
      { "compute.clusterPolicy": "exploration" },
      'the cluster policy exploration is for workload "interactive". Fix: name one whose workload is "job"',
    ],
    [
      { compute: { mode: "serverless" } },
      "consumers.out.compute: serverless compute does not reach shop: it runs in Databricks' network",
    ],
    [{ "state.schema": "nowhere" }, "nowhere"],
    [{ "state.catalog": "nowhere" }, "nowhere"],
    [{ schedule: { quartzCron: "hourly" } }, "schedule.quartzCron"],
  ])("of a database is refused: %j", (fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([at, value]) => [`consumers.out.${at}`, value]));
    expect(problems({ out: customers }, changes)).toContain(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ keys: ["id"] }, 'id is not the key of prices, which is sku. Fix: use ["sku"]'],
    [{ keys: ["sku", "shop"] }, "sku, shop is not the key of prices"],
    [{ "target.dataService": "basket" }, "sku is not the key of basket, which is customer_id, placed_at"],
    [{ "target.newerBy": "version" }, "target.newerBy: version is not brought. Fix: name one of columns, or add it"],
    [{ "target.expires.column": "ends_at" }, "target.expires.column: ends_at is not brought"],
    [
      { "target.expires.attribute": "ttl" },
      'ttl is not the attribute by which items of prices expire. Fix: use "expires_at"',
    ],
    [{ "target.dataService": "events" }, 'of kind "kinesis-stream"'],
    [{ "target.database": "shop" }, "target.database: is not a known setting"],
    [{ compute: { mode: "classic" } }, "compute.clusterPolicy: is missing"],
  ])("of DynamoDB is refused: %j", (fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([at, value]) => [`consumers.out.${at}`, value]));
    expect(problems({ out: pricesOut() }, changes)).toContain(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "target.schema": "lake" }, "target.schema: crm is of MySQL, whose databases have no schemas. Fix: remove it"],
    [{ "target.password.key": "pass" }, "the scope crm has no secret pass (it has: user, password)"],
    [{ "target.topic": "contacts" }, "target.topic: is not a known setting"],
    [{ compute: { mode: "serverless" } }, "serverless compute does not reach crm"],
    [
      { "target.dataService": "old" },
      "old is a database of oracle, and the program writes into PostgreSQL, MySQL and SQL Server",
    ],
  ])("of MySQL is refused: %j", (fields, message) => {
    const changes = Object.fromEntries(Object.entries(fields).map(([at, value]) => [`consumers.out.${at}`, value]));
    expect(problems({ out: contacts }, { ...changes, "dataServices.old": ORACLE })).toContain(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "consumers.out.target.topic": "a topic" }, 'target.topic: "a topic" is not the name of a topic'],
    [{ "consumers.out.target.topic": undefined }, "target.topic: is missing"],
    [{ "consumers.out.target.delivery": "twice" }, '"twice" is not one of the possible values'],
    [{ "consumers.out.target.dataService": "events" }, 'of kind "kinesis-stream"'],
    [{ "consumers.out.target.headers": { Version: "1" } }, "is not the name of a header"],
    [{ "consumers.out.target.headers": { version: "a\nb" } }, "target.headers.version"],
    [{ "consumers.out.target.headers": { version: "" } }, "target.headers.version"],
    [
      { "consumers.out.target.headers": { operation: "1" } },
      "target.headers.operation: is a header that the program writes itself. Fix: give it another name",
    ],
    [
      { "consumers.out.target.headers": Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`h${at}`, "1"])) },
      "target.headers: has 21 headers. Fix: keep to 20",
    ],
    [
      { "consumers.out.compute": { mode: "serverless" } },
      "consumers.out.compute: is serverless, which runs in Databricks' account and does not reach the brokers of broker",
    ],
    [
      { "dataServices.broker": provisioned({ authentication: { iam: false, scramUsers: { shop: true } } }) },
      "target.dataService: broker lets nobody sign in by IAM, as the program does",
    ],
    [
      { "dataServices.broker": provisioned({ workspaces: ["lab"] }), "workspaces.lab": { networkSlot: 1 } },
      "workspace: main does not reach broker, which lets in lab alone. Fix: add it to dataServices.broker.workspaces",
    ],
    [
      { "network.nat": "per-az", "network.egress": { isolation: "filtered-egress", allowedDomains: ["pypi.org"] } },
      "a cluster loads the client of Kafka from files.pythonhosted.org, which it does not reach (filtered-egress)",
    ],
  ])("of Kafka is refused, or warned of: %j", (changes, message) => {
    expect(problems({ out: stock }, changes)).toContain(message);
  });

  it.each<[string, object, Record<string, unknown>]>([
    [
      "a folder above",
      { out: sales },
      { "dataServices.dwh.files.reads": [{ zone: "exchange", folder: "to-redshift" }] },
    ],
    [
      "two tables by one folder",
      { out: sales, more: salesOut({ target: { ...sales.target, table: "more" } as never }) },
      {},
    ],
    [
      "a warehouse that is there already, and reached from the internet",
      {
        out: salesOut({
          target: { ...sales.target, roleArn: "arn:aws:iam::111111111111:role/load" } as never,
          compute: { mode: "serverless" },
        }),
      },
      { "dataServices.dwh": oldWarehouse },
    ],
  ])("of Redshift is taken: %s", (_, entries, changes) => {
    expect(problems(entries, changes)).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ "consumers.out.target.dataService": "shop" }, 'of kind "rds-instance"'],
    [{ "consumers.out.target.database": "DWH" }, "is not the name of a database that Redshift makes"],
    [{ "consumers.out.target.database": undefined }, "target.database: is missing"],
    [{ "consumers.out.target.table": "" }, "target.table"],
    [{ "consumers.out.target.schema": "a b" }, "target.schema"],
    [{ "consumers.out.target.staging": undefined }, "target.staging: is missing"],
    [{ "consumers.out.target.staging.zone": "nowhere" }, '"nowhere" is not a zone'],
    [{ "consumers.out.target.staging.zone": "curated" }, "curated"],
    [{ "consumers.out.target.staging.folder": "/a" }, "target.staging.folder"],
    [{ "consumers.out.target.user.scope": "nothing" }, "nothing"],
    [{ "consumers.out.target.password.key": "pass" }, "the scope crm has no secret pass (it has: user, password)"],
    [{ "consumers.out.target.roleArn": "load" }, "is not the ARN of an IAM role"],
    [
      { "consumers.out.target.roleArn": "arn:aws:iam::111111111111:role/load" },
      "target.roleArn: dwh is made here, and loads files with its own role. Fix: remove it",
    ],
    [
      { "consumers.out.target.staging.folder": "elsewhere" },
      'target.staging: dwh may not read files of elsewhere in exchange. Fix: add { zone: "exchange", folder: "elsewhere" } to files.reads of dataServices.dwh',
    ],
    [{ "dataServices.dwh.files": undefined }, "target.staging: dwh may not read files of to-redshift in exchange"],
    [
      { "zones.exchange.lifecycle": undefined },
      "target.staging.zone: files of exchange never expire, and those of a run that broke off are copies of the table that nobody looks after. Fix: use a raw zone of its own, with lifecycle: { expireAfterDays: 1 }",
    ],
    [{ "zones.exchange.lifecycle": { expireAfterDays: 90 } }, "files of exchange expire after 90 days"],
    [{ "consumers.out.compute": { mode: "serverless" } }, "serverless compute does not reach dwh"],
    [
      { "network.egress": { isolation: "filtered-egress", allowedDomains: ["pypi.org"] } },
      "a cluster loads the warehouse's driver from files.pythonhosted.org",
    ],
  ])("of Redshift is refused, or warned of: %j", (changes, message) => {
    expect(problems({ out: sales }, changes)).toContain(message);
  });

  it("says how a table gets to expire its items", () => {
    expect(problems({ out: pricesOut() }, { "dataServices.prices.expiresAt": undefined })).toContain(
      'Fix: set expiresAt of dataServices.prices to "expires_at"',
    );
  });

  it.each<[string, object, Record<string, unknown>, string]>([
    [
      "a table of a database that another one fills",
      { out: customers, again: customersOut({ table: { catalog: "sales", schema: "gold", name: "buyers" } }) },
      {},
      "the table shop.lake.customers of data service shop",
    ],
    [
      "a table of DynamoDB that another one fills",
      { out: pricesOut(), again: pricesOut() },
      {},
      "what is brought into data service prices",
    ],
    [
      "a topic that another one fills",
      { out: stock, again: stockOut({ table: { catalog: "sales", schema: "gold", name: "pieces" } }) },
      {},
      "the topic stock of data service broker",
    ],
    [
      "a table of a warehouse that another one fills",
      { out: sales, again: salesOut({ table: { catalog: "sales", schema: "gold", name: "orders" } }) },
      {},
      "the table dwh.lake.sales of data service dwh",
    ],
    [
      "a proxy that takes tokens alone",
      { out: customersOut({ target: { ...customers.target, dataService: "front" } as never }) },
      {
        "dataServices.front": {
          kind: "database-proxy",
          database: "shop",
          system: "postgresql",
          signIn: { mode: "iam" },
          acknowledgeHourlyCost: true,
        },
      },
      "the proxy front takes tokens of IAM alone, and the program brings a password",
    ],
    [
      "a proxy whose clients bring tokens",
      { out: contactsOut({ target: { ...contacts.target, dataService: "front" } as never }) },
      proxy("iam"),
      "the proxy front takes tokens of IAM alone, and the program brings a password",
    ],
    [
      "a state whose tables a source writes",
      { out: customersOut({ state: { catalog: "sales", schema: "bronze" } }) },
      { "sources.orders.table": "out_delivered" },
      "out_delivered",
    ],
    [
      "a cluster without any way out",
      { out: customers },
      {
        "network.nat": undefined,
        "network.egress": { isolation: "isolated" },
        "network.privateLink": { backend: true },
      },
      "a cluster loads the database's driver from pypi.org and files.pythonhosted.org, which it does not reach (isolated)",
    ],
    [
      "a cluster behind a filter",
      { out: customers },
      { "network.egress": { isolation: "filtered-egress", allowedDomains: ["pypi.org"] } },
      'add "files.pythonhosted.org" to network.egress.allowedDomains',
    ],
  ])("is refused, or warned of: %s", (_, entries, changes, message) => {
    expect(problems(entries, changes)).toContain(message);
  });
});
