import { describe, expect, it } from "vitest";
import { report } from "../problems";

const ROLE = "arn:aws:iam::111111111111:role/deploy";
const KEY = "key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";

describe("AWS accounts and ARNs", () => {
  it("are fine when they fit together", () => {
    const state = {
      backend: "s3",
      bucket: "acme-state",
      region: "eu-west-1",
      kmsKeyArn: `arn:aws:kms:eu-west-1:111111111111:${KEY}`,
    };
    const account = { state, "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" };
    expect(report({ account, dev: { deployRoleArn: ROLE, "foundation.kms.administrators": [ROLE] } })).toBe("");
  });

  it("are not those of Databricks", () => {
    expect(report({ dev: { awsAccountId: "414351767826" } })).toMatchInlineSnapshot(
      `"dev: awsAccountId: 414351767826 is an AWS account of Databricks. Fix: write your own account's id."`,
    );
  });

  it("are refused when the deploy role is in another account", () => {
    expect(report({ dev: { deployRoleArn: ROLE.replace("111111111111", "222222222222") } })).toMatchInlineSnapshot(
      `"dev: deployRoleArn: the role is in account 222222222222, the environment in 111111111111. Fix: write the ARN of a role in the environment's own account."`,
    );
  });

  it("are refused in another partition", () => {
    expect(
      report({ dev: { "foundation.kms.administrators": [ROLE.replace("aws", "aws-us-gov")] } }),
    ).toMatchInlineSnapshot(
      `"dev: foundation.kms.administrators.0: the ARN is of partition aws-us-gov, but eu-west-1 is in aws. Fix: write an ARN that starts with arn:aws:."`,
    );
  });

  it("are refused when the state's key is in another region than its bucket", () => {
    const state = {
      backend: "s3",
      bucket: "acme-state",
      region: "eu-west-1",
      kmsKeyArn: `arn:aws:kms:us-east-1:111111111111:${KEY}`,
    };
    const account = { "attestations.state-backend-exists": "A. Lovelace, 2026-11-02" };
    expect(report({ account, dev: { state } })).toMatchInlineSnapshot(
      `"dev: state.kmsKeyArn: the key is in us-east-1, the bucket in eu-west-1. Fix: write the ARN of a key in the bucket's region."`,
    );
  });
});
