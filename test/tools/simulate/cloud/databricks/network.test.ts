import { describe, expect, it } from "vitest";
import { CALLER } from "../../../../../tools/simulate/cloud/databricks/principals";
import type { Rule } from "../../../../../tools/simulate/cloud/rule";
import { endpointService } from "../../../../../tools/simulate/cloud/rules/databricks/network/endpoint-service";
import { ipAccessList } from "../../../../../tools/simulate/cloud/rules/databricks/network/ip-access-list";
import { nccEndpointRule } from "../../../../../tools/simulate/cloud/rules/databricks/network/ncc-endpoint-rule";
import { networkAcls } from "../../../../../tools/simulate/cloud/rules/databricks/network/network-acls";
import { networkDns } from "../../../../../tools/simulate/cloud/rules/databricks/network/network-dns";
import { networkEndpoints } from "../../../../../tools/simulate/cloud/rules/databricks/network/network-endpoints";
import { networkSecurityGroups } from "../../../../../tools/simulate/cloud/rules/databricks/network/network-security-groups";
import { networkSubnets } from "../../../../../tools/simulate/cloud/rules/databricks/network/network-subnets";
import { publicAccess } from "../../../../../tools/simulate/cloud/rules/databricks/network/public-access";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { type Lakehouse, REGION } from "./lakehouse";
import { ingredients, workspace } from "./support";

const NETWORK: ObjectValue = {
  vpc_id: "vpc-1",
  subnet_ids: ["subnet-1", "subnet-2"],
  security_group_ids: ["sg-1"],
  vpc_endpoints: [],
};
const register = (world: Lakehouse, rule: Rule, changes: ObjectValue = {}) =>
  world.create(rule, "databricks_mws_networks", { ...NETWORK, ...changes });

describe("network-subnets", () => {
  it("accepts two subnets in two zones", () => {
    expect(register(ingredients().world, networkSubnets)).toBeUndefined();
  });

  it("refuses one subnet, two in one zone, one of another VPC, and a block that is too small", () => {
    const { world, subnets } = ingredients();
    const [first, second] = subnets;
    if (!first || !second) throw new Error("two subnets");
    expect(register(world, networkSubnets, { subnet_ids: ["subnet-1"] })?.detail).toContain("two subnets");
    world.change(second, { availability_zone_id: "euw1-az1" });
    expect(register(world, networkSubnets)?.detail).toContain("euw1-az1");
    world.change(second, { availability_zone_id: "euw1-az2", vpc_id: "vpc-2" });
    expect(register(world, networkSubnets)?.detail).toContain("vpc-2");
    world.change(second, { vpc_id: "vpc-1", cidr_block: "10.0.16.0/27" });
    expect(register(world, networkSubnets)?.detail).toContain("/27");
    world.change(second, { cidr_block: "10.0.16.0/26" });
    expect(register(world, networkSubnets)).toBeUndefined();
  });
});

describe("network-dns", () => {
  it("refuses a VPC without DNS support or host names", () => {
    const { world, vpc } = ingredients();
    expect(register(world, networkDns)).toBeUndefined();
    world.change(vpc, { enable_dns_hostnames: null });
    expect(register(world, networkDns)?.detail).toContain("enable_dns_hostnames");
    world.change(vpc, { enable_dns_hostnames: true, enable_dns_support: false });
    expect(register(world, networkDns)?.detail).toContain("enable_dns_support");
  });
});

