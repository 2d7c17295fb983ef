import { describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { networkStack } from "../support/network-stack";
import { type Mutable, messages } from "./changed-resources";

function emit(ip: string): StackJson {
  return networkStack((input, account) => {
    input.network.networkAcls = true;
    input.network.egress = { dnsFirewall: true };
    input.network.connections = {
      dns: { forward: { corp: { domain: "corp.example", nameServers: [ip, "10.20.0.11"] } } },
      endpointServices: {
        db: {
          domainNames: ["db.corp.example"],
          listeners: [{ protocol: "TCP", port: 5432 }],
          targets: { kind: "ip", addresses: [ip] },
          healthCheck: { port: 8008 },
        },
      },
    };
    input.workspaces.main = { ...input.workspaces.main, networkConnectivity: "dev" };
    account.networkConnectivity = { dev: { mode: "create", region: "eu-west-1" } };
  }).json;
}

const near = emit("10.20.0.10");
const far = emit("172.16.0.10");

const RESOLVER = "aws_route53_resolver_endpoint.outbound-resolver";
const BALANCER = "aws_lb.load-balancer-db";
const SUBNETS = ["aws_subnet.endpoint-subnet_euw1-az1", "aws_subnet.endpoint-subnet_euw1-az2"];
/** A route from the endpoints' subnets to a connected network. */
const connected = (resources: Mutable) => {
  resources.aws_route = {
    ...resources.aws_route,
    connected: {
      route_table_id: "${aws_route_table.routing_endpoints.id}",
      destination_cidr_block: "172.16.0.0/12",
      transit_gateway_id: "tgw-1",
    },
  };
};

describe("resolvers and load balancers of the VPC", () => {
  it("reach name servers and targets in the VPC, and in a network that a route leads to", () => {
    expect(messages(near)).toEqual([]);
    expect(messages(far, connected)).toEqual([]);
  });

  it("do not reach a network without a route from their own subnets; one from nodes' does not help", () => {
    const missing = [
      ...SUBNETS.map(
        (subnet) =>
          `${RESOLVER}: no route leads from ${subnet}, where the outbound resolver stands, to the name server 172.16.0.10`,
      ),
      ...SUBNETS.map(
        (subnet) =>
          `${BALANCER}: no route leads from ${subnet}, where the load balancer acme-dev-db stands, to its target 172.16.0.10`,
      ),
    ];
    expect(messages(far)).toEqual(missing);
    const fromNodes = (resources: Mutable) => {
      connected(resources);
      const route = resources.aws_route?.connected;
      if (route) route.route_table_id = "${aws_route_table.routing_private-euw1-az1.id}";
    };
    const undeclared = "aws_route.connected: leads nodes to 172.16.0.0/12, which no connection declares";
    expect(messages(far, fromNodes)).toEqual([undeclared, ...missing]);
  });

  it.each([
    [
      "outbound-resolver_egress-tcp-10-20-0-10-53",
      `${RESOLVER}: the security group of the outbound resolver does not let it call 10.20.0.10 on TCP 53`,
    ],
    [
      "load-balancer-db_egress-5432-10-20-0-10-32",
      `${BALANCER}: the security group of the load balancer acme-dev-db does not let it call 10.20.0.10 on TCP 5432`,
    ],
    [
      "load-balancer-db_egress-8008-10-20-0-10-32",
      `${BALANCER}: the security group of the load balancer acme-dev-db does not let it call 10.20.0.10 on TCP 8008`,
    ],
  ])("need their security group's %s", (id, message) => {
    const without = (resources: Mutable) => {
      const rules = resources.aws_vpc_security_group_egress_rule ?? {};
      if (!rules[id]) throw new Error(`${id} is not there`);
      delete rules[id];
    };
    expect(messages(near, without)).toEqual([message]);
  });

  it("need ACLs that let the call out and the answer in", () => {
    const aclRules = (resources: Mutable) => Object.entries(resources.aws_network_acl_rule ?? {});
    for (const egress of [true, false]) {
      const without = (resources: Mutable) => {
        connected(resources);
        for (const [id, rule] of aclRules(resources)) {
          if (rule.cidr_block === "172.16.0.10/32" && rule.protocol === "17" && rule.egress === egress) {
            delete resources.aws_network_acl_rule?.[id];
          }
        }
      };
      expect(messages(far, without)).toEqual([
        "aws_network_acl.acl-endpoints: does not let the outbound resolver call 172.16.0.10 on UDP 53, or the answer back",
      ]);
    }
  });

  it("ask in vain for what the DNS firewall does not let through", () => {
    const closed = (resources: Mutable) => {
      const list = resources.aws_route53_resolver_firewall_domain_list?.["dns-firewall_domains-allowed"];
      if (!list) throw new Error("no list");
      list.domains = (list.domains as string[]).filter((name) => name !== "*.corp.example.");
    };
    expect(messages(near, closed)).toEqual([
      "aws_route53_resolver_rule.outbound-resolver_rule-corp: corp.example is forwarded, and the DNS firewall does not let its names through",
    ]);
  });
});
