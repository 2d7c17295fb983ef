import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { BY_ADDRESS, PARTS } from "../../../config/adopted/parts";
import { formatProblem } from "../../../config/problem";
import { readListings } from "../../../tools/adopt/listings/files";
import { LARGEST } from "../../../tools/adopt/listings/json";
import type { ListedKind } from "../../../tools/adopt/listings/kind";
import { LISTED_KINDS } from "../../../tools/adopt/listings/kinds";
import { readListing } from "../../../tools/adopt/listings/read";
import { Store } from "../../../tools/simulate/cloud/store";
import { LISTED_ACCOUNTS, listingsOf, PRINTED } from "../../support/listings";

const SECRET = "dapi-0123456789abcdef";
const THINGS = [
  { id: "1234567890123456", name: "sales.one" },
  { id: "6543210987654321", name: "sales.two" },
];

/** One thing as its command prints it, with its field where it is a text. */
const itemOf = ({ texts }: ListedKind, printed: unknown): unknown =>
  texts === undefined ? printed : { [texts.field]: printed };

/** Where an id ends with the whole name, or with its last part, because it has no other. */
const NAMED: readonly string[] = [
  "bucketTable",
  "catalogDatabase",
  "connection",
  "lakeTag",
  "logStream",
  "model",
  "queue",
  "quicksightGroup",
  "schema",
  "signInProvider",
  "streamConsumer",
  "volume",
];

const read = (text: string | Buffer) => readListing("x.json", Buffer.from(text));
const saidOf = (text: string | Buffer) => read(text).problems.map(formatProblem).join("\n");

