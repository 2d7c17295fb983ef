import { describe, expect, it } from "vitest";
import { accountId } from "../../../../../tools/simulate/cloud/rules/databricks/provider/account-id";
import { providerConfig } from "../../../../../tools/simulate/cloud/rules/databricks/provider/provider-config";
import { providerHost } from "../../../../../tools/simulate/cloud/rules/databricks/provider/provider-host";
import { providerLevel } from "../../../../../tools/simulate/cloud/rules/databricks/provider/provider-level";
import { UNKNOWN } from "../../../../../tools/simulate/schema/value";
import { ACCOUNT, OTHER_HOST } from "./lakehouse";
import { workspace } from "./support";

describe("provider-level", () => {
  it("refuses types of the account through a workspace, and types of a workspace through the account", () => {
    const { world } = workspace();
    expect(world.create(providerLevel, "databricks_mws_networks", {}, "workspace")?.summary).toContain("Account");
    expect(world.create(providerLevel, "databricks_catalog", {}, "account")?.summary).toContain("Workspace");
    expect(world.create(providerLevel, "databricks_catalog", {}, "workspace")).toBeUndefined();
    expect(world.create(providerLevel, "databricks_mws_networks", {}, "account")).toBeUndefined();
  });

  it("refuses types of both levels where account_id stands beside a workspace host, as 1.99 does", () => {
    const { world } = workspace();
    const through = (type: string, config: object) =>
      world.ask(providerLevel, "create", type, { planned: {}, context: world.context("workspace", { ...config }) });
    expect(through("databricks_group", { account_id: ACCOUNT })?.detail).toContain("account_id");
    expect(through("databricks_access_control_rule_set", { account_id: ACCOUNT })).toBeDefined();
    expect(through("databricks_group", {})).toBeUndefined();
    expect(through("databricks_job", { account_id: ACCOUNT })).toBeUndefined();
  });

  it("refuses the account's host without an account id", () => {
    const { world } = workspace();
    const context = world.context("account", { account_id: null });
    const answer = world.ask(providerLevel, "create", "databricks_group", { planned: {}, context });
    expect(answer?.fix).toContain("account_id");
  });

  it("lets a job reach a workspace through the account with provider_config", () => {
    const { world } = workspace();
    const planned = { provider_config: [{ workspace_id: "1001" }] };
    expect(world.create(providerLevel, "databricks_job", planned, "account")).toBeUndefined();
  });
});

describe("provider-host", () => {
  it("refuses while planning what needs a host that is not known yet (H2)", () => {
    const { world } = workspace();
    const context = world.context("workspace", { host: UNKNOWN });
    const plan = (type: string) => world.ask(providerHost, "plan", type, { planned: {}, context });
    expect(plan("databricks_catalog")?.detail).toContain("not known yet");
    expect(world.ask(providerHost, "plan", "databricks_catalog", { planned: {} })).toBeUndefined();
    expect(world.ask(providerHost, "plan", "databricks_mws_workspaces", { planned: {} }, "account")).toBeUndefined();
  });

  it("refuses a host that no workspace answers at, or one that is not running", () => {
    const { world, main } = workspace();
    expect(world.create(providerHost, "databricks_job", {}, "other-workspace")?.detail).toContain(OTHER_HOST);
    expect(world.create(providerHost, "databricks_job", {})).toBeUndefined();
    world.change(main, { workspace_status: "FAILED" });
    expect(world.create(providerHost, "databricks_job", {})?.detail).toContain("FAILED");
  });

  it("refuses a provider without any host", () => {
    const { world } = workspace();
    const context = world.context("workspace", { host: null });
    expect(world.ask(providerHost, "create", "databricks_job", { planned: {}, context })?.detail).toContain("no host");
  });
});

describe("provider-config", () => {
  const job = (id: string) => ({ provider_config: [{ workspace_id: id }] });

  it("refuses a workspace that the account does not have, or that is not the provider's", () => {
    const { world } = workspace();
    expect(world.create(providerConfig, "databricks_job", job("77"), "account")?.detail).toContain("77");
    expect(world.create(providerConfig, "databricks_job", job("77"), "workspace")?.summary).toContain("mismatch");
  });

  it("accepts the right one", () => {
    const { world } = workspace();
    expect(world.create(providerConfig, "databricks_job", job("1001"), "account")).toBeUndefined();
    expect(world.create(providerConfig, "databricks_job", job("1001"), "workspace")).toBeUndefined();
    expect(world.create(providerConfig, "databricks_job", {}, "workspace")).toBeUndefined();
  });
});

describe("account-id", () => {
  it("refuses another account than the provider's", () => {
    const { world } = workspace();
    const other = { account_id: "00000000-0000-4000-8000-000000000000" };
    expect(world.create(accountId, "databricks_mws_networks", other)?.detail).toContain(ACCOUNT);
    expect(world.create(accountId, "databricks_mws_networks", { account_id: ACCOUNT })).toBeUndefined();
    expect(world.create(accountId, "databricks_mws_credentials", {})).toBeUndefined();
  });
});