describe("network-security-groups", () => {
  it("accepts a group with every port and the nodes among themselves", () => {
    expect(register(ingredients().world, networkSecurityGroups)).toBeUndefined();
  });

  it("refuses each missing rule by name (H22)", () => {
    for (const index of [0, 2, 3, 4, 5, 6, 7, 8]) {
      const { world, rules } = ingredients();
      const rule = rules[index];
      if (rule) world.remove(rule);
      expect(register(world, networkSecurityGroups)?.detail, JSON.stringify(rule?.attributes)).toContain("lacks");
    }
  });

  it("wants the relay's port only over PrivateLink", () => {
    const { world, rules } = ingredients();
    const relay = rules[1];
    if (relay) world.remove(relay);
    expect(register(world, networkSecurityGroups)).toBeUndefined();
    const endpoints = [{ rest_api: ["e-1"], dataplane_relay: ["e-2"] }];
    expect(register(world, networkSecurityGroups, { vpc_endpoints: endpoints })?.detail).toContain("6666");
  });

  it("refuses a group of another VPC, none, and six", () => {
    const { world, group } = ingredients();
    expect(register(world, networkSecurityGroups, { security_group_ids: [] })).toBeDefined();
    expect(register(world, networkSecurityGroups, { security_group_ids: [..."abcdef"] })?.detail).toContain("6");
    world.change(group, { vpc_id: "vpc-2" });
    expect(register(world, networkSecurityGroups)?.detail).toContain("not in the VPC");
  });

  it("reads rules that are written inside the group", () => {
    const { world, rules, group } = ingredients();
    for (const rule of rules) world.remove(rule);
    const everything = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"], self: false };
    world.change(group, { egress: [everything], ingress: [{ ...everything, cidr_blocks: [], self: true }] });
    expect(register(world, networkSecurityGroups)).toBeUndefined();
  });
});

describe("network-acls", () => {
  const acl = (world: Lakehouse, ...egress: ObjectValue[]) =>
    world.has("aws_network_acl", {
      id: "acl-1",
      subnet_ids: ["subnet-1"],
      ingress: [{ rule_no: 1, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 }],
      egress,
    });
  const all = { protocol: "-1", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 };

  it("accepts the default list and one that lets everything out first", () => {
    const { world } = ingredients();
    expect(register(world, networkAcls)).toBeUndefined();
    acl(world, { ...all, rule_no: 1, action: "allow" });
    expect(register(world, networkAcls)).toBeUndefined();
  });

  it("refuses a deny in front, and a list without the ports (H22)", () => {
    const { world } = ingredients();
    acl(world, { ...all, rule_no: 2, action: "allow" }, { ...all, rule_no: 1, action: "deny" });
    expect(register(world, networkAcls)?.detail).toContain("443");
    const other = ingredients().world;
    acl(other, { ...all, protocol: "6", from_port: 443, to_port: 443, rule_no: 1, action: "allow" });
    expect(register(other, networkAcls)?.detail).toContain("8443");
  });
});

const SERVICE = "com.amazonaws.vpce.eu-west-1.vpce-svc-";

describe("endpoint-service", () => {
  const make = (service: string, region = REGION) => {
    const { world } = ingredients();
    world.has("aws_vpc_endpoint", { id: "vpce-1", service_name: service });
    return world.create(endpointService, "databricks_mws_vpc_endpoint", { aws_vpc_endpoint_id: "vpce-1", region });
  };

  it("accepts Databricks' services of the region", () => {
    expect(make(`${SERVICE}0da6ebf1461278016`)).toBeUndefined();
    expect(make(`${SERVICE}09b4eb2bc775f4e8c`)).toBeUndefined();
  });

  it("refuses another service, and another region", () => {
    expect(make("com.amazonaws.eu-west-1.sts")?.detail).toContain("no service of Databricks");
    expect(make(`${SERVICE}0da6ebf1461278016`, "us-east-1")?.detail).toContain("us-east-1");
  });

  it("takes the service that the configuration puts in place of the published one", () => {
    const { world } = ingredients();
    const service = `${SERVICE}0a1b2c3d4e5f60718`;
    world.has("aws_vpc_endpoint", { id: "vpce-1", service_name: service });
    const make = () =>
      world.create(endpointService, "databricks_mws_vpc_endpoint", { aws_vpc_endpoint_id: "vpce-1", region: REGION });
    expect(make()).toBeDefined();
    world.has("simulated_databricks_services", { workspace: service, relay: "other" }, { place: REGION });
    expect(make()).toBeUndefined();
  });
});

