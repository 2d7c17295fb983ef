import { describe, expect, it } from "vitest";
import { findings } from "../../policy";
import { networkStack } from "../support/network-stack";
import type { OwnNetworkInput } from "../support/platform";
import { resource } from "../support/synth";

type Network = OwnNetworkInput["network"];
type Connections = NonNullable<Network["connections"]>;

function emit(
  connections: Connections,
  { protection, ...change }: Partial<Network> & Pick<OwnNetworkInput, "protection"> = {},
) {
  return networkStack((input, account) => {
    if (protection) input.protection = protection;
    input.network = { ...input.network, ...change, connections };
    input.workspaces.main = { ...input.workspaces.main, networkConnectivity: "dev" };
    account.networkConnectivity = { dev: { mode: "create", region: input.region } };
  });
}

const dns: Connections = {
  dns: {
    forward: {
      corp: { domain: "corp.example", nameServers: ["10.20.0.10", "10.20.16.10"] },
      lab: { domain: "lab.example", nameServers: ["10.20.0.10"], port: 5353 },
    },
    sharedRules: { group: { ruleId: "rslvr-rr-0a1b2c3d4e5f60718", domain: "group.example" } },
  },
};

describe("names of connected networks", () => {
  const { json } = emit(dns, { egress: { dnsFirewall: true } });

  it("are forwarded from an address per zone, in the endpoints' subnets", () => {
    expect(resource(json, "aws_route53_resolver_endpoint.outbound-resolver")).toMatchObject({
      direction: "OUTBOUND",
      name: "acme-dev-outbound-resolver",
      security_group_ids: ["${aws_security_group.outbound-resolver_security-group.id}"],
      ip_address: [
        { subnet_id: "${aws_subnet.endpoint-subnet_euw1-az1.id}" },
        { subnet_id: "${aws_subnet.endpoint-subnet_euw1-az2.id}" },
      ],
    });
    expect(resource(json, "aws_route53_resolver_rule.outbound-resolver_rule-lab")).toMatchObject({
      rule_type: "FORWARD",
      domain_name: "lab.example",
      target_ip: [{ ip: "10.20.0.10", port: 5353 }],
      resolver_endpoint_id: "${aws_route53_resolver_endpoint.outbound-resolver.id}",
    });
  });

  it("reach the name servers and nothing else, and nobody reaches the endpoint", () => {
    const rules = Object.values(json.resource?.aws_vpc_security_group_egress_rule ?? {})
      .filter((rule) => String(rule.security_group_id).includes("outbound-resolver"))
      .map(({ cidr_ipv4, ip_protocol, from_port, to_port }) => `${ip_protocol} ${cidr_ipv4} ${from_port}-${to_port}`);
    expect(rules.sort()).toEqual([
      "tcp 10.20.0.10/32 53-53",
      "tcp 10.20.0.10/32 5353-5353",
      "tcp 10.20.16.10/32 53-53",
      "udp 10.20.0.10/32 53-53",
      "udp 10.20.0.10/32 5353-5353",
      "udp 10.20.16.10/32 53-53",
    ]);
    const ingress = Object.keys(json.resource?.aws_vpc_security_group_ingress_rule ?? {});
    expect(ingress.filter((id) => id.startsWith("outbound-resolver"))).toEqual([]);
  });

  it("are followed by the VPC, rules of others too", () => {
    const rules = Object.values(json.resource?.aws_route53_resolver_rule_association ?? {});
    expect(rules.map((rule) => String(rule.resolver_rule_id)).sort()).toEqual([
      "${aws_route53_resolver_rule.outbound-resolver_rule-corp.id}",
      "${aws_route53_resolver_rule.outbound-resolver_rule-lab.id}",
      "rslvr-rr-0a1b2c3d4e5f60718",
    ]);
    expect(rules.map((rule) => rule.vpc_id)).toEqual(Array(3).fill("${aws_vpc.vpc.id}"));
  });

  it("pass the DNS firewall", () => {
    const { domains } = resource(json, "aws_route53_resolver_firewall_domain_list.dns-firewall_domains-allowed");
    for (const domain of ["corp.example", "lab.example", "group.example"]) {
      expect(domains).toContain(`${domain}.`);
      expect(domains).toContain(`*.${domain}.`);
    }
  });

  it("by rules of others alone need no endpoint", () => {
    const shared = emit({ dns: { sharedRules: dns.dns?.sharedRules } }).json;
    expect(shared.resource).not.toHaveProperty("aws_route53_resolver_endpoint");
    expect(Object.keys(shared.resource?.aws_route53_resolver_rule_association ?? {})).toEqual(["resolver-rule_group"]);
  });
});

const CERTIFICATE = "arn:aws:acm:eu-west-1:111111111111:certificate/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
const services: Connections = {
  endpointServices: {
    db: {
      domainNames: ["db.corp.example"],
      listeners: [{ protocol: "TCP", port: 5432 }],
      targets: { kind: "ip", addresses: ["10.20.0.20", "172.16.0.20"] },
      targetSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    },
    api: {
      domainNames: ["api.corp.example"],
      listeners: [{ protocol: "TLS", port: 443, targetPort: 8443, certificateArn: CERTIFICATE }],
      targets: { kind: "instance", instanceIds: ["i-0a1b2c3d4e5f60718"] },
      healthCheck: { protocol: "HTTPS", port: 8444, path: "/health", intervalSeconds: 10 },
      acceptance: "automatic",
    },
  },
};

