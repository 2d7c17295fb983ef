import { describe, expect, it } from "vitest";
import type { Rule } from "../../../../../tools/simulate/cloud/rule";
import { credentialsPermissions } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/credentials-permissions";
import { credentialsRole } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/credentials-role";
import { customerManagedKeyPolicy } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/customer-managed-key-policy";
import { customerManagedKeyUse } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/customer-managed-key-use";
import { metastoreAssignedFirst } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/metastore-assigned-first";
import { networkOfOneWorkspace } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/network-of-one-workspace";
import { privateAccess } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/private-access";
import { rootBucketPolicy } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/root-bucket-policy";
import { workspaceRegion } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/workspace-region";
import { workspaceUpdate } from "../../../../../tools/simulate/cloud/rules/databricks/workspace/workspace-update";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { checkRule } from "../support/checks";
import { ACCOUNT, AWS_ACCOUNT, CONTROL_PLANE, DELIVERY_ROLE, type Lakehouse, policy, REGION, trust } from "./lakehouse";
import { ingredients, WORKSPACE, workspace } from "./support";

const workspaceParts = checkRule("workspace-parts");
const workspaceTier = checkRule("workspace-tier");

const CREDENTIALS = { credentials_name: "acme", role_arn: `arn:aws:iam::${AWS_ACCOUNT}:role/compute` };
const CONTROL_PLANE_ROOT = `arn:aws:iam::${CONTROL_PLANE}:root`;
const make = (world: Lakehouse, rule: Rule, changes: ObjectValue = {}) =>
  world.create(rule, "databricks_mws_workspaces", { ...WORKSPACE, ...changes });

describe("credentials-role", () => {
  const check = (assume_role_policy: string) => {
    const { world, role } = ingredients();
    world.change(role, { assume_role_policy });
    return world.create(credentialsRole, "databricks_mws_credentials", CREDENTIALS);
  };

  it("accepts a role for the control plane, and one for log delivery", () => {
    expect(check(trust(ACCOUNT, CONTROL_PLANE_ROOT))).toBeUndefined();
    expect(check(trust(ACCOUNT, DELIVERY_ROLE))).toBeUndefined();
  });

  it("refuses another external id, another principal, and a trust policy for a service", () => {
    expect(check(trust("other", CONTROL_PLANE_ROOT))?.detail).toContain(ACCOUNT);
    expect(check(trust(ACCOUNT, "arn:aws:iam::222222222222:root"))).toBeDefined();
    expect(check(policy({ Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }))).toBeDefined();
  });
});

describe("credentials-permissions", () => {
  const check = (world: Lakehouse) => world.create(credentialsPermissions, "databricks_mws_credentials", CREDENTIALS);

  it("accepts a role that may run clusters, and one that only delivers logs", () => {
    expect(check(ingredients().world)).toBeUndefined();
    const { world, role, rolePolicy } = ingredients();
    world.remove(rolePolicy);
    world.change(role, { assume_role_policy: trust(ACCOUNT, DELIVERY_ROLE) });
    expect(check(world)).toBeUndefined();
  });

  it("refuses a role without a policy, and one whose policy lacks something", () => {
    const { world, rolePolicy } = ingredients();
    world.change(rolePolicy, { policy: policy({ Action: "ec2:Describe*", Resource: "*" }) });
    expect(check(world)?.detail).toContain("ec2:RequestSpotInstances");
    world.remove(rolePolicy);
    expect(check(world)?.summary).toContain("MALFORMED_REQUEST");
  });

  it("refuses a policy that AWS has not spread yet: a wait is missing or hangs on the wrong thing (H4)", () => {
    const { world, rolePolicy } = ingredients();
    world.change(rolePolicy, {}, { changedAt: world.clock.now() });
    expect(check(world)?.fix).toContain("time_sleep");
    world.clock.advance(14_000);
    expect(check(world)).toBeDefined();
    world.clock.advance(1_000);
    expect(check(world)).toBeUndefined();
  });
});

describe("workspace-parts", () => {
  it("refuses a workspace without region, credentials or storage", () => {
    const { world } = ingredients();
    expect(make(world, workspaceParts)).toBeUndefined();
    for (const name of ["aws_region", "credentials_id", "storage_configuration_id"]) {
      expect(make(world, workspaceParts, { [name]: null })?.detail, name).toContain(name);
    }
  });

  it("refuses a serverless workspace with parts of its own", () => {
    const { world } = ingredients();
    expect(make(world, workspaceParts, { compute_mode: "SERVERLESS" })?.detail).toContain("credentials_id");
    const serverless = { workspace_name: "acme", aws_region: REGION, compute_mode: "SERVERLESS" };
    expect(world.create(workspaceParts, "databricks_mws_workspaces", serverless)).toBeUndefined();
  });
});

