import { beforeAll, describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { networkReachability } from "../../policy/rules/network-reachability";
import { add, type Change, messages, remove, set } from "./changed-resources";
import { emit } from "./emitted-network";
import { stackOf } from "./support";

const GROUP = "${aws_security_group.workspace-security-group-main.id}";
const SUBNET = "aws_subnet.workspace-subnet-main_euw1-az1";
const egress = (args: Record<string, unknown>) =>
  add("aws_vpc_security_group_egress_rule.extra", { security_group_id: GROUP, ip_protocol: "tcp", ...args });
const ALLOW_ALL = { protocol: "-1", rule_action: "allow", cidr_block: "0.0.0.0/0" };
const acl =
  (rules: readonly Record<string, unknown>[]): Change =>
  (resources) => {
    add("aws_network_acl.extra", { subnet_ids: [`\${${SUBNET}.id}`] })(resources);
    for (const [index, rule] of rules.entries()) {
      add(`aws_network_acl_rule.extra-${index}`, {
        network_acl_id: "${aws_network_acl.extra.id}",
        rule_number: (index + 1) * 10,
        ...rule,
      })(resources);
    }
  };

let open: StackJson;
let openPrivate: StackJson;
let filtered: StackJson;
let filteredPrivate: StackJson;
let isolated: StackJson;
beforeAll(() => {
  open = emit("public-egress", false);
  openPrivate = emit("public-egress", true);
  filtered = emit("filtered-egress", false, (network) => {
    network.nat = "per-az";
  });
  filteredPrivate = emit("filtered-egress", true);
  isolated = emit("isolated", true);
});

describe("what nodes reach", () => {
  it("is right at every level of isolation, with and without PrivateLink", () => {
    for (const json of [open, openPrivate, filtered, filteredPrivate, isolated]) expect(messages(json)).toEqual([]);
  });

  it("is no business of stacks that are not networks", () => {
    expect(networkReachability.check(stackOf({ resource: {} }))).toEqual([]);
  });
});

describe("too little", () => {
  it.each<[string, () => StackJson, Change, string]>([
    [
      "no route to NAT",
      () => open,
      remove("aws_route.routing_private-euw1-az1_default"),
      "nodes do not reach the REST API: there is neither",
    ],
    [
      "no route to the internet behind NAT",
      () => open,
      remove("aws_route.routing_nat_route-table_default"),
      "nodes do not reach the relay: there is neither",
    ],
    [
      "443 shut",
      () => open,
      remove("aws_vpc_security_group_egress_rule.workspace-security-group-main_egress-https"),
      "nodes do not reach the REST API on the internet on TCP 443",
    ],
    [
      "8443 shut",
      () => open,
      remove("aws_vpc_security_group_egress_rule.workspace-security-group-main_egress-control-plane-api"),
      "on the internet on TCP 8443",
    ],
    [
      "relay's port shut",
      () => openPrivate,
      remove("aws_vpc_security_group_egress_rule.workspace-security-group-main_egress-relay"),
      "nodes do not reach the relay through aws_vpc_endpoint.databricks-relay on TCP 6666",
    ],
    [
      "relay's endpoint lets nobody in on its port",
      () => isolated,
      remove("aws_vpc_security_group_ingress_rule.endpoint-security-group_ingress-main-relay"),
      "on TCP 6666",
    ],
    [
      "endpoint without private DNS",
      () => isolated,
      set("aws_vpc_endpoint.databricks-workspace", { private_dns_enabled: false }),
      "nodes do not reach the REST API: there is neither",
    ],
    ["no STS endpoint", () => isolated, remove("aws_vpc_endpoint.sts"), "nodes do not reach STS: there is neither"],
    [
      "no Kinesis endpoint",
      () => isolated,
      remove("aws_vpc_endpoint.kinesis"),
      "nodes do not reach Kinesis: there is neither",
    ],
    [
      "S3 endpoint in no route table",
      () => isolated,
      set("aws_vpc_endpoint.s3", { route_table_ids: [] }),
      "nodes do not reach S3 inside AWS",
    ],
    [
      "S3 shut in the group",
      () => isolated,
      remove("aws_vpc_security_group_egress_rule.workspace-security-group-main_egress-https-s3"),
      "nodes do not reach S3 on TCP 443",
    ],
    [
      "Databricks not on the firewall's list",
      () => filtered,
      (resources) => {
        const group = resources.aws_networkfirewall_rule_group?.["routing_firewall_rules-allow"] as {
          rule_group: { rules_source: { rules_source_list: { targets: string[] } } };
        };
        group.rule_group.rules_source.rules_source_list.targets = ["pypi.org"];
      },
      "the firewall does not let ireland.cloud.databricks.com through, so nodes do not reach the REST API",
    ],
    [
      "answers past the firewall",
      () => filtered,
      remove("aws_route.routing_nat_route-table_return-main-euw1-az1"),
      "answers do not come back through the firewall endpoint",
    ],
    [
      "ACL that lets nothing in",
      () => open,
      acl([{ ...ALLOW_ALL, egress: true }]),
      "Databricks refuses this ACL of aws_subnet.workspace-subnet-main_euw1-az1: before anything is denied it has to allow everything in from 0.0.0.0/0",
    ],
    [
      "ACL with a denial first",
      () => open,
      acl([
        { ...ALLOW_ALL, egress: false },
        { protocol: "tcp", rule_action: "deny", cidr_block: "0.0.0.0/0", from_port: 8443, to_port: 8443, egress: true },
        { ...ALLOW_ALL, egress: true },
      ]),
      "TCP 8443 out to 0.0.0.0/0",
    ],
  ])("%s", (_, json, change, message) => {
    expect(messages(json(), change).join("\n")).toContain(message);
  });
});

describe("too much", () => {
  const route = { route_table_id: "${aws_route_table.routing_private-euw1-az1.id}" };
  it.each<[string, () => StackJson, Change, string]>([
    [
      "isolated with a default route",
      () => isolated,
      add("aws_route.extra", {
        ...route,
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.extra.id}",
      }),
      "the network is isolated, but the way out of the subnet is internet",
    ],
    [
      "isolated with a route to public addresses",
      () => isolated,
      add("aws_route.extra", { ...route, destination_cidr_block: "8.8.8.0/24", transit_gateway_id: "tgw-1" }),
      "leads nodes of a network that is isolated to 8.8.8.0/24",
    ],
    [
      "isolated with a group that lets out",
      () => isolated,
      egress({ from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" }),
      "lets nodes of an isolated network out to 0.0.0.0/0",
    ],
    [
      "past the firewall",
      () => filtered,
      set("aws_route.routing_private-euw1-az1_default", {
        vpc_endpoint_id: undefined,
        nat_gateway_id: "${aws_nat_gateway.routing_nat_euw1-az1.id}",
      }),
      "the network is filtered-egress, but the way out of the subnet is nat → internet",
    ],
    [
      "firewall that lets through by default",
      () => filtered,
      (resources) => {
        const policy = resources.aws_networkfirewall_firewall_policy?.routing_firewall_policy as {
          firewall_policy: Record<string, unknown>;
        };
        policy.firewall_policy.stateful_default_actions = ["aws:alert_established"];
      },
      "the firewall lets through what no rule speaks about",
    ],
    [
      "firewall that passes a port to anywhere",
      () => filtered,
      (resources) => {
        const group = resources.aws_networkfirewall_rule_group?.["routing_firewall_rules-drop"] as {
          rule_group: { rules_source: { stateful_rule: unknown[] } };
        };
        group.rule_group.rules_source.stateful_rule.push({
          action: "PASS",
          header: { protocol: "TCP", destination_port: "22" },
        });
      },
      "the firewall passes TCP 22 to anywhere",
    ],
    [
      "all of an ending on the list",
      () => filtered,
      (resources) => {
        const group = resources.aws_networkfirewall_rule_group?.["routing_firewall_rules-allow"] as {
          rule_group: { rules_source: { rules_source_list: { targets: string[] } } };
        };
        group.rule_group.rules_source.rules_source_list.targets.push(".com");
      },
      "the allow list holds all of .com",
    ],
    [
      "SSH out",
      () => open,
      egress({ from_port: 22, to_port: 22, cidr_ipv4: "0.0.0.0/0" }),
      "lets nodes out to 0.0.0.0/0 on tcp 22, which Databricks does not need",
    ],
    [
      "every protocol out",
      () => open,
      egress({ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" }),
      "on -1 0-65535, which Databricks does not need",
    ],
    [
      "a database port to the whole VPC",
      () => open,
      egress({ from_port: 1433, to_port: 1433, cidr_ipv4: "10.20.0.0/16" }),
      "lets nodes out to 10.20.0.0/16 on tcp 1433",
    ],
    [
      "a port to another network that nobody declares",
      () => isolated,
      egress({ from_port: 5432, to_port: 5432, cidr_ipv4: "10.99.0.0/16" }),
      "lets nodes of main out to 10.99.0.0/16 on tcp 5432, which no connection declares",
    ],
    [
      "a route to another network that nobody declares",
      () => isolated,
      add("aws_route.extra", { ...route, destination_cidr_block: "10.99.0.0/16", vpc_peering_connection_id: "pcx-1" }),
      "aws_route.extra: leads nodes to 10.99.0.0/16, which no connection declares",
    ],
    [
      "somebody let in to the nodes",
      () => isolated,
      add("aws_vpc_security_group_ingress_rule.extra", {
        security_group_id: GROUP,
        ip_protocol: "tcp",
        from_port: 22,
        to_port: 22,
        cidr_ipv4: "10.99.0.0/16",
      }),
      "lets others than nodes of main in to them",
    ],
  ])("%s", (_, json, change, message) => {
    expect(messages(json(), change).join("\n")).toContain(message);
  });

  it("not: an ACL with the rules that Databricks checks first, and denials after them", () => {
    const rules = [
      { ...ALLOW_ALL, egress: false },
      { ...ALLOW_ALL, egress: true },
      { ...ALLOW_ALL, rule_action: "deny", egress: true },
    ];
    expect(messages(open, acl(rules))).toEqual([]);
  });
});
