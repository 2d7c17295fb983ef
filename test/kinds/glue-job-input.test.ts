import { describe, expect, it } from "vitest";
import { glueJob } from "../../config/kinds/data-services/glue-job";
import { report } from "../config/problems";
import { EXISTING_DATABASES, shopDatabase } from "../support/databases";
import { exportJob, GLUE_ENDPOINTS, plainJob, shopLogin } from "../support/glue";

/** What the configuration says of the job `export` with its database and login, after further changes. */
const problems = (entry: object, changes: Readonly<Record<string, unknown>> = {}) =>
  report({
    dev: {
      "network.endpoints": [...GLUE_ENDPOINTS],
      "dataServices.shop": shopDatabase(),
      "dataServices.shop-login": shopLogin(),
      "dataServices.export": entry,
      ...changes,
    },
  });
const atHost = (more: object = {}) => ({
  mode: "host",
  system: "oracle",
  host: "erp.corp.example",
  cidr: "172.16.4.0/24",
  database: "ERP",
  login: "shop-login",
  ...more,
});

describe("a Glue job in the configuration", () => {
  it.each<[string, object]>([
    ["of a database of the configuration", exportJob()],
    ["of another database", exportJob({ connection: atHost() as never })],
    ["of another database on a port of its own", exportJob({ connection: atHost({ port: 1600 }) as never })],
    [
      "in a zone of its own",
      exportJob({ connection: { ...exportJob().connection, availabilityZoneIds: ["euw1-az2"] } as never }),
    ],
    ["the simplest", plainJob()],
    ["flexible, with a memory of what it read", plainJob({ execution: "flex", bookmarks: "on", retries: 2 })],
    ["that writes Iceberg", plainJob({ crawler: { finds: "iceberg" }, concurrentRuns: 3, glueVersion: "5.1" })],
  ])("is taken: %s", (_, entry) => {
    // Without the job that signs in with it, nothing uses the secret.
    const unused = "connection" in entry ? {} : { "dataServices.shop-login": undefined };
    expect(problems(entry, unused)).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["program.folder", "programs/none", "program.folder: programs/none is no folder of the project"],
    ["program.folder", "../secrets", "is not a relative path"],
    [
      "program.script",
      "run.py",
      "program.script: the program has no file run.py. Fix: name one of its files: columns.json, main.py",
    ],
    [
      "program.script",
      "columns.json",
      "program.script: columns.json is no script in Python. Fix: name a file that ends in .py.",
    ],
    [
      "program",
      { folder: "programs/nightly", script: "notebooks/count.py" },
      "is a notebook of Databricks, exported as a file",
    ],
    ["glueVersion", "4.0", '"4.0" is not one of the possible values.'],
    ["glueVersion", "2.0", '"2.0" is not one of the possible values.'],
    ["workers.type", "Standard", '"Standard" is not one of the possible values.'],
    ["workers.type", "Z.2X", '"Z.2X" is not one of the possible values.'],
    ["workers.count", 1, "1 is too small."],
    ["timeoutMinutes", 5000, "5000 is too large."],
    ["concurrentRuns", 0, "0 is too small."],
    [
      "parameters",
      { output_path: "s3://elsewhere" },
      "parameters.output_path: is decided by another field, or by Glue itself.",
    ],
    ["parameters", { TempDir: "s3://elsewhere" }, "parameters.TempDir: is decided by another field"],
    ["parameters", { "--day": "1" }, "is not the name of a parameter"],
    ["parameters", { password: "hunter-2-you" }, "parameters.password"],
    ["zone", "curated", "zone: zone curated is of kind"],
    ["folder", "glue-scripts/out", "folder: glue-scripts is where programs are."],
    [
      "folder",
      "elsewhere",
      "warning: dev: dataServices.export.folder: no source loads what is delivered into raw/elsewhere/.",
    ],
    ["connection.service", "shp", 'connection.service: "shp" is not a data service'],
    ["connection.service", "shop-login", 'connection.service: data service shop-login is of kind "secret".'],
    ["connection.login", "shop", 'connection.login: data service shop is of kind "rds-instance".'],
    ["connection.database", "sh op", "connection.database"],
    ["connection.password", "hunter-2-you", "connection"],
    ["connection.availabilityZoneIds", ["euw1-az9"], "the VPC has no subnet in euw1-az9."],
    ["connection.subnetIds", ["subnet-0123456789abcdef0"], "connection.subnetIds: is for a VPC that is there already."],
    ["connection", atHost({ host: "erp" }), "is not a host name."],
    ["connection", atHost({ cidr: "0.0.0.0/0" }), "connection.cidr"],
    ["connection", atHost({ system: "db2" }), '"db2" is not one of the possible values.'],
    ["crawler.finds", "delta", '"delta" is not one of the possible values.'],
    ["crawler.tablePrefix", "Shop-", "is not the beginning of a table's name."],
    ["trigger.cron", "rate(1 hour)", "is not a schedule as Glue takes it."],
    ["trigger.cron", "cron(15 2 * * ?)", "is not a schedule as Glue takes it."],
    [
      "trigger",
      { mode: "on-demand" },
      "expectSuccessWithinHours: is for jobs that run by themselves, and this one runs on demand.",
    ],
    ["logRetentionDays", 91, "91"],
    ["expectSuccessWithinHours", 169, "169 is too large."],
  ])("is refused, or warned of: %s %j", (field, value, message) => {
    expect(problems(exportJob(), { [`dataServices.export.${field}`]: value })).toContain(message);
  });

  it.each<[string, object, Readonly<Record<string, unknown>>, string]>([
    [
      "flexible execution of large workers",
      plainJob({ execution: "flex", workers: { type: "G.4X" } }),
      {},
      "execution: workers of type G.4X take no flexible execution.",
    ],
    [
      "a bookmark that several runs share",
      plainJob({ bookmarks: "on", concurrentRuns: 2 }),
      {},
      "concurrentRuns: runs at the same time would read the same, because they share a bookmark.",
    ],
    [
      "a database whose security group is not known",
      exportJob({ connection: { mode: "data-service", service: "billing", database: "b", login: "shop-login" } }),
      { "dataServices.billing": EXISTING_DATABASES.billing },
      "connection.service: of billing no security group is known, so that nothing would let the workers in.",
    ],
    [
      "workers that reach no service of AWS",
      exportJob(),
      { "network.endpoints": ["glue", "logs"] },
      'dataServices.export: a Glue job reaches secretsmanager over an endpoint of the VPC, which has none. Fix: add "secretsmanager" to network.endpoints.',
    ],
  ])("is refused: %s", (_, entry, changes, message) => {
    expect(problems(entry, changes)).toContain(message);
  });

  it("delivers into no folder of another one", () => {
    expect(problems(exportJob(), { "dataServices.plain": plainJob({ folder: "orders/export/eu" }) })).toContain(
      "its folder raw/orders/export/eu/ overlaps raw/orders/export/",
    );
  });

  it("takes names for the job, its role, its logs and its database of the Data Catalog", () => {
    const names = (entry: ReturnType<typeof exportJob>) =>
      glueJob.names?.(entry, "a").map(({ what, purpose }) => `${what} ${purpose}`);
    expect(names(exportJob())).toEqual([
      "glue-job a",
      "role svc-a",
      "log-group svc-a/error",
      "log-group svc-a/output",
      "catalog-database a",
    ]);
    expect(names(plainJob())).not.toContain("catalog-database a");
  });

  it("stands in the VPC and calls AWS there only where it reads a database", () => {
    expect(glueJob.placement?.(plainJob())).toBeUndefined();
    expect(glueJob.endpoints?.(plainJob())).toEqual([]);
    expect(glueJob.placement?.(exportJob())).toMatchObject({ subnets: "data-services", ports: [], addresses: 4 });
    expect(glueJob.endpoints?.(exportJob()).map(({ service }) => service)).toEqual(["s3", ...GLUE_ENDPOINTS]);
  });
});