describe("every command whose output is known", () => {
  it("is one for each part that can be taken in, and each has an example here", () => {
    expect([...new Set(LISTED_KINDS.map(({ part }) => part))].sort()).toEqual(
      Object.keys({ ...PARTS, ...BY_ADDRESS }).sort(),
    );
    expect(LISTED_KINDS.map(({ command }) => command).sort()).toEqual(Object.keys(PRINTED).sort());
  });

  it.each(LISTED_KINDS)("is read: $command", ({ command, part, name, id, account, arn, region }) => {
    const printed = PRINTED[command]?.(THINGS);
    const { listed, problems } = read(JSON.stringify(printed));
    expect(problems).toEqual([]);
    expect(listed.map((one) => one.part)).toEqual([part, part]);
    // What is in something else is named by that too.
    expect(listed.map((one) => one.name?.split(/[/:]/).at(-1))).toEqual(
      name === undefined ? [undefined, undefined] : ["sales.one", "sales.two"],
    );
    const isNamed = id === name || NAMED.includes(part);
    for (const [index, thing] of THINGS.entries()) {
      // An ARN, and what has several parts, ends with it here; a consumer's has the time at its end.
      const [, end] = /([^/:;|]+)(?::1616044553)?$/.exec(listed[index]?.id ?? "") ?? [];
      expect(end).toBe(isNamed ? thing.name : thing.id);
    }
    const accounts =
      account === "account_id"
        ? LISTED_ACCOUNTS.databricks
        : arn === undefined && account === undefined
          ? undefined
          : LISTED_ACCOUNTS.aws;
    expect(listed.map((one) => one.account)).toEqual([accounts, accounts]);
    const isRegional =
      (arn !== undefined && !["role", "anomalyMonitor", "signInProvider"].includes(part)) ||
      (region !== undefined && part !== "bucket");
    expect(listed[0]?.region).toBe(isRegional ? "eu-west-1" : undefined);
  });

  it.each(LISTED_KINDS)("is known alone, as get prints it, and in the list of an API: $command", (kind) => {
    const printed = PRINTED[kind.command]?.(THINGS.slice(0, 1));
    const [one] = Object.values(Array.isArray(printed) ? { printed } : (printed as object)).flat();
    const item = itemOf(kind, one);
    for (const form of [item, [item], { things: [item], total: 1 }]) {
      const { listed, problems } = read(JSON.stringify(form));
      expect({ problems, count: listed.length }).toEqual({ problems: [], count: 1 });
    }
  });

  it("lists what a simulated cloud holds, also where that is nothing", () => {
    const listings = [...listingsOf(new Store())];
    expect(listings).toHaveLength(LISTED_KINDS.length);
    for (const [file, text] of listings) {
      const { listed, problems } = readListing(file, Buffer.from(text));
      expect(listed).toEqual([]);
      expect(problems).toMatchObject([{ severity: "warning", message: "lists nothing" }]);
    }
  });

  it("may stand in one list with others", () => {
    const all = LISTED_KINDS.flatMap((kind) =>
      Object.values(PRINTED[kind.command]?.(THINGS) as object)
        .flat()
        .map((one) => itemOf(kind, one)),
    );
    const items = all.filter((one) => typeof one === "object" && one !== null && !("DisplayName" in one));
    expect(read(JSON.stringify(items)).listed).toHaveLength(LISTED_KINDS.length * THINGS.length);
  });

  it.each([
    ["an alias of AWS itself", { AliasName: "alias/aws/s3", AliasArn: "arn:aws:kms:eu-west-1:1:alias/aws/s3" }],
    ["an alias without a key", { AliasName: "alias/x", AliasArn: "arn:aws:kms:eu-west-1:1:alias/x" }],
    [
      "a role of a service of AWS",
      { RoleName: "r", RoleId: "A", Arn: "arn:aws:iam::1:role/r", Path: "/aws-service-role/x/" },
    ],
    ["a group of a workspace alone", { id: "12", displayName: "g", meta: { resourceType: "WorkspaceGroup" } }],
    ["a VPN connection that was deleted", { VpnConnectionId: "vpn-1", CustomerGatewayId: "cgw-1", State: "deleted" }],
    ["an endpoint service that was deleted", { ServiceId: "s", ServiceName: "n", ServiceState: "Deleted" }],
    ["a share that was deleted", { resourceShareArn: "a", name: "n", owningAccountId: "1", status: "DELETED" }],
    ["a data set of somebody else", { Arn: "a", Id: "i", Name: "n", AssetType: "S3_SNAPSHOT", Origin: "ENTITLED" }],
    [
      "a table that AWS keeps",
      { tableARN: "arn:aws:s3tables:eu-west-1:1:bucket/b/table/t", namespace: ["n"], name: "t", type: "aws" },
    ],
    [
      "an analysis that was deleted",
      { Arn: "arn:aws:quicksight:eu-west-1:1:analysis/a", AnalysisId: "a", Name: "Orders", Status: "DELETED" },
    ],
    [
      "a flow of Bedrock",
      { id: "F", arn: "arn:aws:bedrock:eu-west-1:1:flow/F", name: "f", version: "DRAFT", status: "Prepared" },
    ],
  ])("says of %s that a configuration does not make it", (_, item) => {
    const { listed, problems } = read(JSON.stringify([item]));
    expect(problems).toEqual([]);
    expect(listed.map(({ never }) => never)).toEqual([expect.stringMatching(/^[a-z]+ .+/i)]);
  });
});

