import { describe, expect, it } from "vitest";
import { interpolations, referencedAddress, references } from "../../emitted/references";

describe("references", () => {
  it("finds an address in text, lists and objects", () => {
    expect(references("${aws_s3_bucket.zone-raw_bucket.id}", "aws_s3_bucket.zone-raw_bucket")).toBe(true);
    expect(references("${aws_s3_bucket.a.arn}/*", "aws_s3_bucket.a")).toBe(true);
    expect(references('${join(",", [aws_s3_bucket.a[0].arn, aws_s3_bucket.b.arn])}', "aws_s3_bucket.b")).toBe(true);
    expect(references([{ deep: ["x", "${aws_s3_bucket.a.arn}"] }], "aws_s3_bucket.a")).toBe(true);
  });

  it("does not take an address for another one that only looks like it", () => {
    expect(references("${aws_s3_bucket.zone-raw_bucket-logs.id}", "aws_s3_bucket.zone-raw_bucket")).toBe(false);
    expect(references("${data.aws_s3_bucket.a.id}", "aws_s3_bucket.a")).toBe(false);
    expect(references("${my_aws_s3_bucket.a.id}", "aws_s3_bucket.a")).toBe(false);
    expect(references("aws_s3_bucket.a", "aws_s3_bucket.a")).toBe(false);
    expect(references("$${aws_s3_bucket.a.id}", "aws_s3_bucket.a")).toBe(false);
    expect(references(undefined, "aws_s3_bucket.a")).toBe(false);
  });

  it("sees where an interpolation ends: braces and quotes nest", () => {
    const text = '1 ${f({a = "}"})} 2 ${x["${y["}"]}"]} 3 $${z}';
    expect(interpolations(text).map(({ expression }) => expression)).toEqual(['f({a = "}"})', 'x["${y["}"]}"]']);
    expect(interpolations(text).map(({ start, end }) => text.slice(start, end))[0]).toBe('${f({a = "}"})}');
  });

  it("names the address that a value is an attribute of", () => {
    expect(referencedAddress("${aws_vpc.main_vpc.id}")).toBe("aws_vpc.main_vpc");
    expect(referencedAddress("${aws_vpc.main_vpc.id}/x")).toBeUndefined();
    expect(referencedAddress("${data.aws_vpc.main.id}")).toBeUndefined();
  });
});
