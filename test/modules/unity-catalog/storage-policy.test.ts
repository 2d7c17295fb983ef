import { describe, expect, it } from "vitest";
import type { Statement } from "../../../modules/iam/policy-document";
import { credentialTrust } from "../../../modules/unity-catalog/credential-trust";
import { type StorageAccessPolicyProps, storageAccess } from "../../../modules/unity-catalog/storage-policy";

const ROLE = "arn:aws:iam::111111111111:role/acme-dev-uc-raw";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";

const access = (props: Partial<StorageAccessPolicyProps> = {}) =>
  storageAccess({ roleArn: ROLE, partition: "aws", bucketName: "lake", prefix: "", readOnly: false, ...props });

const actions = (statements: readonly Statement[]) => statements.flatMap(({ Action }) => Action).sort();
/** Every pair of an action and a resource that is allowed. */
const pairs = (statements: readonly Statement[]) =>
  statements
    .flatMap(({ Action, Resource = [] }) => [Action].flat().flatMap((a) => [Resource].flat().map((r) => `${a} ${r}`)))
    .sort();

describe("trust of a storage role", () => {
  it("lets Unity Catalog and the role itself in, both with the external id only (D13)", () => {
    expect(
      credentialTrust({
        roleArn: ROLE,
        awsAccountId: "111111111111",
        partition: "aws",
        unityCatalogRoleArn: "arn:aws:iam::414351767826:role/unity-catalog",
        externalId: "issued-by-databricks",
      }),
    ).toEqual([
      {
        Sid: "UnityCatalog",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::414351767826:role/unity-catalog" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": "issued-by-databricks" } },
      },
      {
        Sid: "Self",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111111111111:root" },
        Action: "sts:AssumeRole",
        Condition: {
          ArnLike: { "aws:PrincipalArn": ROLE },
          StringEquals: { "sts:ExternalId": "issued-by-databricks" },
        },
      },
    ]);
  });

  it("names the account in its own partition", () => {
    const [, self] = credentialTrust({
      roleArn: ROLE.replace("aws", "aws-us-gov"),
      awsAccountId: "111111111111",
      partition: "aws-us-gov",
      unityCatalogRoleArn: "x",
      externalId: "y",
    });
    expect(self?.Principal).toEqual({ AWS: "arn:aws-us-gov:iam::111111111111:root" });
  });
});

describe("policy of a storage role", () => {
  it("reads and writes exactly its bucket, with multipart uploads, its key, and assumes itself", () => {
    expect(pairs(access({ kmsKeyArn: KEY }))).toEqual(
      [
        "s3:ListBucket arn:aws:s3:::lake",
        "s3:GetBucketLocation arn:aws:s3:::lake",
        "s3:ListBucketMultipartUploads arn:aws:s3:::lake",
        "s3:GetObject arn:aws:s3:::lake/*",
        "s3:PutObject arn:aws:s3:::lake/*",
        "s3:DeleteObject arn:aws:s3:::lake/*",
        "s3:AbortMultipartUpload arn:aws:s3:::lake/*",
        "s3:ListMultipartUploadParts arn:aws:s3:::lake/*",
        `sts:AssumeRole ${ROLE}`,
        `kms:Decrypt ${KEY}`,
        `kms:Encrypt ${KEY}`,
        `kms:GenerateDataKey* ${KEY}`,
      ].sort(),
    );
    expect(access({ kmsKeyArn: KEY }).every(({ Condition }) => Condition === undefined)).toBe(true);
  });

  it("reaches only the folder where it has one, objects as well as lists", () => {
    const statements = access({ prefix: "partner/in" });
    expect(statements.find(({ Sid }) => Sid === "UseObjects")?.Resource).toBe("arn:aws:s3:::lake/partner/in/*");
    expect(statements.find(({ Action }) => Action === "s3:ListBucket")?.Condition).toEqual({
      StringLikeIfExists: { "s3:prefix": ["partner/in", "partner/in/*"] },
    });
  });

  it("writes nothing where it is read-only, not even through the key", () => {
    expect(actions(access({ readOnly: true, kmsKeyArn: KEY }))).toEqual([
      "kms:Decrypt",
      "s3:GetBucketLocation",
      "s3:GetObject",
      "s3:ListBucket",
      "sts:AssumeRole",
    ]);
  });

  it("does not touch keys where the bucket has none, nor bucket notifications (H7)", () => {
    expect(actions(access()).filter((action) => /^kms:|Notification/.test(action))).toEqual([]);
  });
});
