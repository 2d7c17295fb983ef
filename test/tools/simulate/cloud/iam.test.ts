import { describe, expect, it } from "vitest";
import { type PolicyStatement, parsePolicy } from "../../../../emitted/policies";
import { accountOfArn, identityVerdict, namedPrincipals, resourceVerdict } from "../../../../tools/simulate/cloud/iam";
import { policy } from "./support/policy";

const ROLE = "arn:aws:iam::111111111111:role/reader";
const OBJECT = "arn:aws:s3:::lake/sales/a.json";
const read = { principal: ROLE, action: "s3:GetObject", resource: OBJECT };

function parsed(...statements: readonly object[]): PolicyStatement[] {
  const result = parsePolicy(policy(...statements));
  if (!result) throw new Error("no policy");
  return result;
}

describe("policies of principals", () => {
  const judge = (...statements: readonly object[]) => identityVerdict(parsed(...statements), read);

  it("allow by action and resource, with wildcards; actions have no case", () => {
    expect(judge({ Action: "s3:GetObject", Resource: "arn:aws:s3:::lake/*" })).toBe("allow");
    expect(judge({ Action: ["S3:get*"], Resource: "*" })).toBe("allow");
    expect(judge({ Action: "s3:GetObject", Resource: "arn:aws:s3:::lake" })).toBe("none");
    expect(judge({ Action: "s3:Get", Resource: "*" })).toBe("none");
    expect(judge({ Action: "s3:GetObject", Resource: "arn:aws:s3:::lake/sale?/*" })).toBe("allow");
  });

  it("let a deny win, also by what it leaves out", () => {
    const allow = { Action: "*", Resource: "*" };
    expect(judge(allow, { Effect: "Deny", Action: "s3:*", Resource: "*" })).toBe("deny");
    expect(judge(allow, { Effect: "Deny", NotAction: "s3:*", Resource: "*" })).toBe("allow");
    expect(judge(allow, { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::lake/*" })).toBe("allow");
    expect(judge({ NotAction: "iam:*", NotResource: "arn:aws:s3:::other/*" })).toBe("allow");
  });
});

describe("conditions", () => {
  const judge = (Condition: object, context: Readonly<Record<string, string | readonly string[]>> = {}) =>
    identityVerdict(parsed({ Action: "*", Resource: "*", Condition }), { ...read, context });

  it("compare texts, ARNs, numbers and booleans; keys have no case", () => {
    expect(judge({ StringEquals: { "aws:PrincipalTag/Team": ["a", "b"] } }, { "aws:principaltag/team": "b" })).toBe(
      "allow",
    );
    expect(judge({ StringLike: { "s3:prefix": "sales/*" } }, { "s3:prefix": "sales/2026" })).toBe("allow");
    expect(judge({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/read*" } })).toBe("allow");
    expect(judge({ NumericLessThanEquals: { "s3:max-keys": "10" } }, { "s3:max-keys": "11" })).toBe("none");
    expect(judge({ Bool: { "aws:SecureTransport": "false" } })).toBe("none");
    expect(judge({ StringEqualsIgnoreCase: { a: "X" } }, { a: "x" })).toBe("allow");
  });

  it("hold every operator and every key", () => {
    const both = { StringEquals: { a: "1", b: "2" } };
    expect(judge(both, { a: "1", b: "2" })).toBe("allow");
    expect(judge(both, { a: "1" })).toBe("none");
  });

  it("let a negative operator hold where the key is missing, and IfExists too", () => {
    expect(judge({ StringNotEquals: { "aws:SourceVpce": "vpce-1" } })).toBe("allow");
    expect(judge({ StringNotEquals: { "aws:SourceVpce": ["vpce-1", "vpce-2"] } }, { "aws:SourceVpce": "vpce-2" })).toBe(
      "none",
    );
    expect(judge({ StringEqualsIfExists: { "ec2:Vpc": "vpc-1" } })).toBe("allow");
    expect(judge({ Null: { "aws:SourceVpce": "true" } })).toBe("allow");
    expect(judge({ Null: { "aws:PrincipalArn": "true" } })).toBe("none");
  });

  it("read many values at once", () => {
    const via = { "kms:ViaService": ["ec2.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com"] };
    expect(judge({ "ForAnyValue:StringLike": { "kms:ViaService": "ec2.*" } }, via)).toBe("allow");
    expect(judge({ "ForAllValues:StringLike": { "kms:ViaService": "ec2.*" } }, via)).toBe("none");
  });

  it("fill in variables, and never hold for an operator that is not known", () => {
    const own = { Action: "*", Resource: "arn:aws:s3:::${bucket}/*" };
    const asked = { ...read, context: { bucket: "lake" } };
    expect(identityVerdict(parsed(own), asked)).toBe("allow");
    expect(judge({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }, { "aws:SourceIp": "10.0.0.1" })).toBe("none");
  });
});

describe("policies of resources", () => {
  const judge = (Principal: unknown, principal = ROLE) =>
    resourceVerdict(parsed({ Principal, Action: "*", Resource: "*" }), { ...read, principal });

  it("name everybody, one principal, or an account and all that is in it", () => {
    expect(judge("*")).toBe("allow");
    expect(judge({ AWS: "*" })).toBe("allow");
    expect(judge({ AWS: [ROLE] })).toBe("allow");
    expect(judge({ AWS: "arn:aws:iam::111111111111:root" })).toBe("allow");
    expect(judge({ AWS: "111111111111" })).toBe("allow");
    expect(judge({ AWS: "arn:aws:iam::222222222222:root" })).toBe("none");
    expect(judge({ Service: "logs.amazonaws.com" }, "logs.amazonaws.com")).toBe("allow");
    expect(judge({ Service: "logs.amazonaws.com" })).toBe("none");
  });

  it("name those who are left out", () => {
    const deny = parsed({ Effect: "Deny", NotPrincipal: { AWS: ROLE }, Action: "*", Resource: "*" });
    expect(resourceVerdict(deny, read)).toBe("none");
    expect(resourceVerdict(deny, { ...read, principal: "arn:aws:iam::111111111111:role/other" })).toBe("deny");
    expect(namedPrincipals(deny)).toEqual([ROLE]);
  });
});

describe("documents", () => {
  it("may have a single statement, and are nothing without one", () => {
    expect(parsePolicy('{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}')).toHaveLength(1);
    for (const text of ["", "{", "[]", "{}", '{"Statement":["x"]}']) expect(parsePolicy(text), text).toBeUndefined();
  });

  it("ARNs have an account, or none", () => {
    expect(accountOfArn(ROLE)).toBe("111111111111");
    expect(accountOfArn("arn:aws:s3:::lake")).toBe("");
  });
});
