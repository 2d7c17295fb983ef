import { describe, expect, it } from "vitest";
import { inUse } from "../../../../../tools/simulate/cloud/rules/in-use";
import { nameTaken } from "../../../../../tools/simulate/cloud/rules/name-taken";
import { referenceExists } from "../../../../../tools/simulate/cloud/rules/reference-exists";
import { HOST, OTHER_HOST } from "./lakehouse";
import { catalog, ingredients, WORKSPACE, workspace } from "./support";

describe("references of Databricks", () => {
  it("refuse a workspace of parts that the account does not have", () => {
    const { world } = ingredients();
    expect(world.create(referenceExists, "databricks_mws_workspaces", WORKSPACE)).toBeUndefined();
    for (const name of ["credentials_id", "storage_configuration_id", "network_id"]) {
      const answer = world.create(referenceExists, "databricks_mws_workspaces", { ...WORKSPACE, [name]: "gone" });
      expect(answer?.detail, name).toContain("gone");
    }
  });

  it("refuse a part of another account", () => {
    const { world, network } = ingredients();
    world.change(network, {}, { account: "another" });
    expect(world.create(referenceExists, "databricks_mws_workspaces", WORKSPACE)?.detail).toContain("another");
  });

  it("refuse SQL objects without a warehouse, or with one of another workspace", () => {
    const { world } = workspace();
    const dashboard = { display_name: "d", warehouse_id: "w-1" };
    expect(world.create(referenceExists, "databricks_dashboard", dashboard)?.summary).toBe("RESOURCE_DOES_NOT_EXIST");
    const warehouse = world.has("databricks_sql_endpoint", { id: "w-1" }, { place: OTHER_HOST });
    expect(world.create(referenceExists, "databricks_dashboard", dashboard)).toBeDefined();
    world.change(warehouse, {}, { place: HOST });
    expect(world.create(referenceExists, "databricks_dashboard", dashboard)).toBeUndefined();
  });

  it("refuse permissions, jobs and secrets for what is not there", () => {
    const { world } = workspace();
    const missing = [
      ["databricks_permissions", { job_id: "1" }],
      ["databricks_permissions", { directory_path: "/Lakehouse/x" }],
      ["databricks_job", { task: [{ pipeline_task: [{ pipeline_id: "p" }] }] }],
      ["databricks_secret", { scope: "s", key: "k" }],
      ["databricks_query", { warehouse_id: "w", parent_path: "/Workspace/Lakehouse" }],
      ["databricks_mws_ncc_binding", { workspace_id: 1001, network_connectivity_config_id: "n" }],
    ] as const;
    for (const [type, planned] of missing) expect(world.create(referenceExists, type, planned), type).toBeDefined();
    expect(world.create(referenceExists, "databricks_permissions", { directory_path: "/Shared" })).toBeUndefined();
    const option = { workspace_id: 1001, network_policy_id: "default-policy" };
    expect(world.create(referenceExists, "databricks_workspace_network_option", option)).toBeUndefined();
  });
});

describe("what is in use in Databricks", () => {
  it("cannot be deleted while a workspace runs on it (pain 1)", () => {
    const { world, network, credentials, storage, main } = workspace();
    for (const part of [network, credentials, storage]) {
      expect(world.delete(inUse, part)?.summary, part.type).toBe("INVALID_STATE");
    }
    world.remove(main);
    expect(world.delete(inUse, network)).toBeUndefined();
  });

  it("holds a network policy and an NCC while they are bound (pain 12)", () => {
    const { world } = workspace();
    const id = { network_connectivity_config_id: "ncc-1" };
    const ncc = world.has("databricks_mws_network_connectivity_config", id);
    const strict = world.has("databricks_account_network_policy", { network_policy_id: "strict" });
    expect(world.delete(inUse, ncc)).toBeUndefined();
    world.has("databricks_mws_ncc_binding", { ...id, workspace_id: 1001 });
    world.has("databricks_workspace_network_option", { network_policy_id: "strict", workspace_id: 1001 });
    expect(world.delete(inUse, ncc)?.detail).toContain("databricks_mws_ncc_binding");
    expect(world.delete(inUse, strict)).toBeDefined();
  });

  it("lets memberships, assignments and permissions go with what they are about", () => {
    const { world, analysts, main } = workspace();
    expect(world.delete(inUse, analysts)).toBeUndefined();
    expect(world.delete(inUse, main)).toBeUndefined();
  });
});

describe("names and slots of Databricks", () => {
  it("are taken once per account, workspace or tree", () => {
    const { world } = catalog();
    world.has("databricks_mws_networks", { network_name: "acme" });
    expect(world.create(nameTaken, "databricks_mws_networks", { network_name: "acme" })?.fix).toContain("replacement");
    expect(world.create(nameTaken, "databricks_group", { display_name: "ANALYSTS" })).toBeDefined();
    world.has("databricks_notebook", { path: "/code/a" });
    expect(world.create(nameTaken, "databricks_workspace_file", { path: "/code/a" })).toBeDefined();
    world.has("databricks_cluster_policy", { name: "jobs" });
    expect(world.create(nameTaken, "databricks_cluster_policy", { name: "jobs" })).toBeDefined();
    expect(world.create(nameTaken, "databricks_cluster_policy", { name: "jobs" }, "other-workspace")).toBeUndefined();
  });

  it("have one owner where two resources would overwrite each other", () => {
    const { world } = workspace();
    const slots = [
      ["databricks_permissions", { job_id: "1" }],
      ["databricks_mws_ncc_binding", { workspace_id: 1001, network_connectivity_config_id: "a" }],
      ["databricks_default_namespace_setting", { namespace: [{ value: "sales" }] }],
      ["databricks_access_control_rule_set", { name: "accounts/a/ruleSets/default" }],
    ] as const;
    for (const [type, attributes] of slots) {
      expect(world.create(nameTaken, type, attributes), type).toBeUndefined();
      world.has(type, attributes);
      expect(world.create(nameTaken, type, attributes)?.summary, type).toBe("CONFLICT");
    }
    expect(world.create(nameTaken, "databricks_permissions", { job_id: "2" })).toBeUndefined();
  });
});
