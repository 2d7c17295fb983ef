import { describe, expect, it } from "vitest";
import { report } from "../problems";

const KEY = "arn:aws:kms:eu-central-1:222222222222:key/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
const says = (more: object) =>
  report({
    dev: {
      "externalLocations.partner": { url: "s3://partner-files/in", comment: "Partner", readOnly: false, ...more },
    },
  });

describe("encryption that clients of a location ask for", () => {
  it.each<[string, object]>([
    ["nothing", { kmsKeyArn: KEY }],
    ["keys of S3", { serverSideEncryption: "AWS_SSE_S3" }],
    ["a key of KMS", { serverSideEncryption: "AWS_SSE_KMS", kmsKeyArn: KEY }],
  ])("is taken: %s", (_, more) => expect(says(more)).toBe(""));

  it.each<[string, object, string]>([
    ["KMS without a key", { serverSideEncryption: "AWS_SSE_KMS" }, "serverSideEncryption: names no key"],
    ["keys of S3 with one of KMS", { serverSideEncryption: "AWS_SSE_S3", kmsKeyArn: KEY }, "kmsKeyArn is one of KMS"],
    [
      "a location that is only read",
      { serverSideEncryption: "AWS_SSE_S3", readOnly: true },
      "nothing is written through a location that is only read",
    ],
    ["another word", { serverSideEncryption: "SSE-KMS" }, 'use one of "AWS_SSE_S3", "AWS_SSE_KMS"'],
    ["a wrong key alone", { serverSideEncryption: "AWS_SSE_KMS", kmsKeyArn: "alias/lake" }, "kmsKeyArn"],
  ])("is refused: %s", (_, more, message) => expect(says(more)).toContain(message));

  it("is said to lack a key only where none is written", () =>
    expect(says({ serverSideEncryption: "AWS_SSE_KMS", kmsKeyArn: "alias/lake" })).not.toContain("names no key"));
});
