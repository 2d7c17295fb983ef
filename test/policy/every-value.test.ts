import { describe, expect, it } from "vitest";
import type { AccountInput } from "../../config/schema/account";
import type { EnvironmentInput } from "../../config/schema/environment";
import { ENDPOINT_SERVICES } from "../../config/schema/network/endpoints";
import { findings, RULES } from "../../policy";
import { MORE_BASES } from "../config/every-value-bases";
import { changed } from "../config/problems";
import { baseOf } from "../support/fuzz/bases";
import { platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";

/** Values that a rule refuses until it is waived, as the comment of their setting says: setting → rule. */
const WAIVED = [
  [{ "network.flowLogs.destination": "off" }, "flow-logs-on"],
  [{ "consumers.bi.autoStopMinutes": 0, "consumers.bi.serverless": false }, "databricks-warehouse-auto-stop"],
] as const;

/** What the rules find in all that a configuration emits, each rule once. */
function found(account: unknown, environment: unknown): string[] {
  const stacks = synthPlatform(platformOf(account as AccountInput, environment as EnvironmentInput));
  const all = stacks.flatMap((stack) => findings(stack, [], RULES, stacks));
  return [...new Set(all.map(({ rule, address, message }) => `${rule}: ${address}: ${message}`))];
}

const dev = (environment: Readonly<Record<string, unknown>>) => {
  const files = baseOf("dev as shipped");
  return found(files[0], changed(files.at(-1), environment));
};

describe("what a setting may have", () => {
  it.each(MORE_BASES.map((base) => [base.name, base] as const))(
    "is emitted without a finding: %s",
    (_, { from = "dev as shipped", account = {}, environment = {} }) => {
      const files = baseOf(from);
      expect(found(changed(files[0], account), changed(files.at(-1), environment))).toEqual([]);
    },
  );

  it("is emitted without a finding: every service of AWS over an endpoint, together", () => {
    expect(dev({ "network.endpoints": [...ENDPOINT_SERVICES] })).toEqual([]);
  });

  it.each(WAIVED)("is refused until it is waived, and its comment says so: %j", (environment, rule) => {
    const rules = dev(environment).map((finding) => finding.split(":")[0]);
    expect([...new Set(rules)]).toEqual([rule]);
  });
});
