import { describe, expect, it } from "vitest";
import { isVisible } from "../../../../../tools/simulate/cloud/databricks/bindings";
import { effectsOf } from "../../../../../tools/simulate/cloud/effects";
import { securableVisible } from "../../../../../tools/simulate/cloud/rules/databricks/catalog/securable-visible";
import { knownOf } from "../../../../../tools/simulate/cloud/services";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import type { CloudObject } from "../../../../../tools/simulate/cloud/store";
import { factsOf } from "../../../../../tools/simulate/facts";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import { Caller, type Made } from "../support/caller";
import { ACCOUNT, type Lakehouse } from "./lakehouse";
import { catalog, workspace } from "./support";

/** Calls the cloud without its rules: only what the services do by themselves. */
function caller(world: Lakehouse, level: "account" | "workspace" = "workspace"): Caller {
  return new Caller(world.context(level), new SimulatedCloud(world.store, PUBLISHED, []));
}

const made = ({ type, key, attributes }: CloudObject): Made => ({ type, key, attributes });

function happens(world: Lakehouse, what: "created" | "deleted", object: CloudObject): void {
  const context = world.context(factsOf(object.type)?.level === "account" ? "account" : "workspace");
  knownOf(object.type).effects?.[what]?.({ object, store: world.store, context, published: PUBLISHED });
}

describe("isolated securables", () => {
  it("are bound to the workspace that makes them, and open ones are not", () => {
    const { world, main } = catalog();
    const isolated = caller(world).make("databricks_catalog", { name: "hr", isolation_mode: "ISOLATED" });
    const object = world.store.get(isolated.key);
    expect(object && isVisible(world.store, object, main)).toBe(true);
    expect(world.store.ofType("databricks_workspace_binding")).toMatchObject([
      { madeByService: true, attributes: { workspace_id: 1001, securable_name: "hr", securable_type: "catalog" } },
    ]);
    caller(world).make("databricks_catalog", { name: "open", isolation_mode: "OPEN" });
    expect(world.store.ofType("databricks_workspace_binding")).toHaveLength(1);
  });

  it("lose their binding when they go, and get one when they are closed later", () => {
    const { world, sales } = catalog();
    caller(world).change(made(sales), { isolation_mode: "ISOLATED" });
    expect(world.store.ofType("databricks_workspace_binding")).toHaveLength(1);
    caller(world).remove(made(sales));
    expect(world.store.ofType("databricks_workspace_binding")).toEqual([]);
  });

  it("lock the own workspace out when a binding of one's own is destroyed (issue 5300)", () => {
    const { world } = catalog();
    const terraform = caller(world);
    const hr = terraform.make("databricks_catalog", { name: "hr", isolation_mode: "ISOLATED" });
    const own = terraform.make("databricks_workspace_binding", {
      workspace_id: 1001,
      securable_type: "catalog",
      securable_name: "hr",
    });
    const object = world.store.get(hr.key);
    if (!object) throw new Error("no catalog");
    expect(world.delete(securableVisible, object)).toBeUndefined();
    terraform.remove(own);
    expect(world.delete(securableVisible, object)?.summary).toContain("not accessible");
  });
});

describe("what holds something", () => {
  it("takes it along: a catalog its schemas and volumes, a metastore everything", () => {
    const { world, sales, metastore } = catalog();
    world.has("databricks_volume", { name: "v", catalog_name: "sales", schema_name: "bronze" });
    caller(world).remove(made(sales));
    expect(world.store.ofType("databricks_schema", "databricks_volume")).toEqual([]);
    expect(world.store.ofType("databricks_external_location")).toHaveLength(1);
    caller(world, "account").remove(made(metastore));
    expect(world.store.ofType("databricks_external_location", "databricks_storage_credential")).toEqual([]);
  });

  it("takes along what lives in a workspace, and leaves what is in the metastore (H21)", () => {
    const { world, main } = catalog();
    world.has("databricks_job", { id: "1" });
    caller(world, "account").remove(made(main));
    expect(world.store.all().filter(({ type }) => type === "databricks_job")).toEqual([]);
    expect(world.store.ofType("databricks_metastore_assignment", "databricks_mws_permission_assignment")).toEqual([]);
    expect(world.store.ofType("databricks_catalog")).toHaveLength(1);
  });

  it("takes along the files of a folder", () => {
    const { world } = workspace();
    const folder = world.has("databricks_directory", { path: "/code" });
    for (const path of ["/code/a.py", "/other/a.py"]) world.has("databricks_workspace_file", { path });
    caller(world).remove(made(folder));
    expect(world.store.ofType("databricks_workspace_file").map(({ attributes }) => attributes.path)).toEqual([
      "/other/a.py",
    ]);
  });
});

describe("a workspace", () => {
  it("takes two minutes to be made, and its network is attached", () => {
    const { world, main, network } = workspace();
    expect(Math.max(...effectsOf("databricks_mws_workspaces").map(({ takes }) => takes?.(main, "create") ?? 0))).toBe(
      120_000,
    );
    happens(world, "created", main);
    expect(world.store.get(network.key)?.attributes).toMatchObject({ vpc_status: "VALID", workspace_id: 1001 });
    happens(world, "deleted", main);
    expect(world.store.get(network.key)?.attributes).toMatchObject({ vpc_status: "UNATTACHED" });
  });
});

describe("what destroy does not take away", () => {
  it("a log delivery: it is switched off, and keeps its name (pain 11)", () => {
    const { world } = workspace();
    const delivery = world.has("databricks_mws_log_delivery", { config_name: "audit", status: "ENABLED" });
    caller(world, "account").remove(made(delivery));
    expect(world.store.ofType("databricks_mws_log_delivery")).toMatchObject([
      { madeByService: true, attributes: { config_name: "audit", status: "DISABLED" } },
    ]);
  });

  it("the binding of an NCC or network policy, until there is another or the workspace goes (pain 12)", () => {
    const { world, main } = workspace();
    const account = caller(world, "account");
    const bind = (id: string) =>
      account.make("databricks_mws_ncc_binding", { workspace_id: 1001, network_connectivity_config_id: id });
    const left = () => world.store.ofType("simulated_leftover_binding").map(({ attributes }) => attributes.target);
    account.remove(bind("ncc-1"));
    expect(left()).toEqual(["ncc-1"]);
    const second = bind("ncc-2");
    expect(left()).toEqual([]);
    account.remove(second);
    account.remove(made(main));
    expect(left()).toEqual([]);
  });
});

describe("what the service changes", () => {
  it("a classic warehouse is not serverless, so that the next plan finds a difference (pain 19)", () => {
    const { world } = workspace();
    const make = (name: string, warehouse_type: string) =>
      caller(world).make("databricks_sql_endpoint", {
        name,
        cluster_size: "2X-Small",
        warehouse_type,
        enable_serverless_compute: true,
      }).attributes.enable_serverless_compute;
    expect(make("a", "CLASSIC")).toBe(false);
    expect(make("b", "PRO")).toBe(true);
  });

  it("a network policy without an account gets one", () => {
    const { world } = workspace();
    const strict = caller(world, "account").make("databricks_account_network_policy", { network_policy_id: "strict" });
    expect(strict.attributes.account_id).toBe(ACCOUNT);
  });
});