describe("workspace-region", () => {
  it("refuses a region without Databricks", () => {
    const { world } = ingredients();
    expect(make(world, workspaceRegion)).toBeUndefined();
    expect(make(world, workspaceRegion, { aws_region: "eu-north-1" })?.detail).toContain("eu-north-1");
  });

  it("refuses a network, a bucket or a key of another region", () => {
    const { world, bucket, vpc, key } = ingredients();
    world.change(bucket, {}, { place: "us-east-1" });
    expect(make(world, workspaceRegion)?.detail).toContain("us-east-1");
    world.change(bucket, {}, { place: REGION });
    world.change(vpc, {}, { place: "us-east-2" });
    expect(make(world, workspaceRegion)?.detail).toContain("us-east-2");
    world.change(vpc, {}, { place: REGION });
    world.change(key, {}, { place: "us-west-2" });
    expect(make(world, workspaceRegion)).toBeUndefined();
    expect(make(world, workspaceRegion, { storage_customer_managed_key_id: "cmk-1" })?.detail).toContain("us-west-2");
  });
});

describe("workspace-tier", () => {
  it("refuses what needs the Enterprise tier in a lower one", () => {
    const { world } = ingredients();
    const keys = { storage_customer_managed_key_id: "cmk-1" };
    expect(make(world, workspaceTier, { ...keys, pricing_tier: "PREMIUM" })?.detail).toContain("PREMIUM");
    expect(make(world, workspaceTier, keys)).toBeUndefined();
    expect(make(world, workspaceTier, { pricing_tier: "PREMIUM" })).toBeUndefined();
  });
});

describe("root-bucket-policy", () => {
  it("refuses a bucket that does not let Databricks in, or only for another account", () => {
    const { world, bucketPolicy } = ingredients();
    expect(make(world, rootBucketPolicy)).toBeUndefined();
    const denied = { Effect: "Deny", Principal: "*", Action: "s3:PutObject", Resource: "arn:aws:s3:::root/*" };
    const text = String(bucketPolicy.attributes.policy);
    world.change(bucketPolicy, { policy: text.replace(ACCOUNT, "other") });
    expect(make(world, rootBucketPolicy)?.detail).toContain("s3:ListBucket");
    const statements = (JSON.parse(text) as { Statement: object[] }).Statement;
    world.change(bucketPolicy, { policy: policy(...statements, denied) });
    expect(make(world, rootBucketPolicy)?.detail).toContain("s3:PutObject");
    world.remove(bucketPolicy);
    expect(make(world, rootBucketPolicy)).toBeDefined();
  });
});

describe("network-of-one-workspace", () => {
  it("refuses a network that another workspace uses, and one with its subnets", () => {
    const { world } = workspace();
    expect(make(world, networkOfOneWorkspace, { network_id: "net-1" })?.detail).toContain("net-1");
    world.has("databricks_mws_networks", {
      network_id: "net-2",
      subnet_ids: ["subnet-2"],
      security_group_ids: ["sg-2"],
    });
    expect(make(world, networkOfOneWorkspace, { network_id: "net-2" })?.detail).toContain("subnet-2");
    world.has("databricks_mws_networks", {
      network_id: "net-3",
      subnet_ids: ["subnet-3"],
      security_group_ids: ["sg-3"],
    });
    expect(make(world, networkOfOneWorkspace, { network_id: "net-3" })).toBeUndefined();
  });

  it("lets a workspace move to a new registration of its own subnets", () => {
    const { world, main } = workspace();
    world.has("databricks_mws_networks", {
      network_id: "net-2",
      subnet_ids: ["subnet-2"],
      security_group_ids: ["sg-1"],
    });
    expect(world.update(networkOfOneWorkspace, main, { network_id: "net-2" })).toBeUndefined();
  });
});

describe("private-access", () => {
  it("refuses endpoints without private access settings", () => {
    const { world, network } = ingredients();
    expect(make(world, privateAccess)).toBeUndefined();
    world.change(network, { vpc_endpoints: [{ rest_api: ["e-1"], dataplane_relay: ["e-2"] }] });
    expect(make(world, privateAccess)?.fix).toContain("private_access_settings_id");
    expect(make(world, privateAccess, { private_access_settings_id: "pas-1" })).toBeUndefined();
  });

  it("refuses to take them away again", () => {
    const { world, main } = workspace();
    world.change(main, { private_access_settings_id: "pas-1" });
    expect(world.update(privateAccess, main, { private_access_settings_id: null })?.summary).toContain("cannot remove");
    expect(world.update(privateAccess, main, { private_access_settings_id: "pas-2" })).toBeUndefined();
  });
});

