import { describe, expect, it } from "vitest";
import { report } from "../problems";

const account = { "attestations.config-delegated-administrator": "A. Lovelace, 2026-11-02" };
const create = (settings: object = {}) => ({ "foundation.config": { aggregator: { mode: "create", ...settings } } });
const letIn = (accountId: string, region = "eu-west-1") => ({
  "foundation.config": { mode: "existing", aggregatedBy: [{ accountId, region }] },
});
const own = { "foundation.ebsEncryptionByDefault": "existing" };

describe("aggregators of AWS Config", () => {
  it("collect from the organization, or from accounts that let them", () => {
    const dev = { "foundation.organization": { id: "o-abcdefghij" }, ...create() };
    expect(report({ account, dev })).toBe("");
    expect(report({ dev: create({ accountIds: ["222222222222"] }), prod: letIn("111111111111") })).toBe("");
    // An account that is not configured here, and the aggregator's own.
    expect(report({ dev: create({ accountIds: ["999999999999", "111111111111"] }) })).toBe("");
  });

  it("ask for nothing of environments in regions that are not collected", () => {
    expect(report({ dev: create({ accountIds: ["222222222222"], regions: ["us-east-1"] }), prod: {} })).toBe("");
  });

  it.each([
    [
      "no organization and no accounts",
      { account, dev: create() },
      "dev: foundation.config.aggregator: it would collect from every account of the organization, and foundation.organization is not set. Fix: set foundation.organization, or list accountIds.",
    ],
    [
      "an environment that does not let it",
      { dev: create({ accountIds: ["222222222222"] }), prod: letIn("111111111111", "us-east-1") },
      'prod: foundation.config.aggregatedBy: config/environments/dev.ts collects from 222222222222, which does not let it: nothing would arrive. Fix: add { accountId: "111111111111", region: "eu-west-1" }.',
    ],
    [
      "a permission where nothing is recorded",
      { dev: { "foundation.config": { aggregatedBy: [{ accountId: "999999999999", region: "eu-west-1" }] } } },
      "dev: foundation.config.aggregatedBy: nothing is recorded here that could be collected. Fix: remove it, or set config.mode.",
    ],
    [
      "a permission for itself",
      { dev: letIn("111111111111") },
      "dev: foundation.config.aggregatedBy.0: this is the environment's own account and region. Fix: name another one.",
    ],
    [
      "the same permission in two environments of an account",
      { dev: letIn("999999999999"), prod: { ...letIn("999999999999"), ...own, awsAccountId: "111111111111" } },
      "prod: foundation.config.aggregatedBy.0: config/environments/dev.ts lets this aggregator in for the same account and region. Fix: list it once.",
    ],
    [
      "a permission twice",
      {
        dev: {
          "foundation.config": {
            mode: "existing",
            aggregatedBy: [1, 2].map(() => ({ accountId: "999999999999", region: "eu-west-1" })),
          },
        },
      },
      "dev: foundation.config.aggregatedBy.1: is listed twice. Fix: list it once.",
    ],
    ["no accounts at all", { dev: create({ accountIds: [] }) }, "dev: foundation.config.aggregator.accountIds"],
  ])("are refused with %s", (_, files, message) => {
    expect(report(files)).toContain(message);
  });
});
