import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../../../../emitted/policies";
import { identityVerdict, resourceVerdict } from "../../../../../tools/simulate/cloud/iam";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Caller } from "../support/caller";
import {
  ACCOUNT,
  AWS_ACCOUNT,
  CONTROL_PLANE,
  DELIVERY_ROLE,
  type Lakehouse,
  MASTER_ROLE,
  METASTORE,
  REGION,
  TERRAFORM,
} from "./lakehouse";
import { catalog } from "./support";

function ask(world: Lakehouse, level: "account" | "workspace", type: string, config: ObjectValue = {}): ObjectValue {
  return new Caller(world.context(level), new SimulatedCloud(world.store, PUBLISHED)).data(type, config);
}

describe("principals", () => {
  it("are found by what the configuration knows of them", () => {
    const { world } = catalog();
    const principal = ask(world, "account", "databricks_service_principal", { application_id: TERRAFORM });
    expect(principal).toMatchObject({ id: "11", sp_id: "11" });
    expect(ask(world, "account", "databricks_group", { display_name: "platform-admins" })).toMatchObject({
      id: "21",
      members: ["11"],
      service_principals: ["11"],
    });
    expect(ask(world, "workspace", "databricks_current_user")).toMatchObject({ user_name: TERRAFORM });
  });

  it("are not made up", () => {
    const { world } = catalog();
    expect(() => ask(world, "account", "databricks_group", { display_name: "nobody" })).toThrow("nobody");
    const id = "00000000-0000-4000-8000-000000000000";
    expect(() => ask(world, "account", "databricks_service_principal", { application_id: id })).toThrow(id);
  });
});

describe("what is there", () => {
  it("is listed by the account and by the workspace", () => {
    const { world } = catalog();
    expect(ask(world, "account", "databricks_metastores").ids).toEqual({ "acme-eu-west-1": METASTORE });
    expect(ask(world, "account", "databricks_mws_workspaces").ids).toEqual({ "acme-dev-main": 1001 });
    expect(ask(world, "workspace", "databricks_current_metastore")).toMatchObject({
      id: METASTORE,
      metastore_info: [{ name: "acme-eu-west-1", owner: "platform-admins" }],
    });
    expect(ask(world, "workspace", "databricks_catalogs").ids).toEqual(["sales"]);
    expect(ask(world, "workspace", "databricks_schemas", { catalog_name: "sales" }).ids).toEqual(["sales.bronze"]);
    world.has("databricks_sql_endpoint", { id: "w-1", name: "bi" });
    expect(ask(world, "workspace", "databricks_sql_warehouse", { name: "bi" })).toMatchObject({ id: "w-1" });
    expect(ask(world, "workspace", "databricks_sql_warehouses", { warehouse_name_contains: "b" }).ids).toEqual(["w-1"]);
  });

  it("asks at the right level, and only a workspace that exists (issue 5304)", () => {
    const { world, main } = catalog();
    expect(() => ask(world, "account", "databricks_catalogs")).toThrow("provider-level");
    expect(() => ask(world, "workspace", "databricks_metastores")).toThrow("provider-level");
    world.remove(main);
    expect(() => ask(world, "workspace", "databricks_catalogs")).toThrow("provider-host");
  });

  it("answers runtimes and nodes of the wanted size", () => {
    const { world } = catalog();
    const runtime = ask(world, "workspace", "databricks_spark_version", { long_term_support: true }).id;
    expect(runtime).toMatch(/^\d+\.\S*x-scala2\.1[23]$/);
    expect(ask(world, "workspace", "databricks_spark_version", { scala: "2.12", ml: true }).id).toContain("cpu-ml");
    const node = { min_cores: 10, min_memory_gb: 100 };
    expect(ask(world, "workspace", "databricks_node_type", node).id).toBe("r6id.4xlarge");
    expect(() => ask(world, "workspace", "databricks_node_type", { min_cores: 1000 })).toThrow("node type");
    expect(ask(world, "workspace", "databricks_zones").default_zone).toBe(`${REGION}a`);
  });
});