describe("endpoint services", () => {
  const stack = emit(services);
  const { json } = stack;

  it("have an internal load balancer in every zone, whose group does not look at who comes through PrivateLink", () => {
    expect(resource(json, "aws_lb.load-balancer-db")).toEqual({
      // The plan refuses to lose a zone: test/network/endpoint-services.test.ts.
      lifecycle: { precondition: [expect.objectContaining({ condition: expect.stringContaining("setsubtract") })] },
      name: "acme-dev-db",
      internal: true,
      load_balancer_type: "network",
      ip_address_type: "ipv4",
      subnets: ["${aws_subnet.endpoint-subnet_euw1-az1.id}", "${aws_subnet.endpoint-subnet_euw1-az2.id}"],
      security_groups: ["${aws_security_group.load-balancer-db_security-group.id}"],
      enforce_security_group_inbound_rules_on_private_link_traffic: "off",
      enable_cross_zone_load_balancing: true,
      enable_deletion_protection: false,
      tags: { Name: "acme-dev-db" },
    });
  });

  it("log what comes over TLS, which is all that load balancers of this kind can log", () => {
    expect(resource(json, "aws_lb.load-balancer-api").access_logs).toEqual({
      bucket: "${data.terraform_remote_state.foundation.outputs.log_bucket_name}",
      enabled: true,
    });
  });

  it("pass TCP on as it is, and TLS on as TLS", () => {
    expect(resource(json, "aws_lb_listener.load-balancer-db_listener-5432")).toMatchObject({
      port: 5432,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.load-balancer-db_port-5432.arn}" }],
    });
    expect(resource(json, "aws_lb_listener.load-balancer-api_listener-443")).toMatchObject({
      port: 443,
      protocol: "TLS",
      certificate_arn: CERTIFICATE,
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    });
    expect(resource(json, "aws_lb_target_group.load-balancer-api_port-443")).toMatchObject({
      protocol: "TLS",
      port: 8443,
      target_type: "instance",
      health_check: { protocol: "HTTPS", port: "8444", path: "/health", matcher: "200-399", interval: 10 },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("say of an address outside the VPC that it is in no zone of it", () => {
    const target = (ip: string) =>
      resource(json, `aws_lb_target_group_attachment.load-balancer-db_port-5432_target-${ip}`);
    expect(target("10-20-0-20")).not.toHaveProperty("availability_zone");
    expect(target("172-16-0-20")).toMatchObject({ target_id: "172.16.0.20", availability_zone: "all" });
  });

  it("reach their targets on the ports of traffic and health checks alone", () => {
    const out = (id: string) =>
      Object.entries(json.resource?.aws_vpc_security_group_egress_rule ?? {})
        .filter(([key]) => key.startsWith(`load-balancer-${id}_`))
        .map(([, rule]) => `${rule.cidr_ipv4} ${rule.from_port}-${rule.to_port}`);
    expect(out("db")).toEqual(["10.20.0.20/32 5432-5432", "172.16.0.20/32 5432-5432"]);
    expect(out("api")).toEqual(["10.20.0.0/16 8443-8443", "10.20.0.0/16 8444-8444"]);
    expect(
      resource(json, "aws_vpc_security_group_ingress_rule.load-balancer-db_target-sg-0a1b2c3d4e5f60718-5432"),
    ).toMatchObject({
      security_group_id: "sg-0a1b2c3d4e5f60718",
      referenced_security_group_id: "${aws_security_group.load-balancer-db_security-group.id}",
      from_port: 5432,
    });
  });

  it("let Databricks' role of the region in, and by default no connection without somebody's word", () => {
    expect(resource(json, "aws_vpc_endpoint_service_allowed_principal.endpoint-service-db_databricks")).toEqual({
      vpc_endpoint_service_id: "${aws_vpc_endpoint_service.endpoint-service-db.id}",
      principal_arn: "arn:aws:iam::565502421330:role/private-connectivity-role-eu-west-1",
    });
    expect(resource(json, "aws_vpc_endpoint_service.endpoint-service-db").acceptance_required).toBe(true);
    expect(resource(json, "aws_vpc_endpoint_service.endpoint-service-api").acceptance_required).toBe(false);
    expect(json.output?.endpoint_service_names?.value).toEqual({
      db: "${aws_vpc_endpoint_service.endpoint-service-db.service_name}",
      api: "${aws_vpc_endpoint_service.endpoint-service-api.service_name}",
    });
  });

  it("are open enough for the policy check", () => {
    const near = structuredClone(services);
    const { db } = near.endpointServices ?? {};
    if (db) db.targets = { kind: "ip", addresses: ["10.20.0.20"] };
    expect(findings(emit({ ...dns, ...near }), [])).toEqual([]);
    expect(findings(emit({ ...dns, ...near }, { networkAcls: true }), [])).toEqual([]);
  });

  it("are protected where the environment is", () => {
    const { json } = emit(services, { protection: { mode: "protected" } });
    expect(json.resource?.aws_lb?.["load-balancer-db"]?.enable_deletion_protection).toBe(true);
  });
});

describe("without connections", () => {
  it("nothing of all this is there, nor in the contract", () => {
    const { json } = emit({});
    const types = Object.keys(json.resource ?? {});
    expect(types.filter((type) => /aws_lb|resolver_rule|endpoint_service/.test(type))).toEqual([]);
    expect(json.output).not.toHaveProperty("endpoint_service_names");
  });
});
