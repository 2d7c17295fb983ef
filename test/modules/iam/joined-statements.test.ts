import { describe, expect, it } from "vitest";
import { joinedStatements } from "../../../modules/iam/joined-statements";
import type { Statement } from "../../../modules/iam/policy-document";

const READ: Statement = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::a/*" };
const via = (...services: string[]): Statement => ({
  Sid: "Key",
  Effect: "Allow",
  Action: "kms:Decrypt",
  Resource: "arn:aws:kms:eu-west-1:111111111111:key/data",
  Condition: { StringEquals: { "aws:SourceAccount": "111111111111", "kms:ViaService": services } },
});

describe("statements that are joined", () => {
  it.each<[string, Statement, Statement, Partial<Statement>]>([
    ["the same", READ, { ...READ }, {}],
    [
      "of more actions",
      READ,
      { ...READ, Action: ["s3:GetObject", "s3:PutObject"] },
      { Action: ["s3:GetObject", "s3:PutObject"] },
    ],
    [
      "on more resources",
      READ,
      { ...READ, Resource: "arn:aws:s3:::b/*" },
      { Resource: ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"] },
    ],
  ])("are one: %s", (_, one, other, change) => {
    expect(joinedStatements([one, other])).toEqual([{ ...one, ...change }]);
  });

  it("are one where values of one condition key differ", () => {
    expect(joinedStatements([via("s3"), via("glue", "s3"), via("sqs")])).toEqual([via("s3", "glue", "sqs")]);
  });

  it("stay apart under other Sids, in their order", () => {
    const write = { ...READ, Sid: "Write", Action: "s3:PutObject" };
    expect(joinedStatements([READ, write, READ])).toEqual([READ, write]);
  });

  it.each<[string, Statement, Statement]>([
    ["two parts", READ, { ...READ, Action: "s3:PutObject", Resource: "arn:aws:s3:::b/*" }],
    ["the effect", READ, { ...READ, Effect: "Deny" }],
    ["a condition that one has", READ, { ...READ, Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    [
      "two condition keys",
      via("s3"),
      {
        ...via("sqs"),
        Condition: { StringEquals: { "aws:SourceAccount": "222222222222", "kms:ViaService": ["sqs"] } },
      },
    ],
    [
      "a further condition key",
      { ...READ, Condition: { Bool: { "aws:SecureTransport": "true" } } },
      { ...READ, Condition: { Bool: { "aws:SecureTransport": "false", "aws:ViaAWSService": "true" } } },
    ],
    [
      "values that something must not have",
      { ...READ, Condition: { StringNotEquals: { "aws:SourceAccount": "111111111111" } } },
      { ...READ, Condition: { StringNotEquals: { "aws:SourceAccount": "222222222222" } } },
    ],
  ])("are refused where the two together would say more: %s", (_, one, other) => {
    expect(() => joinedStatements([one, other])).toThrow(new RegExp(`^${one.Sid}: statements differ in `));
  });
});
