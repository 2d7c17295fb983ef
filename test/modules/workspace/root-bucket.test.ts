import { describe, expect, it } from "vitest";
import { RootBucket } from "../../../modules/workspace/root-bucket";
import { rootBucketPolicy } from "../../../modules/workspace/root-bucket-policy";
import { simulate } from "../../support/policy-simulator";
import { resource, synthModule } from "../../support/synth";

const CUSTOMER = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const props = {
  partition: "aws",
  bucketName: "acme-dev-root-main-111111111111",
  controlPlaneAccountId: "414351767826",
  databricksAccountId: CUSTOMER,
};
const json = synthModule(
  (scope) =>
    new RootBucket(scope, "root", {
      ...props,
      storageConfigurationName: "acme-dev-main",
      kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/storage",
      protection: { preventDestroy: true, forceDestroy: false },
    }),
);
const controlPlane = (customer: string) => ({
  arn: "arn:aws:iam::414351767826:role/control-plane",
  tags: { DatabricksAccountId: customer },
});

describe("root bucket", () => {
  it("is encrypted with the workspace-storage key, protected, and without versions", () => {
    expect(resource(json, "aws_s3_bucket_server_side_encryption_configuration.root_encryption")).toMatchObject({
      rule: [
        {
          apply_server_side_encryption_by_default: {
            sse_algorithm: "aws:kms",
            kms_master_key_id: "arn:aws:kms:eu-west-1:111111111111:key/storage",
          },
        },
      ],
    });
    expect(resource(json, "aws_s3_bucket.root")).toMatchObject({
      force_destroy: false,
      lifecycle: { prevent_destroy: true },
    });
    expect(json.resource?.aws_s3_bucket_versioning).toBeUndefined();
  });

  it.each([
    ["s3:GetObject", "allow"],
    ["s3:GetObjectVersion", "allow"],
    ["s3:PutObject", "allow"],
    ["s3:DeleteObject", "allow"],
    ["s3:PutBucketPolicy", "deny"],
    ["s3:PutObjectAcl", "deny"],
  ])("lets Databricks do %s: %s, for this Databricks account and for no other", (action, decision) => {
    const decide = (customer: string) =>
      simulate(rootBucketPolicy(props), "111111111111", {
        by: controlPlane(customer),
        action,
        resource: `arn:aws:s3:::${props.bucketName}/ireland-prod/1/file`,
      });
    expect(decide(CUSTOMER)).toBe(decision);
    expect(decide("00000000-0000-0000-0000-000000000000")).toBe("deny");
  });

  it("lets Databricks list and locate the bucket itself", () => {
    for (const action of ["s3:ListBucket", "s3:GetBucketLocation"]) {
      const request = { by: controlPlane(CUSTOMER), action, resource: `arn:aws:s3:::${props.bucketName}` };
      expect(simulate(rootBucketPolicy(props), "111111111111", request)).toBe("allow");
    }
  });

  it("has the policy, TLS only, before it is registered with Databricks", () => {
    expect(resource(json, "aws_s3_bucket_policy.root_policy").policy).toContain("DenyInsecureTransport");
    expect(resource(json, "databricks_mws_storage_configurations.root_storage-configuration")).toMatchObject({
      account_id: CUSTOMER,
      bucket_name: "${aws_s3_bucket.root.bucket}",
      depends_on: expect.arrayContaining([
        "aws_s3_bucket_policy.root_policy",
        "aws_s3_bucket_server_side_encryption_configuration.root_encryption",
      ]),
    });
  });
});