describe("network-endpoints", () => {
  const world = () => {
    const { world } = ingredients();
    for (const [id, use_case] of [
      ["e-1", "WORKSPACE_ACCESS"],
      ["e-2", "DATAPLANE_RELAY_ACCESS"],
    ] as const) {
      world.has("databricks_mws_vpc_endpoint", { vpc_endpoint_id: id, use_case, aws_vpc_endpoint_id: `aws-${id}` });
      world.has("aws_vpc_endpoint", { id: `aws-${id}`, vpc_id: "vpc-1" });
    }
    return world;
  };
  const endpoints = (rest: readonly string[], relay: readonly string[]) => ({
    vpc_endpoints: [{ rest_api: rest, dataplane_relay: relay }],
  });

  it("accepts one of each, and none", () => {
    expect(register(world(), networkEndpoints, endpoints(["e-1"], ["e-2"]))).toBeUndefined();
    expect(register(world(), networkEndpoints)).toBeUndefined();
  });

  it("refuses the wrong way round, a missing one, and one of another VPC", () => {
    expect(register(world(), networkEndpoints, endpoints(["e-2"], ["e-1"]))?.detail).toContain(
      "DATAPLANE_RELAY_ACCESS",
    );
    expect(register(world(), networkEndpoints, endpoints(["e-1"], []))?.detail).toContain("dataplane_relay");
    const elsewhere = world();
    const changes = { ...endpoints(["e-1"], ["e-2"]), vpc_id: "vpc-2" };
    expect(register(elsewhere, networkEndpoints, changes)?.detail).toContain("vpc-1");
  });
});

describe("ncc-endpoint-rule", () => {
  const make = (planned: ObjectValue, world = ingredients().world) =>
    world.create(nccEndpointRule, "databricks_mws_ncc_private_endpoint_rule", planned);
  const own = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718";
  const role = "arn:aws:iam::565502421330:role/private-connectivity-role-eu-west-1";

  it("accepts S3 with buckets, and an own service that lets Databricks' role in", () => {
    expect(make({ endpoint_service: "com.amazonaws.eu-west-1.s3", resource_names: ["root"] })).toBeUndefined();
    const { world } = ingredients();
    const service = world.has("aws_vpc_endpoint_service", { id: "svc-1", service_name: own });
    expect(make({ endpoint_service: own, domain_names: ["db.example"] }, world)?.detail).toContain(role);
    world.change(service, { allowed_principals: [role] });
    expect(make({ endpoint_service: own, domain_names: ["db.example"] }, world)).toBeUndefined();
  });

  it("refuses a service of another region than the configuration", () => {
    const { world } = ingredients();
    world.has("databricks_mws_network_connectivity_config", {
      network_connectivity_config_id: "ncc-1",
      region: "us-east-1",
    });
    const far = { network_connectivity_config_id: "ncc-1", resource_names: ["root"] };
    expect(make({ ...far, endpoint_service: "com.amazonaws.eu-west-1.s3" }, world)?.detail).toContain("us-east-1");
    expect(make({ ...far, endpoint_service: "com.amazonaws.us-east-1.s3" }, world)).toBeUndefined();
  });

  it("switches on only what is established", () => {
    const { world } = ingredients();
    const rule = world.has("databricks_mws_ncc_private_endpoint_rule", {
      endpoint_service: "com.amazonaws.eu-west-1.s3",
      resource_names: ["root"],
      connection_state: "PENDING",
    });
    expect(world.update(nccEndpointRule, rule, { enabled: true })?.detail).toContain("PENDING");
    world.change(rule, { connection_state: "ESTABLISHED" });
    const changed = world.store.get(rule.key) ?? rule;
    expect(world.update(nccEndpointRule, changed, { enabled: true })).toBeUndefined();
  });

  it("refuses a service that is not there, S3 without buckets, eleven names, and enabled from the start", () => {
    expect(make({ endpoint_service: own })?.detail).toContain("no endpoint service");
    expect(make({ endpoint_service: "com.amazonaws.eu-west-1.s3" })?.detail).toContain("resource_names");
    const names = Array.from({ length: 11 }, (_, index) => `${index}.example`);
    expect(make({ endpoint_service: own, domain_names: names })?.detail).toContain("11");
    expect(make({ endpoint_service: own, enabled: true })?.detail).toContain("enabled");
  });
});

