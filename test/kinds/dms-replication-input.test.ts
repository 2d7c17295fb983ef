import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { shopDatabase } from "../support/databases";
import { crmMessages, erpMessages, FOUNDATIONS, SECRET_ARN, type ServerlessInput, shopFiles } from "../support/dms";
import { existing, serverless } from "../support/kafka";

/** What replications stand on, in the environment dev. */
const AROUND = {
  "foundation.dmsRoles": "existing",
  "network.endpoints": ["secretsmanager"],
  ...Object.fromEntries(Object.entries(FOUNDATIONS).map(([key, service]) => [`dataServices.${key}`, service])),
  // Whether the replication of a test uses it or not.
  "dataServices.shop-login.readers": ["arn:aws:iam::111111111111:role/administrators"],
};
const problems = (changes: Record<string, unknown>) => report({ dev: { ...AROUND, ...changes } });
const loaded = (entry: unknown) => problems({ "dataServices.rows": entry });
const source = (change: object): Partial<ServerlessInput> =>
  ({ source: { ...shopFiles().source, ...change } }) as Partial<ServerlessInput>;
const far = (change: object = {}): Partial<ServerlessInput> =>
  ({ source: { ...erpMessages().source, ...change } }) as Partial<ServerlessInput>;
const kafka = (change: object = {}): Partial<ServerlessInput> =>
  ({ target: { ...erpMessages().target, ...change } }) as Partial<ServerlessInput>;

/** Of what lands in a folder that nothing loads, a warning is said; the rest is silent. */
const withoutLoader = (text: string) =>
  text
    .split("\n")
    .filter((line) => !line.includes("no source loads what is delivered into"))
    .join("\n");

