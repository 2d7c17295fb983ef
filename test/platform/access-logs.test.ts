import { describe, expect, it } from "vitest";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";

describe("S3 server access logs", () => {
  it("are kept of every bucket of the environment but the one that receives them, which admits them all", () => {
    const stacks = synthPlatform(
      platformOf(accountInput(), { ...devInput(), foundation: { logs: { accessLogs: {} } } }),
    );
    const of = (type: string) => stacks.flatMap(({ json }) => Object.values(json.resource?.[type] ?? {}));
    const buckets = of("aws_s3_bucket")
      .map(({ bucket }) => String(bucket))
      .filter((name) => !name.includes("access-logs"));
    const prefixes = of("aws_s3_bucket_logging").map(({ target_prefix }) => target_prefix);
    expect(prefixes.sort()).toEqual(buckets.map((name) => `${name}/`).sort());
    const policy = stacks.map(({ json }) => json.resource?.aws_s3_bucket_policy?.["access-logs_policy"]?.policy ?? "");
    for (const name of buckets) expect(policy.join("")).toContain(`"arn:aws:s3:::${name}"`);
  });
});
