import { describe, expect, it } from "vitest";
import { networkStack } from "../support/network-stack";
import type { OwnNetworkInput } from "../support/platform";
import { resource } from "../support/synth";

const emit = (change: (network: OwnNetworkInput["network"]) => void) =>
  networkStack(({ network }) => change(network)).json;

const endpointIn = (zone: string) =>
  `\${one([for state in aws_networkfirewall_firewall.routing_firewall.firewall_status[0].sync_states : state.attachment[0].endpoint_id if state.attachment[0].subnet_id == aws_subnet.routing_firewall_subnet_${zone}.id])}`;

describe("filtered egress", () => {
  const json = emit((network) => {
    network.nat = "per-az";
    network.egress = { isolation: "filtered-egress", allowedDomains: ["pypi.org"] };
  });

  it.each(["euw1-az1", "euw1-az2"])("%s: private subnet → firewall → NAT → internet, and back the same way", (zone) => {
    expect(resource(json, `aws_route.routing_private-${zone}_default`)).toMatchObject({
      destination_cidr_block: "0.0.0.0/0",
      vpc_endpoint_id: endpointIn(zone),
    });
    expect(resource(json, `aws_route.routing_private-${zone}_default`)).not.toHaveProperty("nat_gateway_id");
    expect(resource(json, `aws_route.routing_firewall_route-table-${zone}_default`)).toMatchObject({
      nat_gateway_id: `\${aws_nat_gateway.routing_nat_${zone}.id}`,
    });
    expect(resource(json, `aws_route_table_association.routing_firewall_subnet_route-${zone}`).route_table_id).toBe(
      `\${aws_route_table.routing_firewall_route-table-${zone}.id}`,
    );
    const block = resource(json, `aws_subnet.workspace-subnet-main_${zone}`).cidr_block;
    expect(resource(json, `aws_route.routing_nat_route-table_return-main-${zone}`)).toMatchObject({
      route_table_id: "${aws_route_table.routing_nat_route-table.id}",
      destination_cidr_block: block,
      vpc_endpoint_id: endpointIn(zone),
      // AWS takes such a route only to a subnet that is there.
      depends_on: [`aws_subnet.workspace-subnet-main_${zone}`],
    });
  });

  it("lets Databricks and the configured names through, in the firewall and in DNS", () => {
    const { rules_source: source } = resource(json, "aws_networkfirewall_rule_group.routing_firewall_rules-allow")
      .rule_group as { rules_source: { rules_source_list: { targets: string[] } } };
    const { targets } = source.rules_source_list;
    expect(targets).toContain(".cloud.databricks.com");
    expect(targets).toContain("databricks-prod-artifacts-eu-west-1.s3.eu-west-1.amazonaws.com");
    expect(targets).toContain("pypi.org");
    const { domains } = resource(json, "aws_route53_resolver_firewall_domain_list.dns-firewall_domains-allowed");
    for (const name of ["*.cloud.databricks.com.", "pypi.org.", "*.eu-west-1.amazonaws.com."]) {
      expect(domains).toContain(name);
    }
  });

  it("leaves through one gateway in every zone where NAT is single", () => {
    const single = emit((network) => {
      network.nat = "single";
      network.egress = { isolation: "filtered-egress" };
    });
    expect(resource(single, "aws_route.routing_firewall_route-table-euw1-az2_default").nat_gateway_id).toBe(
      "${aws_nat_gateway.routing_nat_euw1-az1.id}",
    );
  });

  it("logs to the foundation's bucket", () => {
    expect(JSON.stringify(resource(json, "aws_networkfirewall_logging_configuration.firewall-logs"))).toContain(
      "foundation.outputs.log_bucket_name",
    );
  });
});

describe("isolated", () => {
  const json = emit((network) => {
    delete network.nat;
    network.egress = { isolation: "isolated" };
    network.privateLink = { backend: true };
  });

  it("has no way to the internet: no gateway, no route but those of the VPC", () => {
    for (const type of [
      "aws_internet_gateway",
      "aws_nat_gateway",
      "aws_route",
      "aws_eip",
      "aws_networkfirewall_firewall",
    ]) {
      expect(json.resource?.[type]).toBeUndefined();
    }
  });

  it("may have a DNS firewall", () => {
    const dns = emit((network) => {
      delete network.nat;
      network.egress = { isolation: "isolated", dnsFirewall: true };
      network.privateLink = { backend: true };
    });
    expect(dns.resource?.aws_route53_resolver_firewall_rule).toBeDefined();
    expect(json.resource?.aws_route53_resolver_firewall_rule).toBeUndefined();
  });
});