describe("ip-access-list", () => {
  const list = (world: Lakehouse, changes: ObjectValue = {}) =>
    world.create(ipAccessList, "databricks_ip_access_list", {
      list_type: "ALLOW",
      ip_addresses: ["203.0.113.0/24"],
      ...changes,
    });
  const enabled = () => {
    const { world } = workspace();
    world.has("databricks_workspace_conf", { custom_config: { enableIpAccessLists: "true" } });
    return world;
  };

  it("refuses a list before lists are switched on (H25)", () => {
    expect(list(workspace().world)?.summary).toContain("FEATURE_DISABLED");
    expect(list(enabled())).toBeUndefined();
  });

  it("refuses a list that locks the caller out (H11)", () => {
    expect(list(enabled(), { ip_addresses: ["198.51.100.0/24"] })?.detail).toContain("203.0.113.7");
    expect(list(enabled(), { list_type: "BLOCK" })?.detail).toContain("BLOCK");
    expect(list(enabled(), { list_type: "BLOCK", ip_addresses: ["198.51.100.9"] })).toBeUndefined();
    const world = enabled();
    world.has("databricks_ip_access_list", { list_type: "ALLOW", ip_addresses: ["203.0.113.7"] });
    expect(list(world, { ip_addresses: ["198.51.100.0/24"] })).toBeUndefined();
  });

  it("knows the address of the workspace's runner", () => {
    const world = enabled();
    const [caller] = world.store.ofType("simulated_caller");
    if (caller) world.change(caller, { address_by_workspace: { "acme-dev-main": "198.51.100.9" } });
    expect(list(world)?.detail).toContain("198.51.100.9");
    expect(list(world, { ip_addresses: ["198.51.100.0/24"] })).toBeUndefined();
  });
});

describe("public-access", () => {
  it("refuses to work in a workspace that has no public access (H11)", () => {
    const { world, main } = workspace();
    const settings = world.has("databricks_mws_private_access_settings", {
      private_access_settings_id: "pas-1",
      public_access_enabled: false,
    });
    expect(world.create(publicAccess, "databricks_job", {})).toBeUndefined();
    world.change(main, { private_access_settings_id: "pas-1" });
    expect(world.create(publicAccess, "databricks_job", {})?.detail).toContain("203.0.113.7");
    expect(world.delete(publicAccess, main)).toBeUndefined();
    world.change(settings, { public_access_enabled: true });
    expect(world.create(publicAccess, "databricks_job", {})).toBeUndefined();
  });

  it("lets a runner in that has a private address, through a registered endpoint that is let in", () => {
    const { world, main } = workspace();
    const settings = world.has("databricks_mws_private_access_settings", {
      private_access_settings_id: "pas-1",
      public_access_enabled: false,
      private_access_level: "ACCOUNT",
    });
    world.change(main, { private_access_settings_id: "pas-1" });
    const [caller] = world.store.ofType(CALLER);
    const from = caller ?? world.has(CALLER, {});
    world.change(from, { address: "172.16.8.4", address_by_workspace: {} });
    expect(world.create(publicAccess, "databricks_job", {})?.detail).toContain("172.16.8.4");
    world.has("databricks_mws_vpc_endpoint", { vpc_endpoint_id: "e-relay", use_case: "DATAPLANE_RELAY_ACCESS" });
    expect(world.create(publicAccess, "databricks_job", {})).toBeDefined();
    world.has("databricks_mws_vpc_endpoint", { vpc_endpoint_id: "e-front", use_case: "WORKSPACE_ACCESS" });
    expect(world.create(publicAccess, "databricks_job", {})).toBeUndefined();
    world.change(settings, { private_access_level: "ENDPOINT", allowed_vpc_endpoint_ids: ["e-other"] });
    expect(world.create(publicAccess, "databricks_job", {})).toBeDefined();
    world.change(settings, { allowed_vpc_endpoint_ids: ["e-front"] });
    expect(world.create(publicAccess, "databricks_job", {})).toBeUndefined();
    world.change(from, { address: "198.51.100.9" });
    expect(world.create(publicAccess, "databricks_job", {})).toBeDefined();
  });
});
