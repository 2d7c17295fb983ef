import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../tools/simulate/schema/value";
import { blockOf, full, planOf } from "../support/planning";

describe("planning a creation", () => {
  it("keeps what is configured, and leaves open what the provider finds out", () => {
    const { planned } = planOf("aws_subnet", { config: { vpc_id: "vpc-1", cidr_block: "10.0.0.0/24" } });
    expect(planned).toMatchObject({ vpc_id: "vpc-1", id: UNKNOWN, arn: UNKNOWN, availability_zone: UNKNOWN });
    expect(planned.outpost_arn).toBeNull();
  });

  it("passes on a value that is not known yet", () => {
    expect(planOf("aws_subnet", { config: { vpc_id: UNKNOWN } }).planned.vpc_id).toBe(UNKNOWN);
  });

  it("fills in defaults, and says that it went beyond the configuration", () => {
    const plan = planOf("databricks_sql_endpoint", { config: { name: "main", cluster_size: "Small" } });
    expect(plan.planned).toMatchObject({ auto_stop_mins: 120, enable_photon: true });
    expect(plan.overridesConfig).toBe(true);
    expect(planOf("aws_vpc", { config: {} }).overridesConfig).toBe(false);
  });

  it("fills in defaults inside blocks that are there", () => {
    const config = {
      task: [{ task_key: "a", new_cluster: [{ spark_version: "x", workload_type: [{ clients: [{}] }] }] }],
    };
    expect(planOf("databricks_job", { config }).planned).toMatchObject({
      task: [{ new_cluster: [{ num_workers: 0, workload_type: [{ clients: [{ jobs: true, notebooks: true }] }] }] }],
      new_cluster: [],
    });
  });

  it("never plans a write-only argument", () => {
    const config = { secret_id: "s", secret_string_wo: "hush", secret_string_wo_version: 1 };
    const { planned } = planOf("aws_secretsmanager_secret_version", { config });
    expect(planned).toMatchObject({ secret_string_wo: null, secret_string_wo_version: 1 });
  });
});

describe("what an AWS provider block adds", () => {
  const provider = { region: "eu-west-1", default_tags: [{ tags: { owner: "data", env: "dev" } }] };

  it("is its region, and its tags under those of the resource", () => {
    const { planned } = planOf("aws_vpc", { config: { tags: { env: "test", Name: "main" } }, provider });
    expect(planned.region).toBe("eu-west-1");
    expect(planned.tags_all).toEqual({ owner: "data", env: "test", Name: "main" });
    expect(planned.tags).toEqual({ env: "test", Name: "main" });
  });

  it("is unknown while a tag is", () => {
    const { planned } = planOf("aws_vpc", { config: { tags: { Name: UNKNOWN } }, provider });
    expect(planned.tags_all).toBe(UNKNOWN);
  });

  it("changes resources whose own configuration has not changed", () => {
    const prior = planned("aws_vpc", { cidr_block: "10.0.0.0/16", region: "eu-west-1", tags_all: { owner: "data" } });
    const plan = planOf("aws_vpc", { prior, config: { cidr_block: "10.0.0.0/16" }, provider });
    expect(plan.planned.tags_all).toEqual({ owner: "data", env: "dev" });
    expect(plan.requiresReplace).toEqual([]);
  });

  it("replaces resources when it is in another region", () => {
    const prior = planned("aws_vpc", { cidr_block: "10.0.0.0/16", region: "eu-central-1", tags_all: {} });
    const plan = planOf("aws_vpc", { prior, config: { cidr_block: "10.0.0.0/16" }, provider: { region: "eu-west-1" } });
    expect(plan.requiresReplace).toEqual([[{ attribute: "region" }]]);
  });
});

describe("planning an update", () => {
  const prior = planned("databricks_group", { display_name: "data", id: "1", url: null });

  it("returns what is there when nothing changes, also where something computed is still null", () => {
    const config = { display_name: "data" };
    expect(planOf("databricks_group", { prior, config }).planned).toEqual(full(blockOf("databricks_group"), prior));
  });

  it("keeps computed values that are known, and asks again for those that are null", () => {
    const { planned } = planOf("databricks_group", { prior, config: { display_name: "other" } });
    expect(planned).toMatchObject({ display_name: "other", id: "1", url: UNKNOWN });
  });

  it("goes back to a default when an argument is taken out", () => {
    const before = planned("databricks_sql_endpoint", { name: "main", cluster_size: "Small", auto_stop_mins: 10 });
    const config = { name: "main", cluster_size: "Small" };
    expect(planOf("databricks_sql_endpoint", { prior: before, config }).planned.auto_stop_mins).toBe(120);
  });

  it("makes unknown what changes with every change", () => {
    const before = planned("aws_launch_template", { name: "a", latest_version: 3 });
    const { planned: after } = planOf("aws_launch_template", {
      prior: before,
      config: { name: "a", description: "b" },
    });
    expect(after.latest_version).toBe(UNKNOWN);
  });

  it("finds the items of a set again by their content, whatever the provider has added to them", () => {
    const type = "aws_s3_bucket_logging";
    const grant = (name: string, added: string | null) => ({
      permission: "READ",
      grantee: [{ id: name, type: "CanonicalUser", display_name: added }],
    });
    const config = {
      bucket: "b",
      target_bucket: "l",
      target_prefix: "p",
      target_grant: [grant("x", null), grant("y", null)],
    };
    const before = planned(type, { ...config, target_grant: [grant("y", "Y"), grant("x", "X")] });
    expect(planOf(type, { prior: before, config }).planned).toEqual(full(blockOf(type), before));
  });
});

describe("differences that a provider does not see", () => {
  const unchanged = (type: string, before: object, after: object) => {
    const prior = planned(type, before as never);
    return planOf(type, { prior, config: after as never }).planned;
  };

  it.each([
    ["upper and lower case", "databricks_catalog", { name: "Main" }, { name: "main" }, "name"],
    ["a slash at the end", "databricks_external_location", { url: "s3://b/" }, { url: "s3://b" }, "url"],
    ["white space", "databricks_cluster_policy", { definition: '{"a": 1}' }, { definition: '{"a":1}' }, "definition"],
    [
      "a check that is switched off later",
      "databricks_storage_credential",
      { skip_validation: false },
      { skip_validation: true },
      "skip_validation",
    ],
    ["an argument taken out of the configuration", "databricks_group", { external_id: "x" }, {}, "external_id"],
    [
      "a change after creation",
      "databricks_mws_workspaces",
      { is_no_public_ip_enabled: true },
      { is_no_public_ip_enabled: false },
      "is_no_public_ip_enabled",
    ],
  ])("%s", (_, type, before, after, attribute) => {
    expect(unchanged(type, before, after)[attribute]).toEqual((before as Record<string, unknown>)[attribute]);
  });

  it("do not hide a real change", () => {
    expect(unchanged("databricks_catalog", { name: "main" }, { name: "raw" }).name).toBe("raw");
    expect(
      unchanged("databricks_storage_credential", { skip_validation: true }, { skip_validation: false }),
    ).toMatchObject({
      skip_validation: false,
    });
  });
});

/** A state as an earlier apply has left it. */
function planned(type: string, values: Parameters<typeof full>[1]) {
  const { planned: made } = planOf(type, { config: {} });
  const settled = Object.fromEntries(
    Object.entries(made).map(([name, value]) => [name, value === UNKNOWN ? "made" : value]),
  );
  return { ...settled, ...values };
}
