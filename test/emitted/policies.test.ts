import { describe, expect, it } from "vitest";
import { covers, isForEverybody, parsePolicy } from "../../emitted/policies";
import { policy } from "../policy/support";

describe("parsePolicy", () => {
  it("makes lists of what may be one value or several", () => {
    const text = policy({
      Sid: "Read",
      Effect: "Allow",
      Principal: { AWS: ["arn:aws:iam::111111111111:root"], Service: "s3.amazonaws.com" },
      Action: "s3:GetObject",
      Resource: ["a", "b"],
      Condition: { Bool: { "aws:SecureTransport": false }, StringEquals: { "aws:SourceAccount": ["1", "2"] } },
    });
    expect(parsePolicy(text)).toEqual([
      {
        sid: "Read",
        effect: "Allow",
        principals: [
          { type: "AWS", value: "arn:aws:iam::111111111111:root" },
          { type: "Service", value: "s3.amazonaws.com" },
        ],
        notPrincipals: [],
        actions: ["s3:GetObject"],
        notActions: [],
        resources: ["a", "b"],
        notResources: [],
        conditions: [
          { operator: "Bool", key: "aws:SecureTransport", values: ["false"] },
          { operator: "StringEquals", key: "aws:SourceAccount", values: ["1", "2"] },
        ],
      },
    ]);
  });

  it("reads one statement that is not in a list", () => {
    expect(parsePolicy('{"Statement":{"Effect":"Deny"}}')?.[0]?.effect).toBe("Deny");
  });

  it("reads texts with interpolations, quotes inside the braces included", () => {
    const reference = '${data.terraform_remote_state.foundation.outputs.kms_key_arns["data"]}';
    const text = `{"Statement":[{"Effect":"Allow","Action":"kms:*","Resource":["${reference}","$\${aws:username}"]}]}`;
    expect(parsePolicy(text)?.[0]?.resources).toEqual([reference, "$${aws:username}"]);
  });

  it("knows what it cannot read before the apply", () => {
    expect(parsePolicy("${data.aws_iam_policy_document.x.json}")).toBeUndefined();
    expect(parsePolicy(undefined)).toBeUndefined();
    expect(parsePolicy('{"Version":"2012-10-17"}')).toBeUndefined();
    expect(parsePolicy('{"Statement":["x"]}')).toBeUndefined();
  });

  it("reads what a service is given, whose variables need no escape and may look unfinished", () => {
    const text = policy({ Effect: "Allow", Resource: ["a/${aws:username}", 'b/${"', "c/}"] });
    expect(parsePolicy(text)?.[0]?.resources).toEqual(["a/${aws:username}", 'b/${"', "c/}"]);
  });
});

describe("isForEverybody", () => {
  it.each([
    ["*", true],
    [{ AWS: "*" }, true],
    [{ AWS: ["arn:aws:iam::111111111111:root", "*"] }, true],
    [{ AWS: "arn:aws:iam::111111111111:root" }, false],
    [undefined, false],
  ])("principal %j: %s", (Principal, everybody) => {
    const [statement] = parsePolicy(policy({ Effect: "Allow", Principal })) ?? [];
    expect(statement && isForEverybody(statement)).toBe(everybody);
  });

  it("takes NotPrincipal for everybody", () => {
    const [statement] = parsePolicy(policy({ Effect: "Allow", NotPrincipal: { AWS: "1" } })) ?? [];
    expect(statement && isForEverybody(statement)).toBe(true);
  });
});

describe("covers", () => {
  it.each([
    ["*", true],
    ["iam:*", true],
    ["IAM:passrole", true],
    ["iam:Pass*", true],
    ["iam:?assRole", true],
    ["iam:PassRoleX", false],
    ["ec2:*", false],
    ["iam.PassRole", false],
  ])("%s covers iam:PassRole: %s", (pattern, expected) => {
    expect(covers(pattern, "iam:PassRole")).toBe(expected);
  });
});
