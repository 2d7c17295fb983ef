import { describe, expect, it } from "vitest";
import { type ObjectValue, UNKNOWN } from "../../../../tools/simulate/schema/value";
import { complete, fingerprint } from "../../../../tools/simulate/semantics/placeholders";
import { blockOf, planOf } from "../support/planning";

function completed(type: string, config: ObjectValue, values: ObjectValue = {}, seed = "a"): ObjectValue {
  return complete(blockOf(type), planOf(type, { config }).planned, values, seed);
}

describe("completing a plan", () => {
  it("takes given values, and keeps what was planned", () => {
    const vpc = completed("aws_vpc", { cidr_block: "10.0.0.0/16" }, { id: "vpc-1", cidr_block: "ignored" });
    expect(vpc).toMatchObject({ id: "vpc-1", cidr_block: "10.0.0.0/16" });
  });

  it("makes up the rest: the same for the same seed, another for another", () => {
    const config = { cidr_block: "10.0.0.0/16" };
    expect(completed("aws_vpc", config)).toEqual(completed("aws_vpc", config));
    expect(completed("aws_vpc", config).arn).not.toBe(completed("aws_vpc", config, {}, "b").arn);
  });

  it("leaves empty what a user may set and has not", () => {
    expect(completed("aws_vpc", {})).toMatchObject({ ipv6_cidr_block: "", enable_dns_hostnames: false });
  });

  it("puts one element into a collection that only the provider fills", () => {
    const entries = completed("aws_vpc_endpoint", { vpc_id: "v" }).dns_entry;
    expect(entries).toEqual([{ dns_name: expect.any(String), hosted_zone_id: expect.any(String) }]);
  });

  it("goes into nested blocks and attributes", () => {
    const workspace = completed("databricks_mws_workspaces", { workspace_name: "a", token: [{}] });
    expect(workspace.token).toEqual([
      expect.objectContaining({ comment: "Terraform PAT", token_value: "", token_id: "" }),
    ]);
    const instance = completed("databricks_database_instance", { name: "a", parent_instance_ref: { name: "b" } });
    expect(instance.parent_instance_ref).toMatchObject({ name: "b", uid: expect.any(String) });
  });

  it("leaves nothing unknown", () => {
    const job = completed("databricks_job", {
      name: "a",
      task: [{ task_key: "t", new_cluster: [{ spark_version: UNKNOWN }] }],
    });
    expect(JSON.stringify(job)).not.toContain("extension");
  });
});

describe("a fingerprint", () => {
  it("does not depend on the order of keys", () => {
    expect(fingerprint({ a: 1, b: [2n] })).toBe(fingerprint({ b: [2n], a: 1 }));
    expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }));
  });
});
