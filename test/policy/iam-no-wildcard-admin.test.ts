import { describe, expect, it } from "vitest";
import { iamNoWildcardAdmin as rule } from "../../policy/rules/iam-no-wildcard-admin";
import { check, found, policy } from "./support";

const rolePolicy = (statement: object) => ({
  aws_iam_role_policy: { p: { policy: policy({ Sid: "All", Effect: "Allow", Resource: "*", ...statement }) } },
});

describe(rule.id, () => {
  it.each([
    ["named actions on everything", { Action: ["ec2:RunInstances", "s3:Get*"] }],
    ["a whole service on named resources", { Action: "s3:*", Resource: "arn:aws:s3:::acme/*" }],
    ["a denial of everything", { Effect: "Deny", Action: "*" }],
    ["passing a named role", { Action: "iam:PassRole", Resource: "arn:aws:iam::111111111111:role/emr" }],
  ])("accepts %s", (_, statement) => {
    expect(found(rule, rolePolicy(statement))).toEqual([]);
  });

  it.each([
    ["everything", { Action: "*" }, "*"],
    ["a whole service", { Action: ["s3:GetObject", "ec2:*"] }, "ec2:*"],
    ["everything but a few actions", { NotAction: "iam:*" }, "NotAction"],
    ["a whole service on everything but one", { Action: "s3:*", Resource: undefined, NotResource: "x" }, "s3:*"],
    ["passing any role", { Action: ["ec2:RunInstances", "iam:PassRole"] }, "iam:PassRole"],
    ["passing any role by a wildcard", { Action: "iam:P*" }, "iam:PassRole"],
  ])("finds %s, and names statement and action", (_, statement, what) => {
    const [violation] = check(rule, rolePolicy(statement));
    expect(violation?.address).toBe("aws_iam_role_policy.p");
    expect(violation?.message).toContain("statement All");
    expect(violation?.message).toContain(what);
  });

  it("looks into inline and managed policies of roles", () => {
    const everything = policy({ Effect: "Allow", Action: "*", Resource: "*" });
    expect(found(rule, { aws_iam_role: { r: { inline_policy: [{ name: "x", policy: everything }] } } })).toEqual([
      "aws_iam_role.r",
    ]);
    expect(found(rule, { aws_iam_policy: { p: { policy: everything } } })).toEqual(["aws_iam_policy.p"]);
  });

  it("finds AWS's own administrator policies, and accepts its narrow ones", () => {
    const attach = (arn: string) => ({ aws_iam_role_policy_attachment: { a: { policy_arn: arn } } });
    expect(found(rule, attach("arn:aws:iam::aws:policy/AdministratorAccess"))).toEqual([
      "aws_iam_role_policy_attachment.a",
    ]);
    expect(found(rule, attach("arn:aws:iam::aws:policy/service-role/AWSConfigRole"))).toEqual([]);
    expect(found(rule, attach("${aws_iam_policy.p.arn}"))).toEqual([]);
  });
});
