import { describe, expect, it } from "vitest";
import { type ClusterProfile, clusterPolicyDefinition } from "../../../modules/settings/cluster-policy-definition";

const job: ClusterProfile = {
  description: "Automated jobs",
  workload: "job",
  autoTerminationMinutes: 30,
  maxWorkers: 8,
  maxDbusPerHour: 50,
  nodeTypes: ["m6id.xlarge", "m6id.2xlarge"],
  runtime: "auto:latest-lts",
  otherRuntimes: [],
  autoscaling: false,
  spot: true,
  libraries: {},
  groups: ["data-engineers"],
};
const interactive: ClusterProfile = { ...job, workload: "interactive", autoTerminationMinutes: 20 };
const rules = (profile: ClusterProfile, tags = {}) => clusterPolicyDefinition(profile, tags);

describe("cluster policy definition", () => {
  it("offers the node types of the profile, the first by default, to drivers too", () => {
    expect(rules(job)).toMatchObject({
      node_type_id: { type: "allowlist", values: ["m6id.xlarge", "m6id.2xlarge"], defaultValue: "m6id.xlarge" },
      driver_node_type_id: { type: "allowlist", values: ["m6id.xlarge", "m6id.2xlarge"], isOptional: true },
    });
  });

  it("limits workers whether the size is fixed or automatic, and demands neither", () => {
    const range = { type: "range", maxValue: 8, isOptional: true };
    expect(rules(job)).toMatchObject({ num_workers: range, "autoscale.max_workers": range });
  });

  it("demands bounds of workers where clusters have to grow and shrink, and refuses a fixed size", () => {
    const range = { type: "range", minValue: 1, maxValue: 8 };
    expect(rules({ ...job, autoscaling: true })).toMatchObject({
      num_workers: { type: "forbidden" },
      "autoscale.min_workers": { ...range, defaultValue: 1 },
      "autoscale.max_workers": { ...range, defaultValue: 8 },
    });
    for (const attribute of ["autoscale.min_workers", "autoscale.max_workers"])
      expect(rules({ ...job, autoscaling: true })[attribute]).not.toHaveProperty("isOptional");
  });

  it("offers other runtimes beside the one that is proposed", () => {
    const runtime = "17.3.x-scala2.13";
    expect(rules({ ...interactive, runtime, otherRuntimes: ["16.4.x-scala2.12"] }).spark_version).toEqual({
      type: "allowlist",
      values: [runtime, "16.4.x-scala2.12"],
      defaultValue: runtime,
    });
  });

  it("limits the price and fixes the runtime", () => {
    expect(rules({ ...job, maxDbusPerHour: 12.5, runtime: "17.3.x-scala2.13" })).toMatchObject({
      dbus_per_hour: { type: "range", maxValue: 12.5 },
      spark_version: { type: "fixed", value: "17.3.x-scala2.13" },
    });
    expect(rules(job).spark_version).toEqual({ type: "fixed", value: "auto:latest-lts" });
  });

  it("puts workers on spot instances with fall-back and keeps the driver on demand", () => {
    expect(rules(job)).toMatchObject({
      "aws_attributes.availability": { type: "fixed", value: "SPOT_WITH_FALLBACK" },
      "aws_attributes.first_on_demand": { type: "fixed", value: 1 },
    });
    const onDemand = rules({ ...job, spot: false });
    expect(onDemand["aws_attributes.availability"]).toMatchObject({ value: "ON_DEMAND" });
    expect(onDemand).not.toHaveProperty(["aws_attributes.first_on_demand"]);
  });

  it("encrypts local disks, and forbids the ways around the policy and around Unity Catalog", () => {
    expect(rules(job).enable_local_disk_encryption).toMatchObject({ type: "fixed", value: true });
    for (const attribute of ["instance_pool_id", "driver_instance_pool_id", "aws_attributes.instance_profile_arn"]) {
      expect(rules(job)[attribute], attribute).toMatchObject({ type: "forbidden" });
    }
  });

  it("fixes every tag", () => {
    expect(rules(job, { CostCenter: "4711", Environment: "dev" })).toMatchObject({
      "custom_tags.CostCenter": { type: "fixed", value: "4711" },
      "custom_tags.Environment": { type: "fixed", value: "dev" },
    });
  });

  it("job: job clusters only, in a mode that Unity Catalog works with, without what they do not know", () => {
    const definition = rules(job);
    expect(definition.cluster_type).toEqual({ type: "fixed", value: "job" });
    expect(definition.data_security_mode).toMatchObject({
      values: ["USER_ISOLATION", "SINGLE_USER"],
      defaultValue: "USER_ISOLATION",
    });
    const attributes = Object.keys(definition);
    expect(attributes.filter((name) => /^(autotermination|workload_type)/.test(name))).toEqual([]);
  });

  it("interactive: notebooks only, shared, and stopped when idle", () => {
    expect(rules(interactive)).toMatchObject({
      cluster_type: { type: "fixed", value: "all-purpose" },
      data_security_mode: { type: "fixed", value: "USER_ISOLATION" },
      autotermination_minutes: { type: "fixed", value: 20 },
      "workload_type.clients.jobs": { type: "fixed", value: false },
      "workload_type.clients.notebooks": { type: "fixed", value: true },
    });
  });
});
