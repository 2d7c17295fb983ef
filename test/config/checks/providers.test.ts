import { describe, expect, it } from "vitest";
import { report } from "../problems";

const FIX = {
  aws: 'use a version of ">= 6.25.0, < 7.0.0", or a range in it.',
  databricks: 'use a version of ">= 1.99.0, < 2.0.0", or a range in it.',
};

describe("versions of providers", () => {
  it.each([
    {},
    { aws: "6.25.0" },
    { aws: "6.66.0", databricks: "~> 1.99" },
    { databricks: ">= 1.99.0, != 1.100.0, < 2.0.0" },
  ])("are right: %o", (providers) => {
    expect(report({ account: { providers } })).toBe("");
  });

  it.each([
    [
      "aws",
      "5.99.0",
      `lets 5.99.0 through, which may lack arguments that are emitted: they are those of 6.25.0. Fix: ${FIX.aws}`,
    ],
    [
      "aws",
      "~> 6.0",
      `lets 6.0.0 through, which may lack arguments that are emitted: they are those of 6.25.0. Fix: ${FIX.aws}`,
    ],
    ["aws", ">= 6.25.0", `lets 7.0.0 through, which may have dropped arguments that are emitted. Fix: ${FIX.aws}`],
    [
      "databricks",
      ">= 1.99.0, <= 2.0.0",
      `lets 2.0.0 through, which may have dropped arguments that are emitted. Fix: ${FIX.databricks}`,
    ],
    ["databricks", "> 1.99.0, < 1.99.0", `"> 1.99.0, < 1.99.0" lets no version through. Fix: ${FIX.databricks}`],
    [
      "databricks",
      "latest",
      '"latest" is neither a version nor a range of versions. Fix: write it as Terraform reads it: "1.128.0", ">= 6.25.0, < 7.0.0", "~> 1.99".',
    ],
    [
      "schema",
      "../providers.json",
      '"../providers.json" is not a JSON file in the project. Fix: write its path from the folder of the project, for example schemas/providers.json.',
    ],
    [
      "schema",
      "/etc/providers.json",
      '"/etc/providers.json" is not a JSON file in the project. Fix: write its path from the folder of the project, for example schemas/providers.json.',
    ],
    ["azure", "4.0.0", "is not a known setting. Fix: remove it; known here: aws, databricks, schema."],
  ])("are refused: %s %s", (name, text, said) => {
    expect(report({ account: { providers: { [name]: text } } })).toBe(`account: providers.${name}: ${said}`);
  });
});