/** What the aws command prints of something else, with the fields of what can be taken in. Source: the models of botocore. */
const ALIKE: readonly (readonly [what: string, item: object])[] = [
  ["a user pool", { Id: "p", Name: "acme", CreationDate: "x" }],
  ["a grant of a key", { GrantId: "g", Name: "acme", CreationDate: "x" }],
  ["an image of machines", { ImageId: "i", Name: "acme", CreationDate: "x" }],
  ["an access point", { Name: "acme", Bucket: "b", CreationDate: "x" }],
  ["backups of a database", { DBInstanceIdentifier: "d", DBInstanceArn: "a", Status: "active" }],
  ["backups of a cluster", { DBClusterIdentifier: "d", DBClusterArn: "a", Status: "active" }],
  ["a backup of a table", { TableName: "t", TableArn: "a", BackupArn: "b", BackupName: "n" }],
  ["a stream of videos", { StreamName: "s", StreamARN: "a", Status: "ACTIVE" }],
  ["a snapshot of Redshift", { SnapshotIdentifier: "s", ClusterIdentifier: "c", NodeType: "n", Status: "available" }],
  ["a snapshot of a namespace", { snapshotName: "s", namespaceName: "n", namespaceArn: "a" }],
  ["a tried connection", { ReplicationInstanceIdentifier: "i", ReplicationInstanceArn: "a", EndpointArn: "e" }],
  ["an assessment of a task", { ReplicationTaskIdentifier: "t", ReplicationTaskArn: "a", AssessmentStatus: "passed" }],
  ["a run of a replication", { ReplicationConfigIdentifier: "c", ReplicationConfigArn: "a", Status: "running" }],
  ["a parameter", { ARN: "a", Name: "n", Type: "SecureString", Value: SECRET }],
  ["a part of an endpoint", { InferenceComponentName: "i", EndpointName: "e", EndpointArn: "a" }],
  ["a prompt", { id: "p", arn: "a", name: "n", version: "DRAFT", createdAt: "x" }],
  ["a run of a state machine", { executionArn: "e", stateMachineArn: "a", name: "n", status: "RUNNING" }],
  ["a public repository", { repositoryName: "r", repositoryArn: "a", repositoryUri: "u" }],
  ["a point of a vault", { RecoveryPointArn: "r", BackupVaultName: "v", BackupVaultArn: "a" }],
  ["a job of a vault", { BackupJobId: "j", BackupVaultName: "v", BackupVaultArn: "a" }],
  ["a monitor of the internet", { MonitorName: "m", MonitorArn: "a", Status: "ACTIVE" }],
  ["a bill that another pays", { Name: "n", Arn: "a", Source: {}, Target: {}, Status: "ACCEPTED" }],
  ["a task of maintenance", { WindowTaskId: "w", TaskArn: "a", Name: "n" }],
  ["a domain name of REST APIs", { domainName: "api.acme.example", domainNameArn: "a", regionalDomainName: "d" }],
  ["a load balancer of the classic sort", { LoadBalancerName: "n", DNSName: "d", Scheme: "internal" }],
  ["a flow of videos", { FlowArn: "a", Name: "n", Status: "ACTIVE" }],
  ["a way to a proxy", { DBProxyEndpointName: "e", DBProxyEndpointArn: "a", DBProxyName: "p" }],
  ["a target of a proxy", { TargetArn: "a", RdsResourceId: "d", Type: "RDS_INSTANCE" }],
  [
    "a data source of machine learning",
    { DataSourceId: "d", Name: "n", DataLocationS3: "s3://b", Status: "COMPLETED" },
  ],
  ["a revision of a data set", { Arn: "a", DataSetId: "d", Id: "r", Finalized: true }],
  ["members of a folder", { MemberId: "m", MemberType: "DATASET" }],
  ["a connector without its tags", { Arn: "a", ConnectorId: "c-1", Url: "sftp://partner.example" }],
  ["a web app without its tags", { Arn: "a", WebAppId: "webapp-1", WebAppEndpoint: "https://files.example" }],
  ["a user of a server", { Arn: "a", UserName: "u", HomeDirectory: "/" }],
  ["a catalog of Glue", { Name: "n", CatalogId: "1", CreateTableDefaultPermissions: [], ResourceArn: "a" }],
  ["a group of bills", { groupName: "g", groupArn: "arn:aws:iot:eu-west-1:1:billinggroup/g" }],
  ["an ARN of something else", { Arn: "arn:aws:iam::1:saml-provider/acme" }],
  ["a connection of App Runner", { ConnectionName: "n", ConnectionArn: "a", ProviderType: "GITHUB", Status: "OK" }],
  ["a provider of shares", { name: "p", authentication_type: "TOKEN", recipient_profile: {} }],
  [
    "a provider in Databricks, whose region is another's",
    {
      name: "p",
      authentication_type: "DATABRICKS",
      metastore_id: "m",
      region: "r",
      data_provider_global_metastore_id: "g",
    },
  ],
  ["an archive of mail", { ArchiveId: "a", ArchiveName: "n", ArchiveState: "ACTIVE" }],
  ["a trail without its settings", { TrailARN: "a", Name: "n", HomeRegion: "eu-west-1" }],
  ["a run of it", { WindowExecutionId: "w", TaskArn: "a", Status: "SUCCESS" }],
];

