import { describe, expect, it } from "vitest";
import { BOUNDED_LAYERS, type BoundedLayer } from "../../../config/derive/layers";
import { covers, parsePolicy } from "../../../emitted/policies";
import { MANAGED_POLICY_LIMIT } from "../../../modules/iam/managed-policy";
import { permissionsBoundary } from "../../../modules/iam/permissions-boundary-policy";
import { policyDocument } from "../../../modules/iam/policy-document";
import { sharedBoundary } from "../../../modules/iam/shared-boundary-policy";
import { KIND_ACTIONS } from "../../../modules/kinds";
import { DEV_NAMES } from "../../support/names";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { simulateIdentity } from "../../support/policy-simulator";
import { synthPlatform } from "../../support/shipped";

const PLACE = {
  partition: "aws",
  accountId: "111111111111",
  region: "eu-west-1",
  prefix: "acme-dev",
  names: DEV_NAMES,
  logBuckets: ["acme-dev-logs", "acme-dev-access-logs"],
  stateBuckets: ["acme-state", "acme-state"],
};
const DATA = "arn:aws:kms:eu-west-1:111111111111:key/data";
const props = {
  ...PLACE,
  bucketName: (purpose: string) => `acme-dev-${purpose}-111111111111`,
  kindCeilings: KIND_ACTIONS.flatMap(({ ceiling }) => ceiling ?? []),
  databricksMakesVpc: false,
  lakeBuckets: ["acme-dev-raw", "acme-dev-processed", "partner-files"],
  eventBuckets: [],
  rawBuckets: ["acme-dev-raw"],
  dataKeyArn: DATA,
  lakeKeyArns: [DATA],
  otherBuckets: ["acme-dev-logs", "acme-dev-access-logs", "acme-dev-root-main"],
};
const statements = sharedBoundary(PLACE);
const here = { "aws:RequestedRegion": "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1";

describe("file events in the boundary of unity-catalog", () => {
  const TOPIC = "arn:aws:sns:eu-west-1:111111111111:csms-1";
  const of = (eventBuckets: readonly string[]) => permissionsBoundary("unity-catalog", { ...props, eventBuckets });
  it.each<["allow" | "deny", readonly string[], string, string]>([
    ["deny", [], "sns:CreateTopic", TOPIC],
    ["deny", [], "s3:PutBucketNotification", "arn:aws:s3:::acme-dev-raw"],
    ["allow", ["acme-dev-raw"], "sns:CreateTopic", TOPIC],
    ["allow", ["acme-dev-raw"], "s3:PutBucketNotification", "arn:aws:s3:::acme-dev-raw"],
    ["deny", ["acme-dev-raw"], "s3:PutBucketNotification", "arn:aws:s3:::acme-dev-processed"],
    ["deny", ["acme-dev-raw"], "sns:CreateTopic", TOPIC.replace("csms", "orders")],
    ["deny", ["acme-dev-raw"], "sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:222222222222:csms-1"],
  ])("%s with %j: %s on %s", (decision, buckets, action, on) => {
    expect(simulateIdentity(of(buckets), { action, resource: on })).toBe(decision);
  });

  const QUEUE = "arn:aws:sqs:eu-west-1:111111111111:acme-dev-files-raw";
  const queues = [{ queueArn: QUEUE, queueKmsKeyArn: `${KEY}2` }];
  it.each<["allow" | "deny", string, string]>([
    ["allow", "sqs:ReceiveMessage", QUEUE],
    ["allow", "kms:Decrypt", `${KEY}2`],
    ["deny", "sqs:SendMessage", QUEUE],
    ["deny", "sqs:ReceiveMessage", `${QUEUE}-2`],
    ["deny", "sns:CreateTopic", TOPIC],
  ])("%s with a queue that is provided: %s on %s", (decision, action, on) => {
    const boundary = permissionsBoundary("unity-catalog", { ...props, eventQueues: queues });
    expect(simulateIdentity(boundary, { action, resource: on })).toBe(decision);
    expect(simulateIdentity(of([]), { action, resource: on })).toBe("deny");
  });
});

describe("the boundary that the layers shared", () => {
  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "ec2:RunInstances", "arn:aws:ec2:eu-west-1:111111111111:instance/*", here],
    [
      "deny",
      "ec2:RunInstances",
      "arn:aws:ec2:us-east-1:111111111111:instance/*",
      { "aws:RequestedRegion": "us-east-1" },
    ],
    ["deny", "ec2:CreateVpc", "*", here],
    ["deny", "ec2:ModifySnapshotAttribute", "*", here],
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["allow", "s3:PutObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["deny", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["deny", "s3:PutObjectAcl", "arn:aws:s3:::acme-dev-raw/x"],
    ["deny", "s3:DeleteBucket", "arn:aws:s3:::acme-dev-raw"],
    // The audit trail can be read in the lake, and changed by nobody; the state is no lake's.
    ["allow", "s3:GetObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:DeleteObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["deny", "s3:DeleteObjectVersion", "arn:aws:s3:::acme-dev-access-logs/x"],
    ["deny", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["deny", "s3:PutObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["deny", "s3:ListBucket", "arn:aws:s3:::acme-state"],
    ["allow", "kms:GenerateDataKey", KEY],
    ["deny", "kms:ScheduleKeyDeletion", KEY],
    ["deny", "kms:PutKeyPolicy", KEY],
    ["deny", "kms:CreateGrant", KEY],
    ["allow", "sts:AssumeRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
    ["deny", "sts:AssumeRole", "arn:aws:iam::111111111111:role/deploy/acme-dev-network"],
    ["deny", "sts:AssumeRole", "arn:aws:iam::999999999999:role/acme-dev-uc-raw"],
    ["deny", "iam:CreateUser", "*"],
    ["deny", "iam:CreateAccessKey", "*"],
    ["deny", "iam:PassRole", "arn:aws:iam::111111111111:role/acme-dev-uc-raw"],
    ["deny", "cloudtrail:StopLogging", "*"],
    ["deny", "config:StopConfigurationRecorder", "*"],
    ["deny", "organizations:LeaveOrganization", "*"],
  ])("%s %s on %s", (decision, action, resource, context = {}) => {
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });

  it("denies nothing where there is no bucket to except", () => {
    const open = sharedBoundary({ ...PLACE, logBuckets: [], stateBuckets: [] });
    expect(open.map(({ Effect }) => Effect)).not.toContain("Deny");
  });

  it("fits into one policy", () => {
    expect(policyDocument(statements).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
  });
});

const GROUP = "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/";
const STREAMS = "arn:aws:kinesis:eu-west-1:111111111111:stream/";
const byKinesis = { "kms:ViaService": "kinesis.eu-west-1.amazonaws.com" };
const ANY_KEY = "arn:aws:kms:eu-west-1:222222222222:key/any";
const role = (name: string) => `arn:aws:iam::111111111111:role/${name}`;

describe("the boundary of a layer", () => {
  it.each<[BoundedLayer, "allow" | "deny", string, string, Record<string, string>?]>([
    ["network", "allow", "logs:PutLogEvents", `${GROUP}vpc-flow-logs:log-stream:eni-1`],
    ["network", "allow", "logs:DescribeLogGroups", "*"],
    ["network", "deny", "logs:PutLogEvents", `${GROUP}cloudtrail:log-stream:x`],
    ["network", "deny", "logs:GetLogEvents", `${GROUP}vpc-flow-logs:log-stream:eni-1`],
    ["network", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["network", "deny", "kms:Decrypt", DATA],
    ["network", "deny", "ec2:RunInstances", "*", here],
    ["network", "deny", "sts:AssumeRole", role("acme-dev-uc-raw")],
    ["workspace", "allow", "ec2:RunInstances", "*", here],
    ["workspace", "deny", "ec2:RunInstances", "*", { "aws:RequestedRegion": "us-east-1" }],
    ["workspace", "deny", "ec2:CreateVpc", "*", here],
    [
      "workspace",
      "allow",
      "iam:CreateServiceLinkedRole",
      role("aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot"),
    ],
    ["workspace", "deny", "iam:PassRole", role("acme-dev-uc-raw")],
    ["workspace", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-root-main/x"],
    ["workspace", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["workspace", "deny", "kms:Decrypt", DATA],
    ["workspace", "deny", "sts:AssumeRole", role("acme-dev-uc-raw")],
    ["unity-catalog", "allow", "s3:GetObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["unity-catalog", "allow", "s3:PutObject", "arn:aws:s3:::partner-files/x"],
    ["unity-catalog", "allow", "s3:ListBucket", "arn:aws:s3:::partner-files"],
    ["unity-catalog", "deny", "s3:GetObject", "arn:aws:s3:::partner-files-of-others/x"],
    ["unity-catalog", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-root-main/x"],
    ["unity-catalog", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["unity-catalog", "deny", "s3:PutObject", "arn:aws:s3:::acme-dev-logs/AWSLogs/x"],
    ["unity-catalog", "deny", "s3:GetObject", "arn:aws:s3:::acme-state/lakehouse/dev-network.tfstate"],
    ["unity-catalog", "deny", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["unity-catalog", "deny", "s3:PutObjectAcl", "arn:aws:s3:::acme-dev-raw/x"],
    ["unity-catalog", "allow", "kms:GenerateDataKey", DATA],
    ["unity-catalog", "deny", "kms:Decrypt", KEY],
    ["unity-catalog", "deny", "kms:PutKeyPolicy", DATA],
    ["unity-catalog", "deny", "kms:CreateGrant", DATA],
    ["unity-catalog", "allow", "sts:AssumeRole", role("acme-dev-uc-raw")],
    ["unity-catalog", "deny", "sts:AssumeRole", role("acme-dev-databricks-main")],
    ["unity-catalog", "deny", "sts:AssumeRole", role("deploy/acme-dev-unity-catalog")],
    ["unity-catalog", "deny", "ec2:RunInstances", "*", here],
    ["unity-catalog", "deny", "logs:PutLogEvents", `${GROUP}vpc-flow-logs:log-stream:x`],
    ["data-services", "allow", "s3:PutObject", "arn:aws:s3:::acme-dev-raw/x"],
    ["data-services", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-processed/x"],
    ["data-services", "deny", "s3:GetObject", "arn:aws:s3:::acme-dev-logs/x"],
    ["data-services", "deny", "s3:PutBucketPolicy", "arn:aws:s3:::acme-dev-raw"],
    ["data-services", "allow", "kms:GenerateDataKey", DATA, { "kms:ViaService": "s3.eu-west-1.amazonaws.com" }],
    ["data-services", "deny", "kms:GenerateDataKey", DATA],
    ["data-services", "deny", "kms:Decrypt", KEY],
    ["unity-catalog", "allow", "kinesis:GetRecords", `${STREAMS}shop`],
    ["unity-catalog", "deny", "kinesis:PutRecord", `${STREAMS}acme-dev-events`],
    ["unity-catalog", "deny", "kinesis:GetRecords", STREAMS.replace("111111111111", "222222222222")],
    ["unity-catalog", "allow", "kms:Decrypt", ANY_KEY, byKinesis],
    ["unity-catalog", "deny", "kms:Decrypt", ANY_KEY],
    ["data-services", "allow", "kinesis:PutRecords", `${STREAMS}acme-dev-events`],
    ["data-services", "deny", "kinesis:PutRecords", `${STREAMS}acme-prod-events`],
    ["data-services", "deny", "kinesis:GetRecords", `${STREAMS}acme-dev-events`],
    ["data-services", "allow", "kms:GenerateDataKey", DATA, byKinesis],
    ["data-services", "deny", "kms:GenerateDataKey", ANY_KEY, byKinesis],
    ["data-services", "deny", "ec2:RunInstances", "*", here],
    ["data-services", "deny", "iam:CreateUser", "*"],
  ])("%s: %s %s on %s", (layer, decision, action, resource, context = {}) => {
    expect(simulateIdentity(permissionsBoundary(layer, props), { action, resource, context })).toBe(decision);
  });

  it("lets an external location read the logs, and not change them", () => {
    const logs = permissionsBoundary("unity-catalog", { ...props, lakeBuckets: ["acme-dev-logs"] });
    const resource = "arn:aws:s3:::acme-dev-logs/AWSLogs/x";
    expect(simulateIdentity(logs, { action: "s3:GetObject", resource })).toBe("allow");
    expect(simulateIdentity(logs, { action: "s3:DeleteObject", resource })).toBe("deny");
  });

  it("has room for all kinds of data services, into many raw zones, with a stream, a secret and a queue of others", () => {
    const secret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:erp-a1b2c3";
    const boundary = permissionsBoundary("data-services", {
      ...props,
      rawBuckets: Array.from({ length: 60 }, (_, i) => `acme-dev-raw-of-the-subsidiary-number-${i}-111111111111`),
      accessed: [
        { does: "read-stream", arn: `${STREAMS}of-another-team`, key: { mode: "other", arn: KEY } },
        { does: "poll-queue", arn: "arn:aws:sqs:eu-west-1:111111111111:orders", key: { mode: "none" } },
      ],
      openedSecrets: [{ entry: undefined, arn: secret, kmsKeyArn: undefined, role: "svc-erp" }],
    });
    expect(policyDocument(boundary).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
  });

  it("has a statement for a policy in every layer, also where no role needs anything yet", () => {
    for (const layer of BOUNDED_LAYERS) expect(permissionsBoundary(layer, props).length, layer).toBeGreaterThan(0);
  });

  it.each(["customer-managed", "databricks-managed"] as const)(
    "covers every action that a role of the layer has, so that attaching it breaks nothing: %s network",
    (mode) => {
      const input = devInput();
      const network =
        mode === "databricks-managed"
          ? { mode }
          : { ...input.network, flowLogs: { destination: "cloudwatch" as const } };
      const stacks = synthPlatform(platformOf(accountInput(), { ...input, network }));
      for (const layer of BOUNDED_LAYERS) {
        const most = permissionsBoundary(layer, { ...props, databricksMakesVpc: mode === "databricks-managed" });
        const allowed = most.filter(({ Effect }) => Effect === "Allow").flatMap(({ Action }) => Action);
        const roles = stacks
          .filter(({ name }) => name === `dev-${layer}`)
          .flatMap(({ json }) => Object.values(json.resource?.aws_iam_role_policy ?? {}));
        const beyond = roles
          .flatMap(({ policy }) => parsePolicy(policy) ?? [])
          .filter(({ effect }) => effect === "Allow")
          .flatMap(({ actions }) => actions)
          .filter((action) => !allowed.some((pattern) => covers(pattern, action)));
        expect([...new Set(beyond)], layer).toEqual([]);
        if (layer === "workspace" || layer === "unity-catalog") expect(roles.length, layer).toBeGreaterThan(0);
      }
    },
  );

  describe("with more buckets than a policy has room for", () => {
    const many = (count: number, name: (index: number) => string) => Array.from({ length: count }, (_, i) => name(i));
    const locations = many(60, (i) => `partner-${"abcdef"[i % 6]}-files-of-the-subsidiary-number-${i}-in-europe`);
    const keys = many(60, (i) => `arn:aws:kms:eu-west-1:222222222222:key/0a1b2c3d-0000-0000-0000-0000000000${10 + i}`);
    const zones = ["acme-dev-raw-111111111111", "acme-dev-curated-111111111111"];
    const boundary = permissionsBoundary("unity-catalog", {
      ...props,
      lakeBuckets: [...zones, ...locations],
      lakeKeyArns: [...props.lakeKeyArns, ...keys],
    });
    const allows = (action: string, resource: string) => simulateIdentity(boundary, { action, resource }) === "allow";

    it("still fits, and admits every one of 60 locations, with its key", () => {
      expect(policyDocument(boundary).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT - 256);
      for (const bucket of [...zones, ...locations]) {
        expect(allows("s3:GetObject", `arn:aws:s3:::${bucket}/x`), bucket).toBe(true);
        expect(allows("s3:ListBucket", `arn:aws:s3:::${bucket}`), bucket).toBe(true);
      }
      for (const key of keys) expect(allows("kms:Decrypt", key), key).toBe(true);
    });

    it("keeps to names that start like theirs", () => {
      for (const bucket of ["somebody-else", "acme-dev-root-main", "acme-dev-logs", "partner-x"]) {
        expect(allows("s3:GetObject", `arn:aws:s3:::${bucket}/x`), bucket).toBe(false);
      }
      expect(allows("kms:Decrypt", "arn:aws:kms:eu-west-1:333333333333:key/1")).toBe(false);
    });

    it("takes out again what is no lake's and starts like it", () => {
      const alike = permissionsBoundary("unity-catalog", {
        ...props,
        lakeBuckets: many(60, (i) => `acme-dev-${"lrz"[i % 3]}-of-a-zone-with-a-long-name-${i}-111111111111`),
        otherBuckets: ["acme-dev-logs", "acme-dev-root-main"],
      });
      expect(policyDocument(alike).length).toBeLessThanOrEqual(MANAGED_POLICY_LIMIT);
      for (const bucket of ["acme-dev-logs", "acme-dev-root-main"]) {
        const request = { action: "s3:GetObject", resource: `arn:aws:s3:::${bucket}/x` };
        expect(simulateIdentity(alike, request), bucket).toBe("deny");
      }
    });
  });
});
