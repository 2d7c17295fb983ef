import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { LAKE_ADMIN, lakeSettings, oldLake, withLakeFormation } from "../support/lake-formation";
import { devInput } from "../support/platform";

type Changes = Readonly<Record<string, unknown>>;

/** What is reported after changes to fields of the entry, and of the environment. */
function problems(fields: Changes, more: Changes = {}, prod?: Changes): string {
  const input = devInput();
  withLakeFormation(input);
  const { foundation, dataServices, connections, sources } = input;
  const entry = Object.fromEntries(
    Object.entries(fields).map(([field, value]) => [`dataServices.lake.${field}`, value]),
  );
  const dev = {
    foundation,
    dataServices,
    connections,
    sources,
    "sources.orders.path": "orders/plain",
    ...more,
    ...entry,
  };
  return report({ dev, ...(prod && { prod }) });
}

const settings = (change: Parameters<typeof lakeSettings>[0]) => ({ "foundation.lakeFormation": lakeSettings(change) });
const OTHER = "arn:aws:iam::999999999999:role/lake";
const on = (change: object) => ({ "grants.one.on": { mode: "database", database: "orders", ...change } });
const cells = (change: object) => ({
  "grants.german.on": { mode: "cells", database: "orders", table: "orders", columns: ["day"], ...change },
});
const byTags = (change: object) => ({ "grants.public.on": { mode: "tags", tags: { domain: ["sales"] }, ...change } });