describe("what has the fields of something else too", () => {
  it.each(ALIKE)("is not taken for it: %s", (_, item) => {
    const { listed, problems } = read(JSON.stringify({ things: [item] }));
    expect(listed).toEqual([]);
    expect(problems.map(formatProblem).join("\n")).toContain("is of a shape that is not known here: fields");
  });

  it("is a task of DataSync without a name, and told by its ARN", () => {
    const arn = "arn:aws:datasync:eu-west-1:111111111111:task/task-0123456789abcdef0";
    const { listed, problems } = read(JSON.stringify({ Tasks: [{ TaskArn: arn, Status: "AVAILABLE" }] }));
    expect(problems).toEqual([]);
    expect(listed).toMatchObject([{ part: "dataTask", id: arn, account: "111111111111", region: "eu-west-1" }]);
    expect(listed[0]).not.toHaveProperty("name");
  });

  it.each([
    ["as list-servers prints it", {}],
    ["without a tag of its name", { Tags: [{ Key: "owner", Value: "x" }, null] }],
    ["whose tags are no list", { Tags: "Name" }],
  ])("is a server of Transfer Family %s, and told by its id", (_, more) => {
    const item = {
      Arn: "arn:aws:transfer:eu-west-1:111111111111:server/s-0123456789abcdef0",
      ServerId: "s-0123456789abcdef0",
      IdentityProviderType: "SERVICE_MANAGED",
      ...more,
    };
    const { listed, problems } = read(JSON.stringify({ Servers: [item] }));
    expect(problems).toEqual([]);
    expect(listed).toMatchObject([{ part: "transferServer", id: item.ServerId, account: "111111111111" }]);
    expect(listed[0]).not.toHaveProperty("name");
  });
});

/** What a file may hold in place of a listing. */
const BAD: readonly (readonly [what: string, text: string | Buffer, said: string])[] = [
  ["nothing", "", "x.json: is empty. Fix: run the command again"],
  ["spaces", " \n\t", "is empty"],
  ["a table", "NAME   ID\nx      1", "is no JSON. Fix: write it anew, with --output json for aws and -o json"],
  ["an error", "An error occurred (AccessDenied)", "is no JSON"],
  ["a cut list", `{"Buckets":[{"Name":"a","CreationDate":"x"},{"Na`, "ends in the middle: it was cut off"],
  ["a cut list, in a text", `[{"name":"${SECRET}`, "ends in the middle"],
  ["a cut list, after a comma", `[{"name":"x"},`, "ends in the middle"],
  ["a comma too many", `[\n{"name":"${SECRET}",}\n]`, "is broken JSON, in line 2"],
  ["two listings", `[]\n[]`, "holds more than one listing. Fix: write each into a file of its own"],
  ["a number", "5", "is no list of anything that is known here"],
  ["an object of nothing", "{}", "is no list of anything that is known here"],
  ["an error of an API", `{"error_code":"PERMISSION_DENIED","message":"${SECRET}"}`, "is no list of anything"],
  ["a list of nothing", "[]", "x.json: lists nothing"],
  ["a list of no buckets", `{"Buckets":[],"Owner":{"ID":"x"}}`, "lists nothing"],
  ["texts", `["${SECRET}"]`, "x.json: 0: is of a shape that is not known here: a string"],
  ["null", "[null]", "0: is of a shape that is not known here: null"],
  [
    "entitlements",
    `{"Resources":[{"value":"1","nickName":"${SECRET}","ref":"x"}]}`,
    "Resources.0: is of a shape that is not known here: fields nickName, ref, value",
  ],
  [
    "a table that is in no bucket",
    `{"tables":[{"tableARN":"${SECRET}","namespace":["a"],"name":"n"}]}`,
    "tables.0: is of a shape that is not known here: its id is not there",
  ],
  [
    "a table of two namespaces",
    `{"tables":[{"tableARN":"arn:aws:s3tables:r:1:bucket/b/table/t","namespace":["a","b"],"name":"n"}]}`,
    "its id is not there",
  ],
  ["texts of an API", `{"QueueArns":["${SECRET}"]}`, "is no list of anything that is known here"],
  ["a first page of tables", `{"continuationToken":"x","tables":[]}`, "is only the first part of a list"],
  [
    "tables",
    `[{"name":"t","catalog_name":"c","schema_name":"s","full_name":"c.s.t"},{"name":"u","catalog_name":"c","schema_name":"s","full_name":"c.s.u"}]`,
    "and 1 more like it",
  ],
  [
    "a bucket whose name is a number",
    `{"Buckets":[{"Name":5.5,"CreationDate":"x"}]}`,
    "Buckets.0: is of a shape that is not known here: Name is no whole number",
  ],
  ["a job without a number", `[{"job_id":null,"settings":{}}]`, "job_id is neither text nor number"],
  [
    "a number that JSON cannot hold",
    `[{"job_id":12345678901234567890,"settings":{}}]`,
    "a number that is too large to be read exactly",
  ],
  ["a first page", `{"Roles":[],"NextToken":"x"}`, "is only the first part of a list. Fix: list the rest too"],
  ["a first page of DMS", `{"Marker":"x","ReplicationConfigs":[]}`, "is only the first part of a list"],
  ["a first page of costs", `{"NextPageToken":"x","AnomalyMonitors":[]}`, "is only the first part of a list"],
  ["a first page of logs", `{"nextToken":"x","logGroups":[]}`, "is only the first part of a list"],
  ["a first page of streams", `{"HasMoreStreams":true,"StreamSummaries":[]}`, "is only the first part of a list"],
  ["a first page of APIs", `{"position":"x","items":[]}`, "is only the first part of a list"],
  ["a first page of load balancers", `{"NextMarker":"x","LoadBalancers":[]}`, "is only the first part of a list"],
  ["a first page of an API", `{"jobs":[],"has_more":true}`, "is only the first part of a list"],
];

