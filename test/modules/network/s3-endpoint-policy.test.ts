import { describe, expect, it } from "vitest";
import { s3EndpointStatements } from "../../../modules/network/s3-endpoint-policy";
import { type Decision, type PolicyRequest, simulate } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const DATABRICKS = "414351767826";
const SAMPLES_OWNER = "282567162347";
const READ = ["s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetBucketLocation"];
const WRITE = ["s3:PutObject", "s3:DeleteObject"];
const MULTIPART = ["s3:ListBucketMultipartUploads", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload"];

const statements = s3EndpointStatements({
  partition: "aws",
  accountId: ACCOUNT,
  controlPlaneAccountId: DATABRICKS,
  artifactAccountId: SAMPLES_OWNER,
  rootBuckets: ["root-main"],
  zoneBuckets: ["zone-raw", "zone-curated"],
  externalBuckets: [
    { bucket: "partner", readOnly: true },
    { bucket: "mixed", readOnly: true },
    { bucket: "mixed", readOnly: false },
    { bucket: "mixed-too", readOnly: false },
    { bucket: "mixed-too", readOnly: true },
    { bucket: "zone-raw", readOnly: true },
  ],
  databricksBuckets: {
    artifacts: ["artifacts-a", "artifacts-b"],
    logs: "logs",
    samples: "samples",
    systemTables: "st",
  },
  imageLayerBucket: "prod-eu-west-1-starport-layer-bucket",
});

/** Whether a role of an account gets through the endpoint to a bucket that an account owns. */
function ask(account: string, action: string, bucket: string, owner: string): Decision {
  const arn = `arn:aws:s3:::${bucket}`;
  const onBucket = /Bucket/.test(action);
  const request: PolicyRequest = {
    by: { arn: `arn:aws:iam::${account}:role/somebody` },
    action,
    resource: onBucket ? arn : `${arn}/folder/file`,
    context: { "aws:ResourceAccount": owner, "s3:ResourceAccount": owner },
  };
  return simulate(statements, ACCOUNT, request);
}

describe("S3 endpoint policy", () => {
  it.each(["zone-raw", "zone-curated", "mixed", "mixed-too"])(
    "lets this account read and write %s, also in parts",
    (bucket) => {
      for (const action of [...READ, ...WRITE, ...MULTIPART]) {
        expect(ask(ACCOUNT, action, bucket, ACCOUNT), action).toBe("allow");
        expect(ask("999999999999", action, bucket, ACCOUNT), action).toBe("deny");
      }
    },
  );

  it("lets only Databricks into root buckets, also in parts", () => {
    for (const action of [...READ, ...WRITE, ...MULTIPART]) {
      expect(ask(DATABRICKS, action, "root-main", ACCOUNT), action).toBe("allow");
      expect(ask(ACCOUNT, action, "root-main", ACCOUNT), action).toBe("deny");
    }
  });

  it("lets nobody write to a bucket whose external locations are all read-only, whoever owns it", () => {
    for (const action of READ) expect(ask(ACCOUNT, action, "partner", "555555555555"), action).toBe("allow");
    for (const action of WRITE) expect(ask(ACCOUNT, action, "partner", "555555555555"), action).toBe("deny");
  });

  it.each<[Decision, string, string, string, string]>([
    // A bucket of that name in a foreign account: data would leave.
    ["deny", ACCOUNT, "s3:PutObject", "zone-raw", "999999999999"],
    ["deny", ACCOUNT, "s3:GetObject", "zone-raw", "999999999999"],
    ["deny", ACCOUNT, "s3:PutObject", "somebody-elses", "999999999999"],
    ["deny", ACCOUNT, "s3:PutObject", "not-in-the-configuration", ACCOUNT],
    ["deny", ACCOUNT, "s3:DeleteBucket", "zone-raw", ACCOUNT],
    ["allow", "123123123123", "s3:GetObject", "artifacts-a", SAMPLES_OWNER],
    ["allow", "123123123123", "s3:GetObject", "artifacts-b", SAMPLES_OWNER],
    ["deny", "123123123123", "s3:GetObject", "artifacts-a", "999999999999"],
    ["deny", DATABRICKS, "s3:PutObject", "artifacts-a", SAMPLES_OWNER],
    ["allow", DATABRICKS, "s3:GetObject", "st", "777777777777"],
    ["deny", ACCOUNT, "s3:GetObject", "st", "777777777777"],
    ["deny", DATABRICKS, "s3:PutObject", "st", "777777777777"],
    ["allow", SAMPLES_OWNER, "s3:GetObject", "samples", SAMPLES_OWNER],
    ["deny", SAMPLES_OWNER, "s3:PutObject", "samples", SAMPLES_OWNER],
    ["allow", DATABRICKS, "s3:PutObject", "logs", DATABRICKS],
    ["deny", DATABRICKS, "s3:GetObject", "logs", DATABRICKS],
    ["deny", ACCOUNT, "s3:PutObject", "logs", DATABRICKS],
    // Layers of container images: signed by ECR, whoever asks.
    ["allow", ACCOUNT, "s3:GetObject", "prod-eu-west-1-starport-layer-bucket", "999999999999"],
    ["deny", ACCOUNT, "s3:PutObject", "prod-eu-west-1-starport-layer-bucket", "999999999999"],
    ["deny", ACCOUNT, "s3:GetObject", "prod-eu-central-1-starport-layer-bucket", "999999999999"],
  ])("%s account %s %s %s of %s", (decision, account, action, bucket, owner) => {
    expect(ask(account, action, bucket, owner)).toBe(decision);
  });

  it("has no statement without buckets, which S3 would refuse", () => {
    const none = s3EndpointStatements({
      partition: "aws-us-gov",
      accountId: ACCOUNT,
      controlPlaneAccountId: DATABRICKS,
      artifactAccountId: SAMPLES_OWNER,
      rootBuckets: [],
      zoneBuckets: [],
      externalBuckets: [],
      databricksBuckets: { artifacts: ["artifacts-a"], logs: "logs", samples: "samples", systemTables: "st" },
    });
    expect(none.map((statement) => statement.Sid)).toEqual([
      "DatabricksArtifacts",
      "DatabricksSystemTables",
      "DatabricksSamples",
      "DatabricksLogs",
    ]);
    expect(JSON.stringify(none)).not.toContain("arn:aws:");
  });
});
