import { describe, expect, it } from "vitest";
import { parseArn } from "../../config/arn";

describe("parseArn", () => {
  it.each([
    ["arn:aws:iam::123456789012:role/a/b", ["aws", "iam", "", "123456789012", "role/a/b"]],
    ["arn:aws-us-gov:s3:::bucket/key:1", ["aws-us-gov", "s3", "", "", "bucket/key:1"]],
    ["arn:aws:logs:eu-west-1:123456789012:log-group:/a", ["aws", "logs", "eu-west-1", "123456789012", "log-group:/a"]],
    ["no ARN", ["", "", "", "", ""]],
  ])("takes %s apart", (arn, parts) => {
    expect(Object.values(parseArn(arn))).toEqual(parts);
  });
});
