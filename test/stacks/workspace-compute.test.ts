import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { expectComesAndGoes, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { cluster, notebooks, pool, RUNTIME, withWorkspaceCompute } from "../support/workspace-compute";

const input = devInput();
withWorkspaceCompute(input);
const platform = platformOf(accountInput(), input);
const DEPLOYER = "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";
const PRINCIPAL = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";
const POOL = "${databricks_instance_pool.instance-pool-ready.id}";

describe("pools, policies and clusters of a workspace", () => {
  let json: EmittedStack["json"];
  beforeAll(() => {
    const stack = synthPlatform(platform).find(({ name }) => name === "dev-settings-main");
    if (stack === undefined) throw new Error("no stack");
    json = stack.json;
  });
  const definition = (key: string) =>
    JSON.parse(String(resource(json, `databricks_cluster_policy.cluster-policy-${key}`).definition)) as Record<
      string,
      unknown
    >;
  const access = (of: string) => resource(json, `databricks_permissions.${of}_permissions`).access_control;
  const tags = { CostCenter: "4711", Environment: "dev" };

  it("keep instances ready, on demand, with tags", () => {
    expect(resource(json, "databricks_instance_pool.instance-pool-ready")).toMatchObject({
      instance_pool_name: "acme-dev-ready",
      node_type_id: "m6id.xlarge",
      min_idle_instances: 1,
      max_capacity: 10,
      idle_instance_autotermination_minutes: 10,
      enable_elastic_disk: true,
      aws_attributes: { availability: "ON_DEMAND" },
      preloaded_spark_versions: [RUNTIME],
      custom_tags: tags,
    });
  });

  it("let who may use a policy of the pool make clusters on it", () => {
    expect(access("instance-pool-ready")).toEqual([
      { service_principal_name: DEPLOYER, permission_level: "CAN_MANAGE" },
      { group_name: "data-engineers", permission_level: "CAN_ATTACH_TO" },
      { group_name: "platform-admins", permission_level: "CAN_MANAGE" },
    ]);
  });

  it("go over a family of Databricks, which has all the rest", () => {
    const one = resource(json, "databricks_cluster_policy.cluster-policy-personal");
    expect(one).toMatchObject({ policy_family_id: "personal-vm", name: "acme-dev-personal" });
    expect(one).not.toHaveProperty("definition");
    expect(JSON.parse(String(one.policy_family_definition_overrides))).toMatchObject({
      spark_version: { type: "allowlist", values: [RUNTIME, "16.4.x-scala2.12"], defaultValue: RUNTIME },
      num_workers: { type: "forbidden" },
      "custom_tags.CostCenter": { type: "fixed", value: "4711" },
    });
  });

  it("fix the pool, and say none of its tags again", () => {
    const rules = definition("pooled");
    expect(rules).toMatchObject({
      instance_pool_id: { type: "fixed", value: POOL },
      driver_instance_pool_id: { type: "forbidden" },
      node_type_id: { type: "forbidden" },
      driver_node_type_id: { type: "forbidden" },
      enable_local_disk_encryption: { type: "fixed", value: true },
      runtime_engine: { type: "fixed", value: "STANDARD" },
    });
    expect(Object.keys(rules).filter((rule) => /^custom_tags|availability|zone_id/.test(rule))).toEqual([]);
    expect(definition("team")).toMatchObject({
      instance_pool_id: { type: "forbidden" },
      runtime_engine: { type: "allowlist", values: ["PHOTON", "STANDARD"], defaultValue: "PHOTON" },
    });
    expect(definition("exploration")).not.toHaveProperty("runtime_engine");
  });

  it("are for one identity where languages or runtimes ask for it", () => {
    for (const [policy, mode] of [
      ["team", "USER_ISOLATION"],
      ["statistics", "SINGLE_USER"],
      ["learning", "SINGLE_USER"],
    ] as const)
      expect(definition(policy).data_security_mode, policy).toEqual({ type: "fixed", value: mode });
    expect(resource(json, "databricks_cluster_policy.cluster-policy-team").max_clusters_per_user).toBe(2);
    expect(resource(json, "databricks_cluster_policy.cluster-policy-pooled")).not.toHaveProperty(
      "max_clusters_per_user",
    );
  });

  it("make a cluster that says what its policy fixes", () => {
    expect(resource(json, "databricks_cluster.cluster-team")).toMatchObject({
      cluster_name: "acme-dev-team",
      policy_id: "${databricks_cluster_policy.cluster-policy-team.id}",
      spark_version: RUNTIME,
      node_type_id: "m6id.xlarge",
      driver_node_type_id: "m6id.xlarge",
      autoscale: { min_workers: 1, max_workers: 6 },
      autotermination_minutes: 30,
      enable_local_disk_encryption: true,
      data_security_mode: "USER_ISOLATION",
      runtime_engine: "PHOTON",
      workload_type: { clients: { jobs: false, notebooks: true } },
      aws_attributes: { availability: "SPOT_WITH_FALLBACK", first_on_demand: 1, zone_id: "auto" },
      is_pinned: true,
      no_wait: true,
      custom_tags: tags,
    });
    expect(access("cluster-team")).toEqual([
      { service_principal_name: DEPLOYER, permission_level: "CAN_MANAGE" },
      { group_name: "analysts", permission_level: "CAN_ATTACH_TO" },
      { group_name: "data-engineers", permission_level: "CAN_RESTART" },
    ]);
  });

  it("take nodes of a pool with its type, price and tags", () => {
    const made = resource(json, "databricks_cluster.cluster-quick");
    expect(made).toMatchObject({ instance_pool_id: POOL, autoscale: { min_workers: 2 }, runtime_engine: "STANDARD" });
    for (const argument of ["node_type_id", "driver_node_type_id", "aws_attributes", "custom_tags"])
      expect(made).not.toHaveProperty(argument);
  });

  it("are dedicated to a person, whose group starts it, or to a program", () => {
    expect(resource(json, "databricks_cluster.cluster-ada")).toMatchObject({
      data_security_mode: "SINGLE_USER",
      single_user_name: "ada@acme.example",
      node_type_id: "g5.xlarge",
      aws_attributes: { availability: "ON_DEMAND" },
    });
    expect(access("cluster-ada")).toContainEqual({ group_name: "data-engineers", permission_level: "CAN_RESTART" });
    expect(resource(json, "databricks_cluster.cluster-connect").single_user_name).toBe(PRINCIPAL);
    expect(access("cluster-connect")).toEqual([
      { service_principal_name: DEPLOYER, permission_level: "CAN_MANAGE" },
      { service_principal_name: PRINCIPAL, permission_level: "CAN_RESTART" },
    ]);
  });

  it("are outputs by key", () => {
    expect(json.output?.instance_pool_ids?.value).toEqual({ ready: POOL });
    expect(Object.keys(json.output?.cluster_ids?.value as object)).toEqual(["ada", "connect", "quick", "team"]);
  });
});

describe("pools, policies and clusters in the configuration", () => {
  const { main } = input.workspaces;
  const says = (changes: Readonly<Record<string, unknown>>) =>
    report({
      dev: {
        "workspaces.main": structuredClone(main),
        ...Object.fromEntries(Object.entries(changes).map(([field, value]) => [`workspaces.main.${field}`, value])),
      },
    });
  const team = (change: Parameters<typeof cluster>[0]) => ({ "clusters.team": cluster(change) });
  const ready = (change: object) => ({ "instancePools.ready": pool(change) });
  const policy = (change: Parameters<typeof notebooks>[0]) => ({ "clusterPolicies.other": notebooks(change) });

  it.each<[string, Record<string, unknown>]>([
    ["of every sort", {}],
    ["a pool of spot instances", ready({ spot: true })],
    [
      "a pool whose nodes get disks",
      {
        ...ready({ nodeType: "m6i.xlarge", disks: { sizeGib: 200 } }),
        "clusterPolicies.pooled.nodeTypes": ["m6i.xlarge"],
      },
    ],
    ["a policy for R", policy({ accessMode: "dedicated" })],
    ["Photon proposed to jobs", { "clusterPolicies.jobs.photon": true }],
  ])("are taken: %s", (_, changes) => expect(says(changes)).toBe(""));

  it.each<[string, Record<string, unknown>, string]>([
    [
      "a mode of job clusters",
      { "clusterPolicies.jobs.accessMode": "dedicated" },
      'clusters of workload "job" say their access mode themselves',
    ],
    [
      "a pool of job clusters",
      { "clusterPolicies.jobs.pool": "ready" },
      'clusters of workload "job" have nodes of their own',
    ],
    ["a pool that is not there", policy({ pool: "none" }), "clusterPolicies.other.pool"],
    [
      "other nodes than the pool's",
      policy({ pool: "ready" }),
      'all nodes of the pool ready are of type m6id.xlarge. Fix: write ["m6id.xlarge"]',
    ],
    [
      "machine learning that many share",
      policy({ accessMode: "standard", runtime: "17.3.x-cpu-ml-scala2.13" }),
      "clusterPolicies.other.accessMode",
    ],
    [
      "Photon on GPUs",
      policy({ photon: true, runtime: "17.3.x-gpu-ml-scala2.13", nodeTypes: ["g5.xlarge"] }),
      "clusterPolicies.other.photon",
    ],
    ["Photon of pipelines", policy({ photon: true, workload: "pipeline" }), "a pipeline says it itself"],
    [
      "a size of pipelines",
      policy({ autoscaling: true, workload: "pipeline" }),
      "a pipeline says it itself, and a gateway",
    ],
    [
      "versions of pipelines",
      policy({ otherRuntimes: [RUNTIME], workload: "pipeline" }),
      "a pipeline takes its runtime from its channel",
    ],
    [
      "versions beside one that moves on",
      policy({ runtime: "auto:latest-lts", otherRuntimes: [RUNTIME] }),
      "auto:latest-lts moves on, and otherRuntimes are versions beside it",
    ],
    ["a version twice", policy({ otherRuntimes: [RUNTIME] }), "is the runtime already. Fix: remove it"],
    ["a choice that moves on", policy({ otherRuntimes: ["auto:prev-lts"] }), "people choose between versions"],
    [
      "versions of another sort",
      policy({ otherRuntimes: ["17.3.x-cpu-ml-scala2.13"] }),
      "17.3.x-cpu-ml-scala2.13 is of another sort than 17.3.x-scala2.13",
    ],
    ["no id of a family", policy({ family: "Personal Compute" }), "is not the id of a policy family"],
    ["no cluster for anybody", policy({ maxClustersPerUser: 0 }), "maxClustersPerUser"],
    [
      "more ready than there may be",
      ready({ minIdle: 11, acknowledgeHourlyCost: true }),
      "instancePools.ready.minIdle: is more than maxCapacity, 10",
    ],
    [
      "a cost that nobody accepted",
      ready({ minIdle: 2 }),
      "write true: 2 instances are billed by the hour, used or not",
    ],
    [
      "a runtime that moves on, loaded",
      ready({ preloadedRuntime: "auto:latest-lts" }),
      "instancePools.ready.preloadedRuntime",
    ],
    ["nodes without disks", ready({ nodeType: "m6i.xlarge" }), "nodes of type m6i.xlarge have no disk of their own"],
    ["disks that are too small", ready({ disks: { sizeGib: 50 } }), "disks.sizeGib"],
    ["nodes that the region lacks", ready({ nodeType: "m1.small" }), "instancePools.ready.nodeType"],
    [
      "a pool that nothing uses",
      { "instancePools.more": pool() },
      "instancePools.more: no cluster policy takes nodes from it",
    ],
    ["a right of pools that there is not", ready({ permissions: { analysts: "CAN_USE" } }), "permissions.analysts"],
    ["a policy that is not there", team({ clusterPolicy: "none" }), "clusters.team.clusterPolicy"],
    ["a policy of jobs", team({ clusterPolicy: "jobs" }), 'the cluster policy jobs is for workload "job"'],
    [
      "a runtime that moves on",
      team({ clusterPolicy: "exploration" }),
      "the cluster policy exploration has the runtime auto:latest-lts",
    ],
    [
      "nobody to dedicate it to",
      team({ clusterPolicy: "statistics" }),
      "is for clusters of one identity, and this one says none",
    ],
    [
      "one identity of a shared policy",
      team({ dedicatedTo: { type: "user", user: "a@acme.example" } }),
      "is for clusters that many share",
    ],
    [
      "the deployer",
      { "clusters.connect.dedicatedTo.servicePrincipal": "terraform" },
      "clusters.connect.dedicatedTo.servicePrincipal",
    ],
    ["a person without an address", { "clusters.ada.dedicatedTo.user": "Ada" }, "clusters.ada.dedicatedTo.user"],
    ["a node that the policy lacks", team({ nodeType: "m6id.4xlarge" }), "the cluster policy team has no m6id.4xlarge"],
    [
      "more workers than the policy allows",
      team({ maxWorkers: 7 }),
      "the cluster policy team allows 6 workers at most",
    ],
    ["fewer workers than there are", team({ minWorkers: 5, maxWorkers: 2 }), "2 is less than minWorkers, 5"],
    ["nobody who may use it", team({ permissions: {} }), "clusters.team.permissions: nobody may use it"],
    [
      "a group that cannot enter",
      team({ permissions: { strangers: "CAN_RESTART" } }),
      "clusters.team.permissions.strangers",
    ],
    [
      "more than are pinned",
      { clusters: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`c${index}`, cluster()])) },
      "101 clusters, and a workspace pins 100",
    ],
  ])("are refused: %s", (_, changes, message) => expect(says(changes)).toContain(message));
});

describe("pools, policies and clusters in simulated services", () => {
  const site = new SimulatedSite();
  afterAll(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go", () =>
    expectComesAndGoes(site, platform, ["dev-settings-main"]));
});
