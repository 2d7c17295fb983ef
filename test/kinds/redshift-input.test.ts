import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { financeWarehouse, reportingCluster } from "../support/warehouses";

const THREE_ZONES = { "network.availabilityZoneIds": ["euw1-az1", "euw1-az2", "euw1-az3"] };
const serverless = (change: Parameters<typeof financeWarehouse>[0] = {}) => ({
  "dataServices.finance": financeWarehouse({ files: { reads: [{ folder: "exports/finance" }] }, ...change }),
});
const cluster = (change: Parameters<typeof reportingCluster>[0] = {}) => ({
  "dataServices.reporting": reportingCluster(change),
});
/** Fields of an entry by their paths. */
const at = (key: string, fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [`dataServices.${key}.${field}`, value]));

describe("a warehouse of Redshift in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["serverless, over AWS's network", serverless()],
    ["serverless, through the VPC", { ...THREE_ZONES, ...serverless({ network: {} }) }],
    ["serverless, with a level", serverless({ capacity: { mode: "price-performance", level: "speed" } })],
    ["a cluster", cluster()],
    ["a cluster of one node", cluster({ nodes: 1 })],
    ["a cluster in two zones", { ...THREE_ZONES, ...cluster({ multiAz: true, pause: undefined }) }],
    [
      "serverless that is there",
      { "dataServices.group": { kind: "redshift-serverless", mode: "existing", workgroup: "g" } },
    ],
    [
      "a cluster that is there",
      { "dataServices.old": { kind: "redshift-cluster", mode: "existing", identifier: "dwh" } },
    ],
  ])("is taken: %s", (_, changes) => {
    expect(report({ dev: changes })).toBe("");
  });

  it.each<[Record<string, unknown>, string]>([
    [{ usageLimits: [] }, 'has no limit. Fix: write the RPU hours of a month: [{ of: "compute", rpuHours: 500 }]'],
    [{ usageLimits: [{ of: "data-sharing", terabytes: 1 }] }, "limits no computing, which is what costs"],
    [
      {
        usageLimits: [
          { of: "compute", rpuHours: 5 },
          { of: "compute", rpuHours: 6 },
        ],
      },
      "usageLimits.1: is a second limit of compute that is monthly and ends in stop",
    ],
    [{ usageLimits: [{ of: "compute", rpuHours: 0 }] }, "0 is too small"],
    [{ usageLimits: [{ of: "spectrum", terabytes: 1 }] }, '"spectrum" is not one of the possible values'],
    [
      { capacity: { mode: "base", rpus: 12 } },
      "is no capacity of Redshift Serverless. Fix: use 4, a multiple of 8 up to 512",
    ],
    [{ capacity: { mode: "base", rpus: 520 } }, "is no capacity of Redshift Serverless"],
    [{ capacity: { mode: "base", rpus: 128 } }, "64 is less than capacity.rpus, 128. Fix: use at least 128"],
    [{ capacity: { mode: "price-performance", level: "cheap" } }, '"cheap" is not one of the possible values'],
    [{ mostRpus: 2000 }, "2000 is too large"],
    [
      { "network.throughVpc": true },
      "needs 3 zones, and the VPC has 2. Fix: add one to network.availabilityZoneIds, or set network.throughVpc to false",
    ],
    [
      { "network.availabilityZoneIds": ["euw1-az1"] },
      "a serverless warehouse of Redshift needs 2 zones, and this is 1",
    ],
    [{ "network.clientCidrs": ["0.0.0.0/0"] }, "network.clientCidrs"],
    [{ database: "Finance" }, "is not the name of a database that Redshift makes"],
    [{ database: "template1" }, "is a database that Redshift has itself"],
    [{ adminUser: "admin" }, "is a name that Redshift keeps for itself"],
    [{ queryTimeoutSeconds: 86_400 }, "86400 is too large"],
    [{ files: {} }, "names no folder. Fix: add one to reads or writes, or remove files"],
    [{ "files.reads": [{ zone: "sales", folder: "x" }] }, "files.reads.0.zone"],
    [{ "files.reads": [{ folder: "/x" }] }, "is not a folder"],
    [{ "files.writes": [{ folder: "nobody" }] }, "no source loads what is delivered into raw/nobody/"],
    [{ "snapshots.schedule.quartzCron": "30 0 3 * * ?" }, "starts at a second, and AWS at full minutes"],
    [{ "snapshots.retentionDays": 0 }, "0 is too small"],
    [{ "alarms.fullForMinutes": 17 }, "alarms.fullForMinutes"],
    [{ track: "newest" }, '"newest" is not one of the possible values'],
  ])("is refused, serverless: %j", (fields, message) => {
    expect(report({ dev: { ...serverless(), ...at("finance", fields) } })).toContain(message);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ acknowledgeHourlyCost: false }, "billed by the hour, around the clock"],
    [{ nodeType: "dc2.large" }, '"dc2.large" is not one of the possible values'],
    [{ nodeType: "ra3.4xlarge", nodes: 1 }, "one node of ra3.4xlarge makes no cluster. Fix: use at least 2"],
    [{ nodes: 20 }, "a cluster of ra3.xlplus is made with 16 nodes at most"],
    [{ nodes: 1, multiAz: true }, "one node cannot stand in two zones"],
    [{ nodeType: "ra3.large", multiAz: true }, "ra3.large does not stand in two zones"],
    [{ multiAz: true }, "a cluster in two zones is meant to be always there"],
    [
      { multiAz: true, pause: undefined },
      "needs 3 zones, and the VPC has 2. Fix: add one to network.availabilityZoneIds, or set multiAz",
    ],
    [{ parameters: { require_ssl: "false" } }, "is set anyway: clients without TLS are refused, and queries logged"],
    [
      { parameters: { enable_case_sensitive_identifier: "true" } },
      "is set by caseSensitiveNames. Fix: remove it, and set caseSensitiveNames",
    ],
    [{ parameters: { "Statement-Timeout": "1" } }, "is not the name of a parameter"],
    [{ concurrencyClusters: 0 }, "usageLimits.1: limits clusters that help, and none does"],
    [{ "snapshots.times": ["every day"] }, "is not a schedule of Redshift's snapshots"],
    [{ "snapshots.times": ["rate(48 hours)"] }, "is not a schedule of Redshift's snapshots"],
    [{ "pause.at": "0 19 * *" }, "has 4 fields"],
    [{ "pause.resumeAt": "0 19 ? * MON-FRI *", "pause.at": "0 19 ? * MON-FRI *" }, "resumeAt: is when it stops"],
    [{ maintenanceWindow: "sunday" }, "is not a window of the week"],
    [{ "alarms.diskPercent": 99 }, "99 is too large"],
    [{ identifier: "dwh" }, "identifier"],
  ])("is refused, on a cluster: %j", (fields, message) => {
    expect(report({ dev: { ...cluster(), ...at("reporting", fields) } })).toContain(message);
  });

  it("is one entry where it is there already", () => {
    const there = { kind: "redshift-cluster", mode: "existing", identifier: "dwh" };
    expect(report({ dev: { "dataServices.a": there, "dataServices.b": there } })).toContain("the cluster dwh");
  });
});

describe("a connection to a warehouse", () => {
  const led = (fields: Record<string, unknown> = {}) => ({
    ...serverless(),
    "connections.dwh": {
      kind: "connection",
      mode: "create",
      type: "redshift",
      dataService: "finance",
      options: { user: "databricks" },
      comment: "Warehouse of finance",
      ...fields,
    },
  });

  it("takes host and port from the warehouse", () => {
    expect(report({ dev: led() })).toBe("");
    expect(report({ dev: led({ options: { user: "databricks", host: "x.example.com" } }) })).toContain(
      "is given by dataService",
    );
  });

  it("is of its type", () => {
    expect(report({ dev: led({ type: "postgresql" }) })).toContain(
      'finance is a database of redshift, and the type is postgresql. Fix: use type: "redshift"',
    );
  });

  it("is not reached by serverless compute without a private endpoint", () => {
    const catalog = {
      kind: "foreign-catalog",
      connection: "dwh",
      comment: "Finance",
      options: { database: "dwh" },
      owner: "data-engineers",
    };
    expect(report({ dev: { ...led(), "connections.finance": catalog } })).toContain(
      "serverless compute does not reach finance: it runs in Databricks' network",
    );
  });
});
