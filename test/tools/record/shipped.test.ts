import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadPlatform } from "../../../config/load";
import { readRecords } from "../../../config/record/read";
import { checkRecords } from "../../../tools/record/against";
import { ROOT } from "../../support/platform";
import { shippedStacks } from "../../support/shipped";

describe("the records of the shipped environments", () => {
  const { platform } = loadPlatform(ROOT);
  const records = readRecords(ROOT);
  const check = checkRecords(platform, shippedStacks(), records, []);

  it("are there for the account and each of them", () => {
    const names = ["account", ...platform.environments.map(({ name }) => name)].sort();
    expect(records.map(({ name }) => name)).toEqual(names);
    expect(check.unrecorded).toEqual([]);
  });

  it("refuse nothing that is shipped", () => {
    expect(check.problems).toEqual([]);
  });

  it("have what holds data in each environment", () => {
    for (const { name, lines } of records.filter((one) => one.name !== "account")) {
      expect(
        lines.map(({ key }) => key),
        join("deployed", name),
      ).toEqual(expect.arrayContaining(["awsAccountId", "region", "state", "zones.raw", "workspaces.main"]));
    }
  });
});
