import { describe, expect, it } from "vitest";
import { limits } from "../../../../../tools/simulate/cloud/rules/databricks/limits/limits";
import { logDelivery } from "../../../../../tools/simulate/cloud/rules/databricks/operations/log-delivery";
import { nccRegion } from "../../../../../tools/simulate/cloud/rules/databricks/operations/ncc-region";
import { stillBound } from "../../../../../tools/simulate/cloud/rules/databricks/operations/still-bound";
import { tagValue } from "../../../../../tools/simulate/cloud/rules/databricks/operations/tag-value";
import { taggedObject } from "../../../../../tools/simulate/cloud/rules/databricks/operations/tagged-object";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { ACCOUNT, DELIVERY_ROLE, METASTORE, policy, trust } from "./lakehouse";
import { catalog, ingredients, workspace } from "./support";

const nameForm = checkRule("name-form");

describe("limits", () => {
  it("refuses an eleventh connectivity configuration in a region, not in the next", () => {
    const { world } = ingredients();
    const type = "databricks_mws_network_connectivity_config";
    for (let index = 0; index < 10; index++) world.has(type, { name: `n-${index}`, region: "eu-west-1" });
    expect(world.create(limits, type, { name: "n", region: "eu-west-1" })?.detail).toContain("11 of 10");
    expect(world.create(limits, type, { name: "n", region: "us-east-1" })).toBeUndefined();
  });

  it("counts private endpoints over all configurations of a region", () => {
    const { world } = ingredients();
    const type = "databricks_mws_ncc_private_endpoint_rule";
    for (const ncc of ["a", "b"]) {
      world.has("databricks_mws_network_connectivity_config", {
        network_connectivity_config_id: ncc,
        region: "eu-west-1",
      });
      for (let index = 0; index < 15; index++) world.has(type, { network_connectivity_config_id: ncc });
    }
    expect(world.create(limits, type, { network_connectivity_config_id: "a" })?.detail).toContain("31 of 30");
  });

  it("counts the entries of IP access lists, and disabled log deliveries", () => {
    const { world } = workspace();
    const entries = (count: number) => ({
      ip_addresses: Array.from({ length: count }, (_, index) => `10.0.0.${index}`),
    });
    const list = world.has("databricks_ip_access_list", entries(900));
    expect(world.create(limits, "databricks_ip_access_list", entries(100))).toBeUndefined();
    expect(world.create(limits, "databricks_ip_access_list", entries(101))?.detail).toContain("1001");
    expect(world.update(limits, list, entries(1001))).toBeDefined();
    for (const status of ["ENABLED", "DISABLED"])
      world.has("databricks_mws_log_delivery", { log_type: "AUDIT_LOGS", status });
    expect(world.create(limits, "databricks_mws_log_delivery", { log_type: "AUDIT_LOGS" })?.detail).toContain("3 of 2");
    expect(world.create(limits, "databricks_mws_log_delivery", { log_type: "BILLABLE_USAGE" })).toBeUndefined();
  });

  it("counts catalogs in their metastore", () => {
    const { world } = catalog();
    for (let index = 1; index < 1000; index++)
      world.has("databricks_catalog", { name: `c${index}`, metastore_id: METASTORE });
    expect(world.create(limits, "databricks_catalog", { name: "one-too-many" })?.detail).toContain("1001 of 1000");
  });
});

describe("name-form", () => {
  it("refuses names that the service does not take", () => {
    const { world } = ingredients();
    const ncc = (name: string) => world.create(nameForm, "databricks_mws_network_connectivity_config", { name });
    expect(ncc("acme-dev")).toBeUndefined();
    expect(ncc("acme dev")?.fix).toContain("hyphens");
    expect(ncc("a".repeat(31))).toBeDefined();
    const policyId = "x".repeat(33);
    expect(world.create(nameForm, "databricks_account_network_policy", { network_policy_id: policyId })).toBeDefined();
  });
});