describe("workspace-update", () => {
  it("refuses a network of one's own for a workspace whose VPC Databricks manages", () => {
    const { world, main } = workspace();
    expect(world.update(workspaceUpdate, main, { network_id: "net-2" })).toBeUndefined();
    world.change(main, { network_id: null });
    expect(world.update(workspaceUpdate, main, { network_id: "net-2" })?.detail).toContain("Databricks manages");
  });

  it("refuses another key for workspace storage, and accepts the first one", () => {
    const { world, main } = workspace();
    const key = (id: string) => world.update(workspaceUpdate, main, { storage_customer_managed_key_id: id });
    world.change(main, { storage_customer_managed_key_id: null });
    expect(key("cmk-1")).toBeUndefined();
    world.change(main, { storage_customer_managed_key_id: "cmk-1" });
    expect(key("cmk-1")).toBeUndefined();
    expect(key("cmk-2")?.detail).toContain("cannot be exchanged");
    expect(world.update(workspaceUpdate, main, { managed_services_customer_managed_key_id: "cmk-2" })).toBeUndefined();
  });

  it("keeps the one key of a serverless workspace as it was made, and says that a refusal looks done afterwards", () => {
    const { world, main } = workspace();
    world.change(main, { compute_mode: "SERVERLESS", managed_services_customer_managed_key_id: null });
    const serverless = world.store.get(main.key) ?? main;
    const key = (id: string) =>
      world.update(workspaceUpdate, serverless, { managed_services_customer_managed_key_id: id });
    expect(key("cmk-1")?.detail).toContain("fixed when the workspace is made");
    expect(key("cmk-1")?.fix).toContain("the next plan shows no difference");
    world.change(main, { compute_mode: "HYBRID" });
    const classic = world.store.get(main.key) ?? main;
    expect(
      world.update(workspaceUpdate, classic, { managed_services_customer_managed_key_id: "cmk-1" }),
    ).toBeUndefined();
  });
});

describe("customer-managed-key-use", () => {
  it("refuses the resource's id, and a key for another use", () => {
    const { world } = ingredients();
    const id = { storage_customer_managed_key_id: `${ACCOUNT}/cmk-1` };
    expect(make(world, customerManagedKeyUse, id)?.fix).toContain("customer_managed_key_id");
    const services = { managed_services_customer_managed_key_id: "cmk-1" };
    expect(make(world, customerManagedKeyUse, services)?.detail).toContain("STORAGE");
    expect(make(world, customerManagedKeyUse, { storage_customer_managed_key_id: "cmk-1" })).toBeUndefined();
  });
});

describe("customer-managed-key-policy", () => {
  it("refuses a key whose policy does not let Databricks use it", () => {
    const { world, key } = ingredients();
    const register = (use: string) =>
      world.create(customerManagedKeyPolicy, "databricks_mws_customer_managed_keys", {
        use_cases: [use],
        aws_key_info: [{ key_arn: `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/key-1` }],
      });
    expect(register("STORAGE")).toBeUndefined();
    const allow = (Action: readonly string[]) =>
      policy({ Principal: { AWS: CONTROL_PLANE_ROOT }, Action, Resource: "*" });
    world.change(key, { policy: allow(["kms:Encrypt", "kms:Decrypt"]) });
    expect(register("MANAGED_SERVICES")).toBeUndefined();
    expect(register("STORAGE")?.detail).toContain("kms:GenerateDataKey");
    world.change(key, { policy: policy({ Principal: { AWS: `arn:aws:iam::${AWS_ACCOUNT}:root` }, Action: "kms:*" }) });
    expect(register("MANAGED_SERVICES")).toBeDefined();
  });
});

describe("metastore-assigned-first", () => {
  it("refuses catalogs, settings and assignments before the metastore is assigned (H5)", () => {
    const { world, assignment } = workspace();
    const ask = () => [
      world.create(metastoreAssignedFirst, "databricks_catalog", { name: "sales" }),
      world.create(metastoreAssignedFirst, "databricks_default_namespace_setting", {}),
      world.create(metastoreAssignedFirst, "databricks_system_schema", { schema: "access" }),
      world.create(metastoreAssignedFirst, "databricks_mws_permission_assignment", { workspace_id: 1001 }),
    ];
    expect(ask().filter((answer) => answer !== undefined)).toEqual([]);
    world.remove(assignment);
    expect(ask().filter((answer) => answer === undefined)).toEqual([]);
  });
});
