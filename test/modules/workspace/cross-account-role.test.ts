import { describe, expect, it } from "vitest";
import { CrossAccountRole } from "../../../modules/workspace/cross-account-role";
import { crossAccountTrust } from "../../../modules/workspace/cross-account-trust";
import { resource, synthModule } from "../../support/synth";

const CUSTOMER = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const json = synthModule(
  (scope) =>
    new CrossAccountRole(scope, "role", {
      partition: "aws",
      controlPlaneAccountId: "414351767826",
      databricksAccountId: CUSTOMER,
      policy: [{ Sid: "Any", Effect: "Allow", Action: "ec2:RunInstances", Resource: "*" }],
      roleName: "acme-dev-databricks-main",
      credentialsName: "acme-dev-main",
    }),
);

describe("cross-account role", () => {
  it("is trusted to Databricks alone, and only on behalf of this Databricks account", () => {
    expect(
      crossAccountTrust({ partition: "aws", controlPlaneAccountId: "414351767826", databricksAccountId: CUSTOMER }),
    ).toEqual([
      {
        Sid: "DatabricksControlPlane",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::414351767826:root" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "sts:ExternalId": CUSTOMER } },
      },
    ]);
    expect(resource(json, "aws_iam_role.role")).toMatchObject({
      name: "acme-dev-databricks-main",
      assume_role_policy: expect.stringContaining(`"sts:ExternalId":"${CUSTOMER}"`),
    });
  });

  it("waits 30 seconds after its policy, not only after itself, before Databricks tries it out", () => {
    const sleep = resource(json, "time_sleep.role_propagation");
    expect(sleep.create_duration).toBe("30s");
    expect(sleep.depends_on).toEqual(["aws_iam_role_policy.role_policy"]);
    expect(resource(json, "aws_iam_role_policy.role_policy").role).toBe("${aws_iam_role.role.name}");
    expect(resource(json, "databricks_mws_credentials.role_credentials")).toMatchObject({
      role_arn: "${aws_iam_role.role.arn}",
      depends_on: ["time_sleep.role_propagation"],
    });
  });

  it("waits again when the policy or the trust changes", () => {
    expect(resource(json, "time_sleep.role_propagation").triggers).toEqual({
      policy: "${sha256(aws_iam_role_policy.role_policy.policy)}",
      trust: "${sha256(aws_iam_role.role.assume_role_policy)}",
    });
  });
});