describe("a replication of DMS in the configuration", () => {
  it.each<[string, unknown]>([
    ["into files, with everything", shopFiles()],
    ["into files, with what it needs", shopFiles({ target: { mode: "zone" } })],
    ["of one full load", shopFiles({ replicate: "full-load", target: { mode: "zone" } })],
    ["in the order of transactions", shopFiles({ target: { mode: "zone", transactionsFolder: "changes" } })],
    ["on an instance, into a stream", crmMessages()],
    ["of another database in the VPC, into a topic", erpMessages()],
    ["without a certificate, of PostgreSQL", shopFiles(source({ certificateAuthority: undefined }))],
  ])("is taken: %s", (_, entry) => {
    expect(withoutLoader(loaded(entry))).toBe("");
  });

  it.each<[what: string, entry: unknown, message: string]>([
    [
      "a cost that nobody accepted",
      { ...shopFiles(), acknowledgeHourlyCost: false },
      "acknowledgeHourlyCost: is not accepted",
    ],
    ["a capacity that there is not", { ...shopFiles(), capacity: { maxUnits: 5 } }, "capacity.maxUnits"],
    [
      "less at most than at least",
      shopFiles({ capacity: { maxUnits: 4, minUnits: 8 } }),
      "capacity.minUnits: 8 is more than maxUnits, 4",
    ],
    ["no tables", { ...shopFiles(), tables: [] }, "dataServices.rows.tables"],
    [
      "a schema twice",
      shopFiles({ tables: [{ schema: "a" }, { schema: "a", tables: ["b"] }] }),
      "tables.1.schema: a is named twice",
    ],
    ["everything left out", shopFiles({ tables: [{ schema: "a", except: ["%"] }] }), "leaves out what tables names, %"],
    [
      "a table named and left out",
      shopFiles({ tables: [{ schema: "a", tables: ["b"], except: ["b"] }] }),
      "leaves out what tables names, b",
    ],
    ["mappings as a text", { ...shopFiles(), tables: '{"rules":[]}' }, "dataServices.rows.tables"],
    [
      "a pattern with a quote",
      shopFiles({ tables: [{ schema: "a'b" }] }),
      "is not the name of a table, or a pattern of names",
    ],
    [
      "a source that is no database",
      shopFiles(source({ service: "events" })),
      'data service events is of kind "kinesis-stream"',
    ],
    ["a source that is not there", shopFiles(source({ service: "shp" })), '"shp" is not a data service'],
    [
      "a password in the place of the secret",
      shopFiles(source({ signIn: { mode: "entry", entry: "shop" } })),
      'data service shop is of kind "rds-instance"',
    ],
    [
      "a secret of another region",
      shopFiles(source({ signIn: { mode: "existing", secretArn: SECRET_ARN.replace("eu-west-1", "eu-central-1") } })),
      "signIn.secretArn: is in eu-central-1 of account 111111111111",
    ],
    [
      "a secret without the end of its ARN",
      shopFiles(source({ signIn: { mode: "existing", secretArn: SECRET_ARN.slice(0, -7) } })),
      "is not the ARN of a secret",
    ],
    [
      "no database of PostgreSQL",
      shopFiles(source({ database: undefined })),
      "postgres is read one database at a time, and none is named",
    ],
    [
      "MySQL without a certificate",
      crmMessages({ source: { ...crmMessages().source, certificateAuthority: undefined } }),
      "DMS encrypts connections to aurora with a certificate of its authority alone",
    ],
    [
      "a database of MySQL",
      crmMessages({ source: { ...crmMessages().source, database: "crm" } }),
      "source.database: aurora has no databases above its schemas",
    ],
    [
      "a private key",
      shopFiles(
        source({ certificateAuthority: "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----" }),
      ),
      "private key",
    ],
    ["no certificate", shopFiles(source({ certificateAuthority: "global-bundle.pem" })), "is not a certificate in PEM"],
    [
      "triggers in MySQL",
      crmMessages({ captureTableChanges: true }),
      "captureTableChanges: is of PostgreSQL alone, and this is aurora",
    ],
    [
      "a database that no way leads to",
      shopFiles({ ...far({ cidrs: ["172.16.8.0/24"] }) }),
      "no connection of the network leads subnets for data services to 172.16.8.0/24",
    ],
    ["the whole internet as a source", shopFiles(far({ cidrs: ["0.0.0.0/0"] })), "source.cidrs"],
    [
      "an engine that DMS does not read here",
      shopFiles(far({ engine: "db2" })),
      '"db2" is not one of the possible values',
    ],
    [
      "a user that the cluster has not",
      shopFiles(kafka({ user: "crm" })),
      "target.user: the cluster broker has no user crm",
    ],
    [
      "a user whose password is not written",
      shopFiles(kafka({ user: "erp" })),
      "warning: dev: dataServices.rows.target.user: the secret of user erp is not filled",
    ],
    [
      "a zone for tables",
      shopFiles({ target: { mode: "zone", zone: "curated" } }),
      'zone curated is of kind "curated"',
    ],
    [
      "a sequence of a full load",
      shopFiles({ replicate: "full-load" }),
      "target.sequenceColumn: numbers changes, and none are replicated",
    ],
    [
      "one column twice",
      shopFiles({ target: { mode: "zone", sequenceColumn: "a", timestampColumn: "a" } }),
      "has the name of timestampColumn",
    ],
    ["a class of RDS", { ...crmMessages(), instanceClass: "db.c6i.large" }, "is not a class of replication instances"],
    [
      "one zone",
      shopFiles({ network: { availabilityZoneIds: ["euw1-az1"] } }),
      "a replication of AWS DMS needs 2 zones, and this is 1",
    ],
    [
      "subnets in a VPC that is made here",
      shopFiles({ network: { subnetIds: ["subnet-00000000000000001", "subnet-00000000000000002"] } }),
      "is for a VPC that is there already",
    ],
    [
      "a folder that nothing loads",
      shopFiles({ target: { mode: "zone", folder: "elsewhere" } }),
      "no source loads what is delivered into raw/elsewhere/",
    ],
  ])("is refused, or warned of: %s", (_, entry, message) => {
    expect(loaded(entry)).toContain(message);
  });

  it.each<[what: string, changes: Record<string, unknown>, message: string]>([
    [
      "roles of the account that are off",
      { "foundation.dmsRoles": "off" },
      'dataServices.rows: needs the roles of AWS DMS in the account, and foundation.dmsRoles is off. Fix: set foundation.dmsRoles to "create"',
    ],
    [
      "an endpoint of Secrets Manager that there is not",
      { "network.endpoints": [] },
      'reaches secretsmanager over an endpoint of the VPC, which has none. Fix: add "secretsmanager" to network.endpoints',
    ],
    [
      "a database that does not tell its changes",
      { "dataServices.shop": shopDatabase({ captureChanges: false, alarms: {} }) },
      "the database shop does not tell its changes. Fix: set captureChanges of dataServices.shop to true",
    ],
    [
      "an existing database without its security group",
      {
        "dataServices.shop": {
          kind: "rds-instance",
          mode: "existing",
          identifier: "shop",
          engine: "postgres",
          captureChanges: true,
        },
      },
      "nobody knows the way to the database shop. Fix: add securityGroupId to dataServices.shop",
    ],
    [
      "Oracle",
      {
        "dataServices.shop": {
          kind: "rds-instance",
          mode: "existing",
          identifier: "shop",
          engine: "oracle-se2",
          securityGroupId: "sg-0123456789abcdef0",
          captureChanges: true,
        },
      },
      "source.oracle: is missing: DMS encrypts connections to Oracle with a wallet alone",
    ],
    [
      "SQL Server Express",
      {
        "dataServices.shop": {
          kind: "rds-instance",
          mode: "existing",
          identifier: "shop",
          engine: "sqlserver-ex",
          securityGroupId: "sg-0123456789abcdef0",
          captureChanges: true,
        },
      },
      "a replication here reads nothing of sqlserver-ex",
    ],
    [
      "changes of SQL Server Web",
      {
        "dataServices.shop": {
          kind: "rds-instance",
          mode: "existing",
          identifier: "shop",
          engine: "sqlserver-web",
          securityGroupId: "sg-0123456789abcdef0",
          captureChanges: true,
        },
      },
      "DMS reads no changes of sqlserver-web",
    ],
    [
      "an environment of serverless compute alone",
      { network: { mode: "serverless-only" } },
      "stands in the environment's own VPC",
    ],
  ])("is refused for what it stands on: %s", (_, changes, message) => {
    expect(problems({ "dataServices.rows": shopFiles(), ...changes })).toContain(message);
  });

  it.each([
    ["serverless", serverless()],
    ["existing", existing()],
  ])("signs in to no cluster that takes no password: %s", (mode, cluster) => {
    const text = problems({
      "dataServices.topics": cluster,
      "dataServices.rows": shopFiles(kafka({ cluster: "topics" })),
    });
    expect(text).toContain(`target.cluster: is ${mode}, and DMS signs in with a password`);
  });

  it("names a secret that somebody reads: nobody is one too few, a replication is enough", () => {
    const nobody = { kind: "secret", description: "Nobody reads it" };
    expect(problems({ "dataServices.lost": nobody })).toContain("dataServices.lost.readers: names nobody");
    expect(problems({ "dataServices.shop-login.readers": [], "dataServices.rows": shopFiles() })).not.toContain(
      "readers",
    );
  });

  it("is not one of two that land in one folder", () => {
    const both = {
      "dataServices.rows": shopFiles(),
      "dataServices.more": shopFiles({ target: { mode: "zone", folder: "orders/shop/x" } }),
    };
    expect(problems(both)).toContain("overlaps raw/orders/shop/");
  });

  it("has a name that fits into its ARN", () => {
    const key = "a-replication-of-every-table";
    expect(problems({ [`dataServices.${key}`]: shopFiles() })).toContain("AWS DMS");
  });
});