describe("what is no listing", () => {
  it.each(BAD)("is said: %s", (_, text, said) => {
    const message = saidOf(text);
    expect(message).toContain(said);
    expect(message).toContain("Fix: ");
    expect(message).not.toContain(SECRET);
  });

  it("is read as Windows writes it, with its marks and two bytes for each character", () => {
    const text = JSON.stringify(PRINTED["databricks catalogs list"]?.(THINGS));
    for (const bytes of [Buffer.from(`\ufeff${text}`, "utf16le"), Buffer.from(`\ufeff${text}`)]) {
      expect(readListing("x.json", bytes).listed).toHaveLength(2);
    }
  });

  it("is known by each cut of a real one", () => {
    const text = JSON.stringify(PRINTED["aws iam list-roles"]?.(THINGS));
    for (let length = 1; length < text.length; length++) {
      expect(saidOf(text.slice(0, length)), String(length)).toContain("ends in the middle");
    }
  });
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "lakehouse-listings-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("are all read, and all problems are told at once", () => {
    const good = join(folder, "good.json");
    writeFileSync(good, JSON.stringify(PRINTED["databricks catalogs list"]?.(THINGS)));
    const missing = join(folder, "missing.json");
    const { listed, problems } = readListings([good, missing, folder, good]);
    expect(listed).toHaveLength(2);
    expect(problems.map(({ file }) => file)).toEqual([missing, folder]);
    expect(problems.map(formatProblem).join("\n")).toMatch(/missing.json: cannot be read \(ENOENT\). Fix: /);
  });

  it("may have ten megabytes, and are refused where they would fill the memory", () => {
    const many = Array.from({ length: 60_000 }, (_, index) => ({
      id: String(index),
      name: `role-${index}-${"x".repeat(20)}`,
    }));
    const text = JSON.stringify(PRINTED["aws iam list-roles"]?.(many));
    expect(text.length).toBeGreaterThan(10_000_000);
    expect(read(text).listed).toHaveLength(many.length);
    expect(LARGEST).toBeGreaterThan(text.length);
  });
});
