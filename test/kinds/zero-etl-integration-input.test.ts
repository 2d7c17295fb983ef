import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { crmCluster, EXISTING_DATABASES, shopDatabase } from "../support/databases";
import { prices } from "../support/dynamodb";
import { financeWarehouse, reportingCluster } from "../support/warehouses";
import { crmIntegration } from "../support/zero-etl";

const base = () => ({
  "dataServices.crm": crmCluster(),
  "dataServices.shop": shopDatabase(),
  "dataServices.prices": prices(),
  "dataServices.copies": financeWarehouse({ caseSensitiveNames: true, files: undefined }),
  "dataServices.copied": crmIntegration(),
});
const ofShop = (tables: object = {}) => ({
  "dataServices.copied": crmIntegration({
    source: { of: "database", dataService: "shop", includes: ["shop.public.orders"], ...tables },
  }),
});
const tried = (changes: Record<string, unknown> = {}) => report({ dev: { ...base(), ...changes } });

describe("a zero-ETL integration in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["of MySQL on Aurora", {}],
    ["of all tables", { "dataServices.copied": crmIntegration({ source: { of: "database", dataService: "crm" } }) }],
    ["of PostgreSQL on RDS", ofShop()],
    ["of a table of DynamoDB", { "dataServices.copied.source": { of: "dynamodb", dataService: "prices" } }],
    [
      "into a cluster",
      {
        "dataServices.copies": reportingCluster({ caseSensitiveNames: true, pause: undefined, files: undefined }),
      },
    ],
    [
      "into a warehouse that is there",
      { "dataServices.copies": { kind: "redshift-serverless", mode: "existing", workgroup: "g" } },
    ],
    [
      "two of them, of two sources",
      { "dataServices.more": crmIntegration({ source: { of: "dynamodb", dataService: "prices" } }) },
    ],
    [
      "one source into two warehouses",
      {
        "dataServices.there": { kind: "redshift-serverless", mode: "existing", workgroup: "g" },
        "dataServices.more": crmIntegration({ warehouse: "there" }),
      },
    ],
  ])("is taken: %s", (_, changes) => {
    expect(tried(changes)).toBe("");
  });

  it.each<[string, Record<string, unknown>, string]>([
    [
      "names without case",
      { "dataServices.copies.caseSensitiveNames": false },
      "names in copies do not tell capitals from small letters, which integrations need. Fix: set dataServices.copies.caseSensitiveNames to true",
    ],
    [
      "an alarm without a namespace",
      { "dataServices.copied.lagAlarm": { minutes: 30 } },
      "lagAlarm.namespace: is missing",
    ],
    [
      "an alarm in a namespace of one's own",
      { "dataServices.copied.lagAlarm": { minutes: 30, namespace: "Redshift" } },
      "is not a namespace of AWS's metrics",
    ],
    [
      "an alarm at once",
      { "dataServices.copied.lagAlarm": { minutes: 0, namespace: "AWS/Redshift" } },
      "lagAlarm.minutes: 0 is too small",
    ],
    [
      "an alarm before an export is through",
      {
        "dataServices.copied.source": { of: "dynamodb", dataService: "prices" },
        "dataServices.copied.lagAlarm": { minutes: 20, namespace: "AWS/Redshift" },
      },
      "lagAlarm.minutes: a table of DynamoDB is copied by exports, a quarter of an hour apart or more, and is behind anyway. Fix: use 30 or more",
    ],
    [
      "SQL Server",
      {
        "dataServices.erp": EXISTING_DATABASES.erp,
        "dataServices.copied.source": { of: "database", dataService: "erp" },
      },
      "erp is sqlserver-se, which is not copied into Redshift here. Fix: name a database of aurora-mysql, aurora-postgresql, mysql, postgres",
    ],
    [
      "an old Aurora",
      {
        "dataServices.crm": crmCluster({ engine: "aurora-postgresql", engineVersion: "15" }),
        "dataServices.copied.source": { of: "database", dataService: "crm", includes: ["crm.*.*"] },
      },
      "crm has version 15, and integrations copy from 16 and newer. Fix: set dataServices.crm.engineVersion",
    ],
    [
      "a parameter that it sets itself",
      { "dataServices.crm.parameters": { binlog_backup: "1" } },
      "sets the parameter binlog_backup of crm, which says it itself. Fix: remove it from dataServices.crm.parameters",
    ],
    ["PostgreSQL without tables", ofShop({ includes: [] }), "says no table, and an integration of PostgreSQL"],
    [
      "two databases of PostgreSQL",
      ofShop({ includes: ["shop.public.*", "crm.public.*"] }),
      "says tables of shop, crm, and an integration of PostgreSQL copies one database",
    ],
    [
      "tables of MySQL in PostgreSQL",
      ofShop({ includes: ["shop.orders"] }),
      "source.includes.0: shop.orders has 2 parts, and a table there is told by 3",
    ],
    [
      "tables of PostgreSQL in MySQL",
      { "dataServices.copied.source.excludes": ["crm.public.audit"] },
      "source.excludes.0: crm.public.audit has 3 parts, and a table there is told by 2",
    ],
    ["no pattern", { "dataServices.copied.source.excludes": ["audit"] }, "is not a pattern of tables"],
    ["a pattern with a comma", { "dataServices.copied.source.excludes": ["crm.a, include: b.c"] }, "is not a pattern"],
    ["a table twice", { "dataServices.copied.source.excludes": ["crm.a", "crm.a"] }, "source.excludes"],
    [
      "too many patterns",
      {
        "dataServices.copied.source.includes": Array.from({ length: 60 }, (_, n) => `crm.a${n}`),
        "dataServices.copied.source.excludes": Array.from({ length: 60 }, (_, n) => `crm.b${n}`),
      },
      "has 120 patterns of tables, and AWS takes 99",
    ],
    ["no warehouse", { "dataServices.copied.warehouse": "crm" }, "warehouse"],
    ["nobody's warehouse", { "dataServices.copied.warehouse": "nowhere" }, "warehouse"],
    ["no database", { "dataServices.copied.source.dataService": "prices" }, "source.dataService"],
    ["no sort", { "dataServices.copied.source": { dataService: "crm" } }, "source"],
    [
      "the warehouse's own database",
      { "dataServices.copied.database": "dwh" },
      "is the database that copies is made with, and an integration makes one of its own",
    ],
    ["a database with capitals", { "dataServices.copied.database": "Crm" }, "is not the name of a database"],
    [
      "one database for two",
      {
        "dataServices.more": crmIntegration({
          source: { of: "dynamodb", dataService: "prices" },
          database: "copied",
        }),
      },
      "copied is the database of dataServices.copied, too",
    ],
    ["the same again", { "dataServices.more": crmIntegration() }, "copying data service crm into copies"],
    [
      "tables of DynamoDB",
      { "dataServices.copied.source": { of: "dynamodb", dataService: "prices", includes: [] } },
      "includes",
    ],
  ])("is refused with %s", (_, changes, message) => {
    expect(tried(changes)).toContain(message);
  });

  it("warns of a warehouse that is off at night", () => {
    const off = reportingCluster({ caseSensitiveNames: true, files: undefined });
    expect(tried({ "dataServices.copies": off })).toContain("copies is off at set times, and nothing is copied then");
  });
});
