import { describe, expect, it } from "vitest";
import { report } from "../problems";

describe("names of environments", () => {
  it("are refused when two are the same, once and not for all that follows from it", () => {
    expect(report({ prod: { name: "dev" } })).toMatchInlineSnapshot(
      `"prod: name: "dev" is the name of config/environments/dev.ts too. Fix: give each environment its own name."`,
    );
  });

  it("are doubtful when the file is called otherwise", () => {
    expect(report({ dev: { name: "test" } })).toMatchInlineSnapshot(
      `"warning: dev: name: the environment is named "test", its file is not. Fix: rename the file to test.ts."`,
    );
  });
});

describe("singletons of an AWS account", () => {
  it("may be managed in each of several accounts, or regions", () => {
    expect(report({ prod: {} })).toBe("");
  });

  it("may be managed by one of the environments in an account", () => {
    const prod = { awsAccountId: "111111111111", "foundation.ebsEncryptionByDefault": "existing" };
    expect(report({ prod })).toBe("");
  });

  it("are refused when two environments manage them", () => {
    expect(report({ prod: { awsAccountId: "111111111111" } })).toMatchInlineSnapshot(
      `"prod: foundation.ebsEncryptionByDefault: EBS encryption by default is one setting per AWS account and region, and config/environments/dev.ts manages it for 111111111111 in eu-west-1. Fix: set it to "existing" in all but one of them."`,
    );
  });
});
