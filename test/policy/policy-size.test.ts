import { describe, expect, it } from "vitest";
import { policySize } from "../../policy/rules/policy-size";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { check } from "./support";

/** Type → argument, and the longest text that its service stores. Source: the quotas pages of the services. */
const LONGEST = [
  ["aws_iam_policy", "policy", 6144],
  ["aws_iam_role", "assume_role_policy", 2048],
  ["aws_iam_role_policy", "policy", 10_240],
  ["aws_kms_key", "policy", 32_768],
  ["aws_s3_bucket_policy", "policy", 20_480],
  ["aws_sns_topic_policy", "policy", 30_720],
  ["aws_cloudwatch_log_resource_policy", "policy_document", 5120],
] as const;

describe("policy-size", () => {
  it.each(LONGEST)("%s: %s has at most %i characters", (type, argument, most) => {
    const found = (text: unknown) => check(policySize, { [type]: { one: { [argument]: text } } });
    expect(found("x".repeat(most))).toEqual([]);
    expect(found(undefined)).toEqual([]);
    expect(found("x".repeat(most + 1))).toMatchObject([{ address: `${type}.one` }]);
  });

  it("leaves out blanks where IAM does, and says how many there are", () => {
    const text = `${" ".repeat(500)}${"x".repeat(6144)}`;
    expect(check(policySize, { aws_iam_policy: { one: { policy: text } } })).toEqual([]);
    expect(check(policySize, { aws_iam_policy: { one: { policy: `${text}xx` } } })).toMatchObject([
      { message: "its policy has 6,146 characters, and 6,144 is the most" },
    ]);
    expect(check(policySize, { aws_s3_bucket_policy: { one: { policy: " ".repeat(20_481) } } })).toHaveLength(1);
  });

  it("finds a boundary that many streams of others have made too long", () => {
    const input = devInput();
    input.foundation = { permissionsBoundary: { mode: "create" } };
    input.dataServices = Object.fromEntries(
      Array.from({ length: 120 }, (_, n) => [
        [
          `in-${n}`,
          { kind: "kinesis-stream" as const, mode: "existing" as const, streamName: `events-of-the-shop-number-${n}` },
        ],
        [`out-${n}`, { kind: "firehose" as const, from: { mode: "stream" as const, stream: `in-${n}` }, zone: "raw" }],
      ]).flat(),
    );
    const stack = synthPlatform(platformOf(accountInput(), input)).find(({ name }) => name === "dev-foundation");
    if (stack === undefined) throw new Error("there is no foundation");
    expect(policySize.check(stack).map(({ address }) => address)).toEqual(["aws_iam_policy.boundary-data-services"]);
  });
});
