import { describe, expect, it } from "vitest";
import { managedCrossAccountPolicy } from "../../../modules/workspace/cross-account-managed-policy";

const statements = managedCrossAccountPolicy({ partition: "aws", awsAccountId: "111111111111" });

describe("cross-account policy where Databricks makes the VPC", () => {
  it("lets it make and take down a VPC and run clusters", () => {
    const all = statements.flatMap(({ Action }) => Action);
    for (const action of [
      "ec2:CreateVpc",
      "ec2:DeleteVpc",
      "ec2:CreateNatGateway",
      "ec2:RunInstances",
      "ec2:CreateTags",
    ]) {
      expect(all).toContain(action);
    }
  });

  it("passes no role to an instance, and has no action twice", () => {
    const all = statements.flatMap(({ Action }) => Action);
    expect(all).not.toContain("iam:PassRole");
    expect(new Set(all).size).toBe(all.length);
  });
});