describe("log-delivery", () => {
  const make = (changes: ObjectValue = {}, trusted = DELIVERY_ROLE, bucketAction = "s3:*") => {
    const { world, role, bucketPolicy } = ingredients();
    world.change(role, { assume_role_policy: trust(ACCOUNT, trusted) });
    world.change(bucketPolicy, {
      policy: policy({
        Principal: { AWS: role.attributes.arn },
        Action: bucketAction,
        Resource: ["arn:aws:s3:::root", "arn:aws:s3:::root/*"],
      }),
    });
    return world.create(logDelivery, "databricks_mws_log_delivery", {
      log_type: "AUDIT_LOGS",
      output_format: "JSON",
      credentials_id: "cred-1",
      storage_configuration_id: "store-1",
      ...changes,
    });
  };

  it("accepts a delivery that can write", () => {
    expect(make()).toBeUndefined();
    expect(make({ log_type: "BILLABLE_USAGE", output_format: "CSV" })).toBeUndefined();
  });

  it("refuses the wrong format, role and bucket policy", () => {
    expect(make({ output_format: "CSV" })?.fix).toContain("JSON");
    expect(make({}, "arn:aws:iam::414351767826:role/other")?.detail).toContain("SaasUsageDelivery");
    expect(make({}, DELIVERY_ROLE, "s3:GetBucketLocation")?.detail).toContain("s3:PutObject");
  });
});

describe("ncc-region", () => {
  it("refuses a configuration for another region than the workspace's", () => {
    const { world } = workspace();
    const ncc = world.has("databricks_mws_network_connectivity_config", {
      network_connectivity_config_id: "ncc-1",
      region: "eu-west-1",
    });
    const bind = () =>
      world.create(nccRegion, "databricks_mws_ncc_binding", {
        workspace_id: 1001,
        network_connectivity_config_id: "ncc-1",
      });
    expect(bind()).toBeUndefined();
    world.change(ncc, { region: "us-east-1" });
    expect(bind()?.detail).toContain("us-east-1");
  });
});

describe("still-bound", () => {
  it("refuses to delete what a workspace is still bound to after the binding was destroyed", () => {
    const { world } = workspace();
    const id = { network_connectivity_config_id: "ncc-1" };
    const ncc = world.has("databricks_mws_network_connectivity_config", { id: `${ACCOUNT}/ncc-1`, ...id });
    const networkPolicy = world.has("databricks_account_network_policy", { network_policy_id: "strict" });
    expect(world.delete(stillBound, ncc)).toBeUndefined();
    const left = (binding: string, target: string) =>
      world.has("simulated_leftover_binding", { binding, workspace_id: 1001, target });
    left("databricks_mws_ncc_binding", "ncc-1");
    expect(world.delete(stillBound, ncc)?.detail).toContain("acme-dev-main");
    expect(world.delete(stillBound, networkPolicy)).toBeUndefined();
    left("databricks_workspace_network_option", "strict");
    expect(world.delete(stillBound, networkPolicy)?.fix).toContain("default-policy");
  });
});

describe("tag-value", () => {
  it("refuses a value that the governed tag does not have", () => {
    const { world } = catalog();
    const assign = (tag_value: string) =>
      world.create(tagValue, "databricks_entity_tag_assignment", { tag_key: "class", tag_value });
    expect(assign("secret")).toBeUndefined();
    world.has("databricks_tag_policy", { tag_key: "class", values: [{ name: "public" }, { name: "internal" }] });
    expect(assign("secret")?.fix).toContain("internal");
    expect(assign("public")).toBeUndefined();
  });
});

describe("tagged-object", () => {
  it("refuses what is nothing that tags are put on, and what is not there", () => {
    const { world } = catalog();
    const assign = (entity_type: string, entity_id: string) =>
      world.create(taggedObject, "databricks_workspace_entity_tag_assignment", {
        entity_type,
        entity_id,
        tag_key: "a",
      });
    expect(assign("queries", "1")?.fix).toContain("dashboards, apps, geniespaces, notebooks");
    expect(assign("dashboards", "d-1")?.detail).toContain("d-1");
    expect(assign("apps", "portal")?.path).toEqual([{ attribute: "entity_id" }]);
    world.has("databricks_dashboard", { id: "d-1" });
    world.has("databricks_app", { name: "portal" });
    for (const [type, id] of [
      ["dashboards", "d-1"],
      ["apps", "portal"],
      ["geniespaces", "s"],
      ["notebooks", "7"],
    ] as const)
      expect(assign(type, id)).toBeUndefined();
  });
});