describe("Lake Formation in the configuration", () => {
  it.each<[string, Changes, Changes]>([
    ["with everything", {}, {}],
    [
      "with settings of somebody else",
      {},
      { "foundation.lakeFormation": { mode: "existing", tags: lakeSettings().tags } },
    ],
    ["where new tables are Lake Formation's", {}, settings({ newTables: "lake-formation" })],
    ["with an older version across accounts", {}, settings({ crossAccountVersion: 3 })],
    ["with databases alone", { locations: {}, grants: {} }, {}],
    ["with a grant on tables by name alone", on({ tables: ["orders"], onDatabases: [] }), {}],
    ["with a filter of rows and columns", cells({ rows: "country = 'DE'" }), {}],
    ["with a filter of columns alone", cells({ columns: ["day"] }), {}],
    ["with a grant by tag on databases alone", byTags({ onTables: [] }), {}],
    ["with the same tables for another role", on({ tables: ["orders"] }), {}],
  ])("is taken: %s", (_, fields, more) => {
    expect(problems(fields, more)).toBe("");
  });

  it.each<[string, Changes, string]>([
    ["columns that are left out", cells({ withoutColumns: ["email"] }), "grants.german.on.withoutColumns: "],
    ["no list of columns", cells({ columns: undefined }), "grants.german.on.columns: is undefined"],
    ["no columns", cells({ columns: [] }), "grants.german.on.columns: "],
    ["a column twice", cells({ columns: ["day", "day"] }), 'grants.german.on.columns.1: "day" is listed twice.'],
    ["a column that is none", cells({ columns: ["Day of week"] }), "grants.german.on.columns.0: "],
    ["a table that is none", cells({ table: "Old Orders", rows: "a = 1" }), "grants.german.on.table: "],
    [
      "a database that is not there",
      cells({ database: "bills", rows: "a = 1" }),
      "grants.german.on.database: bills is no database",
    ],
    ["a condition that is not whole", cells({ rows: "country = (" }), "grants.german.on.rows: "],
    ["an expression of Terraform", cells({ rows: "country = '${x}'" }), "grants.german.on.rows: "],
    [
      "permissions of its own",
      cells({ rows: "a = 1", onTables: ["INSERT"] }),
      "grants.german.on.onTables: is not a known setting.",
    ],
    [
      "the same table twice for one role",
      {
        ...cells({ rows: "a = 1" }),
        "grants.totals.on": { mode: "cells", database: "orders", table: "orders", rows: "a = 2", columns: ["day"] },
      },
      "grants what german grants to the same on rows and columns of orders.orders",
    ],
    [
      "a connection, which reads files by IAM",
      {
        "grants.federation": {
          to: { mode: "connection", connection: "old-lake" },
          on: { mode: "cells", database: "orders", table: "orders", rows: "a = 1", columns: ["day"] },
        },
      },
      "grants.federation.to: a connection reads files by IAM, so that a filter hides nothing from it. Fix: use an access policy",
    ],
    [
      "a role that reads all of the table anyway",
      { ...cells({ rows: "a = 1" }), "grants.totals.on": { mode: "database", database: "orders" } },
      "grants.german.on: filters nothing: totals lets the same read all of orders. Fix: take SELECT on orders out of totals",
    ],
  ])("refuses a filter of rows and columns with %s", (_, fields, line) => {
    expect(problems(fields)).toContain(line);
  });

  it.each<[Changes, Changes, string]>([
    [
      {},
      { "foundation.lakeFormation": { mode: "off" } },
      "dataServices.lake: is governed by Lake Formation, which is off",
    ],
    [
      { databases: {}, locations: {}, grants: {} },
      {},
      "dataServices.lake: has neither databases nor locations nor grants.",
    ],
    [
      { "databases.orders.tags": { team: "shop" } },
      {},
      "databases.orders.tags.team: is no LF-tag of foundation.lakeFormation.tags (it has: domain, sensitivity)",
    ],
    [
      { "databases.orders.tags": { domain: "shop" } },
      {},
      "databases.orders.tags.domain: shop is no value of the LF-tag domain (it has: sales, finance)",
    ],
    [
      { "databases.orders.tags": { Domain: "sales" } },
      {},
      "databases.orders.tags.Domain: is not the key of an LF-tag.",
    ],
    [{ "databases.orders.tags": { domain: "Sales" } }, {}, '"Sales" is not the value of an LF-tag'],
    [{ "databases.orders.name": "Old-Orders" }, {}, '"Old-Orders" is not a name in the Data Catalog'],
    [
      { "databases.exported.job": "nobody" },
      {},
      'databases.exported.job: "nobody" is not a data service of the environment',
    ],
    [
      {},
      { "dataServices.export.crawler": undefined },
      "databases.exported.job: the job export has no crawler, and so no database.",
    ],
    [
      { "databases.again": { mode: "existing", name: "old_orders" } },
      {},
      "the database old_orders of the Data Catalog",
    ],
    [{ "locations.exports.zone": "curated" }, {}, "locations.exports.zone: zone curated is of kind"],
    [{ "locations.exports.folder": "/orders" }, {}, '"/orders" is not a folder'],
    [
      { "locations.old.bucket": "acme-dev-own" },
      { "zones.raw.bucket": "acme-dev-own" },
      "locations.old.bucket: is the bucket of the zone raw.",
    ],
    [
      { "locations.again": { mode: "bucket", bucket: "acme-old", folder: "sales" } },
      {},
      "the registered folder sales of acme-old",
    ],
    [{ "locations.old.access": "all" }, {}, '"all" is not one of the possible values'],
    [
      { "grants.federation.to.connection": "nobody" },
      {},
      'grants.federation.to.connection: "nobody" is not a connection of the environment',
    ],
    [
      {},
      { "connections.old-lake": { kind: "connection", mode: "existing", name: "glue" } },
      "the connection old-lake reads no Data Catalog with a role that is made here.",
    ],
    [
      {},
      { "connections.old-lake.options.aws_account_id": "222222222222" },
      "the connection old-lake reads the Data Catalog of 222222222222 in eu-west-1",
    ],
    [
      { "grants.one.to.roleArn": LAKE_ADMIN },
      {},
      "grants.one.to.roleArn: administers Lake Formation, and needs no grant.",
    ],
    [{ "grants.one.to.roleArn": "analysts" }, {}, '"analysts" is not the ARN of an IAM role'],
    [
      on({ database: "nobody" }),
      {},
      "grants.one.on.database: nobody is no database of this entry (it has: orders, marts, exported).",
    ],
    [
      { "grants.export-files.on.location": "nobody" },
      {},
      "grants.export-files.on.location: nobody is no location of this entry (it has: exports, old, older).",
    ],
    [byTags({ optIn: ["nobody"] }), {}, "grants.public.on.optIn.0: nobody is no database of this entry"],
    [byTags({ tags: {} }), {}, "grants.public.on.tags: has no LF-tag, so it is on nothing."],
    [byTags({ tags: { domain: ["shop"] } }), {}, "grants.public.on.tags.domain: shop is no value of the LF-tag domain"],
    [byTags({ onTables: [], onDatabases: [] }), {}, "grants.public.on: grants nothing."],
    [
      on({ tables: ["orders"], onTables: [] }),
      {},
      "grants.one.on.tables: are named, and nothing is granted on tables.",
    ],
    [on({ onTables: ["READ"] }), {}, '"READ" is not one of the possible values'],
    [
      { "grants.two": oldLake().grants?.one },
      {},
      "grants.two.on.tables: grants what one grants to the same on tables orders of orders.",
    ],
  ])("is refused: %j %j", (fields, more, message) => {
    expect(problems(fields, more)).toContain(message);
  });
});

