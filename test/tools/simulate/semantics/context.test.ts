import { describe, expect, it } from "vitest";
import type { ProviderName } from "../../../../tools/simulate/schema/packages";
import { type ObjectValue, UNKNOWN } from "../../../../tools/simulate/schema/value";
import { Clock } from "../../../../tools/simulate/semantics/clock";
import { contextOf } from "../../../../tools/simulate/semantics/context";

describe("what the cloud knows of a caller", () => {
  const context = (provider: ProviderName, config: ObjectValue) =>
    contextOf(provider, { peer: "p", config }, new Clock());

  it.each([
    ["account", { host: "https://accounts.cloud.databricks.com", account_id: "a" }],
    ["account", { account_id: "a" }],
    ["workspace", { host: "https://dbc-1.cloud.databricks.com", account_id: "a" }],
    [undefined, { host: UNKNOWN, account_id: "a" }],
    [undefined, {}],
  ])("the level %s of a Databricks provider", (level, config) => {
    expect(context("databricks", config).level).toBe(level);
  });

  it("the region and the account of an AWS provider", () => {
    const found = context("aws", { region: "eu-west-1", allowed_account_ids: ["111111111111"] });
    expect(found).toMatchObject({ region: "eu-west-1", accountId: "111111111111", level: undefined });
    expect(context("aws", { allowed_account_ids: ["1", "2"] }).accountId).toBeUndefined();
  });

  it("the time, which passes only when something lets it", () => {
    const clock = new Clock();
    const before = clock.now();
    clock.advance(30_000);
    expect(clock.now() - before).toBe(30_000);
    expect(clock.timestamp()).toBe("2026-01-15T12:00:30Z");
  });
});