describe("policy documents", () => {
  const { world } = catalog();
  const statements = (type: string, config: ObjectValue) => {
    const parsed = parsePolicy(String(ask(world, "account", type, config).json));
    if (!parsed) throw new Error(`${type} is no policy`);
    return parsed;
  };
  const assume = { action: "sts:AssumeRole" };

  it("let the control plane, or the log delivery, assume a role", () => {
    const root = { principal: `arn:aws:iam::${CONTROL_PLANE}:root`, ...assume, context: { "sts:ExternalId": ACCOUNT } };
    const trust = statements("databricks_aws_assume_role_policy", { external_id: ACCOUNT });
    expect(resourceVerdict(trust, root)).toBe("allow");
    expect(resourceVerdict(trust, { ...root, context: { "sts:ExternalId": "other" } })).toBe("none");
    const delivery = statements("databricks_aws_assume_role_policy", { external_id: ACCOUNT, for_log_delivery: true });
    expect(resourceVerdict(delivery, { ...root, principal: DELIVERY_ROLE })).toBe("allow");
    expect(resourceVerdict(delivery, root)).toBe("none");
  });

  it("let Unity Catalog and the role itself assume a role, with the credential's external id", () => {
    const own = `arn:aws:iam::${AWS_ACCOUNT}:role/zone`;
    const trust = statements("databricks_aws_unity_catalog_assume_role_policy", {
      aws_account_id: AWS_ACCOUNT,
      role_name: "zone",
      external_id: "e",
    });
    const context = { "sts:ExternalId": "e" };
    for (const principal of [MASTER_ROLE, own])
      expect(resourceVerdict(trust, { principal, ...assume, context })).toBe("allow");
    const other = `arn:aws:iam::${AWS_ACCOUNT}:role/other`;
    expect(resourceVerdict(trust, { principal: other, ...assume, context })).toBe("none");
  });

  it("cover a bucket, a key and the role", () => {
    const policy = statements("databricks_aws_unity_catalog_policy", {
      aws_account_id: AWS_ACCOUNT,
      bucket_name: "zone",
      role_name: "zone",
      kms_name: `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/key-1`,
    });
    const principal = `arn:aws:iam::${AWS_ACCOUNT}:role/zone`;
    const may = (action: string, resource: string) => identityVerdict(policy, { principal, action, resource });
    expect(may("s3:PutObject", "arn:aws:s3:::zone/a")).toBe("allow");
    expect(may("sts:AssumeRole", principal)).toBe("allow");
    expect(may("kms:GenerateDataKey", `arn:aws:kms:${REGION}:${AWS_ACCOUNT}:key/key-1`)).toBe("allow");
    expect(may("s3:PutObject", "arn:aws:s3:::other/a")).toBe("none");
    const bucket = statements("databricks_aws_bucket_policy", { bucket: "root", databricks_e2_account_id: ACCOUNT });
    const root = {
      principal: `arn:aws:iam::${CONTROL_PLANE}:root`,
      action: "s3:PutObject",
      resource: "arn:aws:s3:::root/a",
    };
    const context = { "aws:PrincipalTag/DatabricksAccountId": ACCOUNT };
    expect(resourceVerdict(bucket, { ...root, context })).toBe("allow");
    expect(resourceVerdict(bucket, root)).toBe("none");
  });

  it("allow compute: everything, in the customer's VPC, or in one VPC only", () => {
    const counted = (policy_type: string, more: ObjectValue = {}) =>
      statements("databricks_aws_crossaccount_policy", { policy_type, ...more });
    expect(counted("managed")[0]?.actions).toHaveLength(37 + 13 + 26);
    expect(counted("customer")[0]?.actions).toHaveLength(37 + 13);
    const restricted = counted("restricted", {
      aws_account_id: AWS_ACCOUNT,
      region: REGION,
      vpc_id: "vpc-1",
      security_group_id: "sg-1",
      pass_roles: ["arn:aws:iam::111111111111:role/p"],
    });
    expect(restricted[0]?.actions).toHaveLength(37);
    const start = (vpc: string) =>
      identityVerdict(restricted, {
        principal: "arn:aws:iam::111111111111:role/compute",
        action: "ec2:RunInstances",
        resource: `arn:aws:ec2:${REGION}:${AWS_ACCOUNT}:subnet/s`,
        context: { "ec2:vpc": `arn:aws:ec2:${REGION}:${AWS_ACCOUNT}:vpc/${vpc}` },
      });
    expect(start("vpc-1")).toBe("allow");
    expect(start("vpc-2")).toBe("none");
  });
});
