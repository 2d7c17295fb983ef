import { describe, expect, it } from "vitest";
import type { Environment } from "../../../../config/model";
import { hasNodeType } from "../../../../tools/simulate/cloud/databricks/node-types";
import { callerOf, principalNamed } from "../../../../tools/simulate/cloud/databricks/principals";
import { putOutside } from "../../../../tools/simulate/cloud/outside";
import { Store } from "../../../../tools/simulate/cloud/store";
import { DATABRICKS_FIXTURES } from "../../../../tools/simulate/given/databricks";
import { outsideOf } from "../../../../tools/simulate/given/outside";
import { PUBLISHED } from "../../../../tools/simulate/given/published";
import { accountInput, devInput, platformOf } from "../../../support/platform";

describe("what exists in Databricks from outside", () => {
  it("is what the account's file calls existing: the deployer, groups and metastores", () => {
    const account = accountInput();
    account.groups = { ...account.groups, finance: { mode: "existing" } };
    account.metastores = {
      "eu-west-1": { mode: "existing", id: "6edc848c-73f8-4bbe-8b39-b5c8cc047518", adminGroup: "platform-admins" },
    };
    const done = "Data platform team, 2026-11-02";
    account.attestations = { ...account.attestations, "metastore-admin-group": done, "scim-groups": done };
    const store = new Store();
    const platform = platformOf(account);
    putOutside(store, outsideOf(platform), 0);
    const id = platform.account.databricksAccountId;
    expect(callerOf(store)).toBe("0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58");
    expect(principalNamed(store, id, "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58")?.madeByService).toBe(true);
    expect(principalNamed(store, id, "finance")).toBeDefined();
    expect(principalNamed(store, id, "analysts")).toBeUndefined();
    expect(store.ofType("databricks_metastore").map(({ attributes }) => attributes)).toMatchObject([
      { metastore_id: "6edc848c-73f8-4bbe-8b39-b5c8cc047518", region: "eu-west-1", owner: "platform-admins" },
    ]);
  });

  it("are the node types that the account adds to a region", () => {
    const account = accountInput();
    account.regionOverrides = { "eu-west-1": { nodeTypes: ["g7.2xlarge"] } };
    const store = new Store();
    putOutside(store, outsideOf(platformOf(account)), 0);
    expect(hasNodeType(PUBLISHED, store, "eu-west-1", "g7.2xlarge")).toBe(true);
    expect(hasNodeType(PUBLISHED, store, "eu-west-1", "g7.4xlarge")).toBe(false);
    expect(hasNodeType(PUBLISHED, store, "eu-west-1", "m6id.xlarge")).toBe(true);
  });

  it("puts the same objects again without doubling them", () => {
    const store = new Store();
    putOutside(store, outsideOf(platformOf()), 0);
    const before = store.all().length;
    putOutside(store, outsideOf(platformOf()), 1);
    expect(store.all()).toHaveLength(before);
  });

  it("knows from which address Terraform reaches a workspace", () => {
    const dev = devInput();
    const main = dev.workspaces.main;
    if (main) main.ipAccessList = { allow: ["198.51.100.0/24"], runner: "198.51.100.9/32" };
    const store = new Store();
    putOutside(store, outsideOf(platformOf(accountInput(), dev)), 0);
    expect(store.ofType("simulated_caller")[0]?.attributes).toMatchObject({
      address: "203.0.113.7",
      address_by_workspace: { "acme-dev-main": "198.51.100.9" },
    });
  });

  const runners = (store: Store) =>
    store.ofType("simulated_caller").map(({ attributes }) => attributes.address_by_workspace);

  it("follows the configuration in a kept cloud: a workspace that came later is reached from its runner", () => {
    const store = new Store();
    const dev = devInput();
    const { main } = dev.workspaces;
    if (!main) throw new Error("dev has no workspace main");
    putOutside(store, outsideOf(platformOf(accountInput(), dev)), 0);
    expect(runners(store)).toEqual([{}]);
    const list = { allow: ["198.51.100.0/24"], runner: "198.51.100.9/32" };
    dev.workspaces = { main: { ...main, ipAccessList: list }, second: { networkSlot: 1, ipAccessList: list } };
    dev.governanceWorkspace = "main";
    const later = outsideOf(platformOf(accountInput(), dev));
    putOutside(store, later, 1);
    expect(runners(store)).toEqual([{ "acme-dev-main": "198.51.100.9", "acme-dev-second": "198.51.100.9" }]);
    const saved = store.save();
    putOutside(store, later, 2);
    expect(store.save()).toBe(saved);
  });

  it("lets the deployer use existing service principals only where that is attested", () => {
    const id = "3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
    const account = accountInput();
    account.servicePrincipals = { ...account.servicePrincipals, other: { mode: "existing", applicationId: id } };
    const usable = () => {
      const caller = outsideOf(platformOf(account)).find(({ type }) => type === "simulated_caller");
      return caller?.attributes.user_of;
    };
    expect(usable()).toEqual([]);
    account.attestations = { ...account.attestations, "use-existing-principals": "Data platform team, 2026-11-02" };
    expect(usable()).toContain(id);
  });

  it("knows the private runner in every network mode that can close public access", () => {
    const access = { level: "ENDPOINT", public: { mode: "closed", runner: "172.16.8.0/24" } };
    const modes = ["customer-managed", "existing"];
    const platform = platformOf();
    const addresses = modes.map((mode) => {
      const closed = (network: object) => ({ ...network, mode, privateLink: { access } }) as Environment["network"];
      const environments = platform.environments.map((env) => ({ ...env, network: closed(env.network) }));
      const caller = DATABRICKS_FIXTURES.flatMap(({ find }) => find({ ...platform, environments })).find(
        ({ type }) => type === "simulated_caller",
      );
      return caller?.attributes.address_by_workspace;
    });
    expect(addresses).toEqual(modes.map(() => ({ "acme-dev-main": "172.16.8.0" })));
  });
});
