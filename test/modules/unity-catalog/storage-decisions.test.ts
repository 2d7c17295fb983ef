import { describe, expect, it } from "vitest";
import { credentialTrust } from "../../../modules/unity-catalog/credential-trust";
import { storageAccess } from "../../../modules/unity-catalog/storage-policy";
import { type Decision, type PolicyRequest, simulate, simulateIdentity } from "../../support/policy-simulator";

const ACCOUNT = "111111111111";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/acme-dev-uc-raw`;
const UNITY_CATALOG = "arn:aws:iam::414351767826:role/unity-catalog-prod-UCMasterRole-14S5ZJVKOTYTL";
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;

describe("who takes the role of a storage credential", () => {
  const trust = credentialTrust({
    roleArn: ROLE,
    awsAccountId: ACCOUNT,
    partition: "aws",
    unityCatalogRoleArn: UNITY_CATALOG,
    externalId: "id-1",
  });
  const action = "sts:AssumeRole";
  const context = { "sts:ExternalId": "id-1" };
  it.each<[Decision, PolicyRequest]>([
    ["allow", { by: { arn: UNITY_CATALOG }, action, context }],
    ["deny", { by: { arn: UNITY_CATALOG }, action, context: { "sts:ExternalId": "id-2" } }],
    ["deny", { by: { arn: UNITY_CATALOG }, action }],
    // The role's own policy lets it, too.
    ["by-iam", { by: { arn: ROLE }, action, context }],
    ["deny", { by: { arn: `${ROLE}-2` }, action, context }],
    ["deny", { by: { arn: "arn:aws:iam::414351767826:role/other" }, action, context }],
  ])("%s %o", (decision, request) => {
    expect(simulate(trust, ACCOUNT, request)).toBe(decision);
  });
});

describe("what it may do", () => {
  const where = { roleArn: ROLE, partition: "aws", bucketName: "raw", kmsKeyArn: KEY };
  const whole = storageAccess({ ...where, prefix: "", readOnly: false });
  const folder = storageAccess({ ...where, prefix: "in", readOnly: true });
  it.each<["allow" | "deny", "whole" | "folder", string, string, Record<string, string>?]>([
    ["allow", "whole", "s3:PutObject", "arn:aws:s3:::raw/x"],
    ["allow", "whole", "s3:ListBucket", "arn:aws:s3:::raw"],
    ["deny", "whole", "s3:PutObject", "arn:aws:s3:::raw-2/x"],
    ["deny", "whole", "s3:PutBucketPolicy", "arn:aws:s3:::raw"],
    ["allow", "whole", "kms:GenerateDataKey", KEY],
    ["deny", "whole", "kms:Decrypt", `${KEY}2`],
    ["allow", "whole", "sts:AssumeRole", ROLE],
    ["deny", "whole", "sts:AssumeRole", `${ROLE}-2`],
    ["allow", "folder", "s3:GetObject", "arn:aws:s3:::raw/in/x"],
    ["deny", "folder", "s3:GetObject", "arn:aws:s3:::raw/other/x"],
    ["deny", "folder", "s3:PutObject", "arn:aws:s3:::raw/in/x"],
    ["allow", "folder", "s3:ListBucket", "arn:aws:s3:::raw", { "s3:prefix": "in/" }],
    ["deny", "folder", "s3:ListBucket", "arn:aws:s3:::raw", { "s3:prefix": "other/" }],
    ["allow", "folder", "kms:Decrypt", KEY],
    ["deny", "folder", "kms:GenerateDataKey", KEY],
  ])("%s %s: %s on %s", (decision, which, action, resource, context = {}) => {
    const statements = which === "whole" ? whole : folder;
    expect(simulateIdentity(statements, { action, resource, context })).toBe(decision);
  });
});