const shared = (to: object, on: object = { mode: "database", database: "orders" }) => ({
  "grants.one": { to: { mode: "shared", with: "333333333333", ...to }, on },
});

describe("what Lake Formation shares with other accounts", () => {
  it.each<[string, Changes, Changes]>([
    ["with an account", shared({}), {}],
    ["with one that does not pass it on", shared({ grantable: false }), {}],
    [
      "with a unit of an organization",
      shared({ with: "arn:aws:organizations::222222222222:ou/o-a1b2c3d4e5/ou-ab12-cdef3456" }),
      {},
    ],
    ["where opting in is off already", shared({}, { mode: "database", database: "orders", optIn: false }), {}],
    ["by the oldest version that can", shared({}), settings({ crossAccountVersion: 3 })],
  ])("is taken: %s", (_, fields, more) => {
    expect(problems(fields, more)).toBe("");
  });

  it.each<[string, Changes, Changes, string]>([
    ["nobody", shared({ with: undefined }), {}, "grants.one.to.with: is undefined"],
    ["a number too short", shared({ with: "33333333" }), {}, "is no principal to share with"],
    ["a root", shared({ with: "arn:aws:iam::333333333333:root" }), {}, "is no principal to share with"],
    ["a group", shared({ with: "partners" }), {}, "is no principal to share with"],
    ["its own account", shared({ with: "111111111111" }), {}, "grants.one.to.with: is the environment's own account."],
    ["by a word", shared({ grantable: "yes" }), {}, "grants.one.to.grantable"],
    [
      "by an old version",
      shared({}),
      settings({ crossAccountVersion: 2 }),
      "foundation.lakeFormation.crossAccountVersion is 2. Fix: set it to 3 or higher.",
    ],
    [
      "a role elsewhere by an old version",
      { "grants.one.to.roleArn": "arn:aws:iam::333333333333:role/engine" },
      settings({ crossAccountVersion: 1 }),
      "crossAccountVersion is 1",
    ],
    [
      "opted in here",
      shared({}, { mode: "database", database: "orders", optIn: true }),
      {},
      "grants.one.on.optIn: is for roles of this account",
    ],
    [
      "opted in by tag",
      shared({}, { mode: "tags", tags: { domain: ["sales"] }, optIn: ["orders"] }),
      {},
      "grants.one.on.optIn: is for roles of this account",
    ],
    [
      "opted in to cells",
      shared({}, { mode: "cells", database: "orders", table: "orders", columns: ["day"], optIn: true }),
      {},
      "grants.one.on.optIn: is for roles of this account",
    ],
    [
      "the same twice",
      { ...shared({}), "grants.two": shared({})["grants.one"] },
      {},
      "grants.two.on.database: grants what one grants to the same on the database orders.",
    ],
  ])("is refused: %s", (_, fields, more, message) => {
    expect(problems(fields, more)).toContain(message);
  });
});

describe("settings of Lake Formation in the configuration", () => {
  it.each<[Changes, string]>([
    [settings({ administrators: [] }), "foundation.lakeFormation.administrators: is empty: nobody could give LF-tags"],
    [
      settings({ administrators: [OTHER] }),
      "administrators.0: is of account 999999999999, and the settings are those of 111111111111.",
    ],
    [settings({ administrators: ["arn:aws:iam::111111111111:group/lake"] }), "is not the ARN of an IAM user or role"],
    [
      settings({ formerAdministrators: [LAKE_ADMIN] }),
      `formerAdministrators.0: ${LAKE_ADMIN} is among administrators as well.`,
    ],
    [settings({ administrators: [LAKE_ADMIN, LAKE_ADMIN] }), "is listed twice"],
    [settings({ crossAccountVersion: 6 }), "crossAccountVersion: 6 is too large"],
    [settings({ tags: { ...lakeSettings().tags, empty: [] } }), "tags.empty: is empty. Fix: use at least 1 entry."],
    [settings({ mode: "existing" }), "administrators: says nothing while the mode is existing."],
    [
      { "foundation.lakeFormation": { mode: "off", tags: { domain: ["sales"] } } },
      "lakeFormation.tags: says nothing while the mode is off.",
    ],
    [settings({ identityCenterArn: "ssoins-1" }), "is not the ARN of an instance of IAM Identity Center"],
  ])("are refused: %j", (more, message) => {
    expect(problems({}, more)).toContain(message);
  });

  it("are one environment's alone", () => {
    const both = { awsAccountId: "111111111111", "foundation.lakeFormation": lakeSettings() };
    expect(problems({}, {}, both)).toContain(
      "prod: foundation.lakeFormation.mode: the settings of Lake Formation is one setting per AWS account and region",
    );
  });
});
