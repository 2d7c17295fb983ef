import { describe, expect, it } from "vitest";
import { accountInput, devInput, platformOf } from "../../support/platform";
import { synthPlatform } from "../../support/shipped";

const versions = (providers: object) =>
  synthPlatform(platformOf({ ...accountInput(), providers }, devInput())).map(({ name, json }) => {
    const required = json.terraform?.required_providers as Readonly<
      Record<string, { version: string; source: string }>
    >;
    return [
      name,
      Object.fromEntries(Object.entries(required).map(([key, { version, source }]) => [key, `${source} ${version}`])),
    ] as const;
  });

describe("versions of providers", () => {
  it("are those that are set, in every stack that has the provider, and nowhere else", () => {
    const before = versions({});
    const changed = (required: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(required).map(([key, text]) => [
          key,
          text
            .replace("databricks/databricks 1.99.0", "databricks/databricks ~> 1.120")
            .replace("aws 6.25.0", "aws 6.66.0"),
        ]),
      );
    const after = versions({ aws: "6.66.0", databricks: "~> 1.120" });
    expect(after).toEqual(before.map(([name, required]) => [name, changed(required)]));
    expect(JSON.stringify(after)).not.toMatch(/6\.25\.0|1\.99\.0/);
    expect(JSON.stringify(before)).toMatch(/6\.25\.0.*1\.99\.0|1\.99\.0.*6\.25\.0/);
  });
});
