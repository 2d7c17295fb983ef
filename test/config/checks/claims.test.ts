import { describe, expect, it } from "vitest";
import { FAMILY_NAMES, KINDS, kindOf } from "../../../config/kinds";
import type { EnvironmentInput } from "../../../config/schema/environment";
import { app } from "../../support/apps";
import { bankChanges } from "../../support/cdc-files";
import { legacy } from "../../support/dynamodb";
import { crmObjects, shopByCursor, withManagedSources } from "../../support/managed-sources";
import { endpoint, withLlmScope } from "../../support/models";
import { devInput } from "../../support/platform";
import { ordersOut } from "../../support/reverse-etl";
import { clicks, eventStream } from "../../support/streams";
import { partners } from "../../support/transfer-server";
import { search, synced } from "../../support/vector-search";
import { ordersGold, told, withMain } from "../../support/workloads";
import { report } from "../problems";

const files = (change: object = {}) => ({
  kind: "s3-files",
  workspace: "main",
  format: "csv",
  catalog: "sales",
  schedule: { quartzCron: "0 0 * * * ?" },
  notify: ["data-platform@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** A table of the source, and one of the name that event logs have by themselves. */
const loaded = (table: string) =>
  [table, `${table}_event_log`].map((as) => ({ table: "Account", as, primaryKeys: ["id"] }));

/** An entry of each kind that writes a table into sales.bronze, by kind, with its family. */
const WRITERS: Readonly<Record<string, readonly [family: string, entry: (table: string) => object]>> = {
  "s3-files": ["sources", (table) => files({ table })],
  "cdc-files": [
    "sources",
    (table) =>
      bankChanges({ path: table, tables: loaded(table).map(({ as }) => ({ schema: "a", table: as, keys: ["id"] })) }),
  ],
  stream: ["sources", (table) => clicks({ table })],
  database: [
    "sources",
    (table) => shopByCursor({ tables: loaded(table).map((one) => ({ schema: "public", ...one })) }),
  ],
  saas: ["sources", (table) => crmObjects({ tables: loaded(table) })],
  pipeline: [
    "workloads",
    (table) => ordersGold({ schema: "bronze", reads: [], tables: [table], eventLogTable: `${table}_event_log` }),
  ],
  job: [
    "workloads",
    (table) => told({ writes: [{ catalog: "sales", schema: "bronze", tables: [table, `${table}_event_log`] }] }),
  ],
  app: [
    "consumers",
    (table) =>
      app({
        servicePrincipal: "ingestion",
        writes: [{ catalog: "sales", schema: "bronze", tables: [table, `${table}_event_log`] }],
      }),
  ],
  "vector-search": [
    "consumers",
    (table) =>
      search({
        indexes: Object.fromEntries([table, `${table}_event_log`].map((name) => [name, synced({ schema: "bronze" })])),
      }),
  ],
};
const BESIDE = { "dataServices.events": eventStream(), "sources.orders": undefined };
const PAIRS = Object.keys(WRITERS).flatMap((one) => Object.keys(WRITERS).map((other) => [one, other] as const));

/** What is said of two entries that write a table each. */
function both(kinds: readonly [string, string], tables: readonly [string, string], more: object = {}): string {
  const entries = kinds.map((kind, index) => {
    const [family, entry] = WRITERS[kind] ?? ["", () => ({})];
    return [`${family}.${index === 0 ? "one" : "other"}`, entry(tables[index] ?? "")];
  });
  const input: EnvironmentInput = devInput();
  withMain(input);
  withManagedSources(input);
  withLlmScope(input);
  const { workspaces, connections } = input;
  return report({ dev: { workspaces, connections, ...BESIDE, ...Object.fromEntries(entries), ...more } });
}

describe("what two entries would both write", () => {
  it("is looked at for every kind that writes", () => {
    const writing = FAMILY_NAMES.flatMap((family) =>
      Object.keys(KINDS[family]).filter((kind) => kindOf(family, kind)?.writes !== undefined),
    );
    // Those that have no event log are tried with their own tests.
    const alone = ["model-endpoint", "model-monitor", "reverse-etl", "table", "table-monitor", "view"];
    expect(writing.sort()).toEqual([...Object.keys(WRITERS), ...alone].sort());
  });

  // What is brought into a store is written down in tables that are called after the entry.
  it.each(Object.keys(WRITERS))(
    "the state of what is brought into a store beside %s: is refused, as a table",
    (kind) => {
      const beside = (table: string) =>
        both([kind, kind], ["sold", table], {
          "dataServices.legacy": legacy({ export: undefined }),
          "consumers.orders-out": ordersOut({ state: { catalog: "sales", schema: "bronze" } }),
        });
      expect(beside("orders_out_deliveries")).toContain("orders_out_deliveries");
      expect(beside("orders_in")).not.toContain("orders_out");
    },
  );

  // Databricks puts an end to the name of what an endpoint keeps.
  it.each(Object.keys(WRITERS))("what an endpoint of models keeps beside %s: is refused, as a table", (kind) => {
    const kept = (tablePrefix: string) =>
      endpoint(undefined, {
        gateway: { rateLimits: [{ per: "user", calls: 1 }], log: { catalog: "sales", schema: "bronze", tablePrefix } },
      });
    const beside = (tablePrefix: string) =>
      both([kind, kind], ["bought", "sold_payload"], { "consumers.m": kept(tablePrefix) });
    expect(beside("asked")).not.toContain("writes");
    expect(beside("sold")).toContain("writes sales.bronze.sold_payload too");
  });

  it.each(PAIRS)("%s beside %s: is refused, as a table", (one, other) => {
    expect(both([one, other], ["bought", "sold"])).not.toContain("writes");
    expect(both([one, other], ["sold", "sold"])).toContain("writes sales.bronze.sold too");
  });

  it.each(PAIRS)("%s beside %s: is refused, as the table that is the event log of the other", (one, other) => {
    expect(both([one, other], ["sold", "sold_event_log"])).toContain("writes sales.bronze.sold_event_log too");
  });

  it("says nothing of a name that is wrong itself", () => {
    const dev = {
      "sources.orders-old": files({ table: "not a name", path: "old" }),
      "sources.more": files({ table: "orders_old" }),
    };
    expect(report({ dev })).not.toContain("writes");
  });
});

describe("a folder that is wrong itself", () => {
  const lines = (dev: object) => report({ dev: { "dataServices.partners": partners(), ...dev } }).split("\n");
  it.each([
    ["of a user", { "dataServices.partners.users.acme-erp.folder": "/orders/erp" }],
    ["of a source", { "sources.orders.path": "orders/" }],
    ["of a source's zone", { "sources.orders.zone": "Raw!" }],
    ["of a server's zone", { "dataServices.partners.zone": "Raw!" }],
    ["with a source of no kind", { "sources.orders.kind": "s3" }],
  ])("is not warned of as if it were the default: %s", (_, dev) => {
    const said = lines(dev);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`dev: ${Object.keys(dev)[0]}`);
  });
});
