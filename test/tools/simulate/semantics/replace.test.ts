import { describe, expect, it } from "vitest";
import { UNKNOWN } from "../../../../tools/simulate/schema/value";
import { replacing } from "../support/planning";

describe("what replaces a resource", () => {
  it("is an argument that cannot change, also while its new value is not known", () => {
    const prior = { vpc_id: "vpc-1", cidr_block: "10.0.0.0/24" };
    expect(replacing("aws_subnet", { prior, config: { ...prior, vpc_id: "vpc-2" } })).toEqual(["vpc_id"]);
    expect(replacing("aws_subnet", { prior, config: { ...prior, vpc_id: UNKNOWN } })).toEqual(["vpc_id"]);
    expect(replacing("aws_subnet", { prior, config: { ...prior, map_public_ip_on_launch: true } })).toEqual([]);
  });

  it("is not a computed value that the provider is going to find out again", () => {
    const prior = { vpc_id: "vpc-1", cidr_block: "10.0.0.0/24", availability_zone: null };
    expect(
      replacing("aws_subnet", { prior, config: { vpc_id: "vpc-1", cidr_block: "10.0.0.0/24", enable_dns64: true } }),
    ).toEqual([]);
  });

  it("is an argument that is set later, but not one that an import did not read", () => {
    const prior = { name: "raw" };
    const config = { name: "raw", storage_root: "s3://raw" };
    expect(replacing("databricks_catalog", { prior, config })).toEqual(["storage_root"]);
    expect(replacing("databricks_catalog", { prior, config, imported: true })).toEqual([]);
  });

  it("is a kind of source that a security group rule did not have before", () => {
    const prior = { security_group_id: "sg-1", ip_protocol: "tcp", cidr_ipv4: "10.0.0.0/8" };
    const type = "aws_vpc_security_group_ingress_rule";
    expect(replacing(type, { prior, config: { ...prior, cidr_ipv4: "10.0.0.0/16" } })).toEqual([]);
    const other = { security_group_id: "sg-1", ip_protocol: "tcp", prefix_list_id: "pl-1" };
    expect(replacing(type, { prior, config: other })).toEqual(["cidr_ipv4", "prefix_list_id"]);
  });

  it.each([
    ["dedicated", "default", []],
    ["default", "dedicated", ["instance_tenancy"]],
  ])("is instance tenancy of a VPC from %s to %s: %j", (before, after, paths) => {
    expect(replacing("aws_vpc", { prior: { instance_tenancy: before }, config: { instance_tenancy: after } })).toEqual(
      paths,
    );
  });

  it("are the subnets of a network load balancer, unless there are more of them", () => {
    const lb = (type: string, ...subnets: string[]) => ({ name: "a", load_balancer_type: type, subnets });
    const change = (type: string, ...subnets: string[]) =>
      replacing("aws_lb", { prior: lb(type, "a", "b"), config: lb(type, ...subnets) });
    expect(change("network", "a")).toEqual(["subnets"]);
    expect(change("network", "a", "b", "c")).toEqual([]);
    expect(change("application", "a")).toEqual([]);
  });

  it("are the options of a foreign catalog, except for the paths it may read", () => {
    const catalog = (options: Record<string, string>) => ({ name: "a", connection_name: "c", options });
    const change = (options: Record<string, string>) =>
      replacing("databricks_catalog", { prior: catalog({ database: "x" }), config: catalog(options) });
    expect(change({ database: "x", authorized_paths: "s3://a" })).toEqual([]);
    expect(change({ database: "y" })).toEqual(["options"]);
  });

  it("is a key of a table, and a block that has come", () => {
    expect(replacing("aws_dynamodb_table", { prior: table("id"), config: table("other") })).toContain("hash_key");
    expect(
      replacing("databricks_repo", {
        prior: { url: "https://a" },
        config: { url: "https://a", sparse_checkout: [{ patterns: ["x"] }] },
      }),
    ).toEqual(["sparse_checkout"]);
  });

  it("follows what was measured for blocks that come and go", () => {
    const endpoint = { vpc_id: "v", service_name: "s" };
    const options = [{ dns_record_ip_type: "ipv4" }];
    expect(replacing("aws_vpc_endpoint", { prior: endpoint, config: { ...endpoint, dns_options: options } })).toEqual(
      [],
    );
    const log = { vpc_id: "v", traffic_type: "ALL", log_destination: "d" };
    const destination = [{ file_format: "parquet" }];
    expect(replacing("aws_flow_log", { prior: log, config: { ...log, destination_options: destination } })).toEqual([
      "destination_options",
    ]);
  });

  it("is the whole of a nested attribute of the plugin framework", () => {
    const prior = { name: "a", capacity: "CU_1", parent_instance_ref: { name: "b" } };
    const config = { name: "a", capacity: "CU_1", parent_instance_ref: { name: "c" } };
    expect(replacing("databricks_database_instance", { prior, config })).toEqual(["parent_instance_ref"]);
  });
});

function table(key: string) {
  return { name: "t", hash_key: key, attribute: [{ name: key, type: "S" }] };
}
