import { describe, expect, it } from "vitest";
import type { EmittedStack, StackJson } from "../../emitted/stacks";
import { s3EndpointCoversBuckets } from "../../policy/rules/s3-endpoint-covers-buckets";
import { policy } from "./support";

const stack = (name: string, dependsOn: readonly string[], resource: StackJson["resource"]): EmittedStack => ({
  name,
  dependsOn,
  bytes: 0,
  json: { resource: resource ?? {} },
});
const endpoint = (...resources: readonly string[]) =>
  stack("dev-network", [], {
    aws_vpc_endpoint: {
      s3: {
        vpc_endpoint_type: "Gateway",
        service_name: "com.amazonaws.eu-west-1.s3",
        policy: policy({ Sid: "A", Effect: "Allow", Principal: "*", Action: ["s3:Get*"], Resource: resources }),
      },
    },
  });
const workspace = stack("dev-workspace", ["dev-network"], {});
const lake = stack("dev-unity-catalog", ["dev-workspace"], {
  aws_s3_bucket: { raw: { bucket: "raw" }, later: { bucket: "${var.name}" } },
  databricks_external_location: { partner: { url: "s3://partner/in" } },
});
const found = (...resources: readonly string[]) =>
  s3EndpointCoversBuckets.check(lake, [endpoint(...resources), workspace, lake]).map(({ address }) => address);

describe("s3-endpoint-covers-buckets", () => {
  it("accepts buckets and locations that the endpoint lets through, also by pattern, in any partition", () => {
    expect(found("arn:aws:s3:::raw/*", "arn:aws-us-gov:s3:::part*/*")).toEqual([]);
  });

  it("finds those that it does not, whether made here or given", () => {
    expect(found("arn:aws:s3:::raw", "arn:aws:s3:::partner/*")).toEqual(["aws_s3_bucket.raw"]);
    expect(found("arn:aws:s3:::raw/*")).toEqual(["databricks_external_location.partner"]);
  });

  it("leaves out what Lambda alone fetches, in a bucket by whatever way that is named", () => {
    const operations = (s3_bucket: string) =>
      stack("dev-operations", ["dev-network"], {
        aws_s3_bucket: { programs: { bucket: "programs" }, dags: { bucket: "dags" } },
        aws_s3_bucket_versioning: { v: { bucket: "${aws_s3_bucket.programs.bucket}" } },
        aws_s3_object: { zip: { bucket: "${aws_s3_bucket_versioning.v.bucket}" } },
        aws_lambda_function: { f: { s3_bucket } },
      });
    const of = (reference: string) =>
      s3EndpointCoversBuckets
        .check(operations(reference), [endpoint("arn:aws:s3:::x/*"), operations(reference)])
        .map(({ address }) => address);
    expect(of("${aws_s3_object.zip.bucket}")).toEqual(["aws_s3_bucket.dags"]);
    expect(of("${aws_s3_bucket.dags.bucket}")).toEqual(["aws_s3_bucket.programs"]);
    expect(of("elsewhere")).toEqual(["aws_s3_bucket.programs", "aws_s3_bucket.dags"]);
  });

  it("says nothing of stacks that no such endpoint is below", () => {
    expect(s3EndpointCoversBuckets.check(lake, [lake, workspace])).toEqual([]);
    expect(s3EndpointCoversBuckets.check(lake)).toEqual([]);
  });
});
