import { describe, expect, it } from "vitest";
import { DnsFirewall } from "../../../modules/network/dns-firewall";
import { FirewallLogs } from "../../../modules/network/firewall-logs";
import { allowedNames, dropRules } from "../../../modules/network/firewall-rules";
import { NetworkFirewall } from "../../../modules/network/network-firewall";
import { resource, synthModule } from "../../support/synth";

const KEY = "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555";
const PARTS = [
  "aws_networkfirewall_firewall.firewall",
  "aws_networkfirewall_firewall_policy.firewall_policy",
  "aws_networkfirewall_rule_group.firewall_rules-allow",
];

describe("AWS Network Firewall's key", () => {
  const json = synthModule((stack) => {
    new NetworkFirewall(stack, "firewall", {
      vpcId: "vpc-1",
      name: "acme",
      subnetIds: { "euw1-az1": "subnet-1" },
      protectedCidrs: ["10.0.0.0/16"],
      rules: { allow: allowedNames(["pypi.org"]) },
      deleteProtection: true,
      keyArn: KEY,
    });
  });

  it.each(PARTS)("encrypts %s", (address) => {
    expect(resource(json, address).encryption_configuration).toEqual({ type: "CUSTOMER_KMS", key_id: KEY });
  });
});

describe("AWS Network Firewall", () => {
  const json = synthModule((stack) => {
    const firewall = new NetworkFirewall(stack, "firewall", {
      vpcId: "vpc-1",
      name: "acme",
      subnetIds: { "euw1-az1": "subnet-1", "euw1-az2": "subnet-2" },
      protectedCidrs: ["10.0.0.0/16", "100.64.0.0/16"],
      rules: { drop: dropRules({ legacyMetastore: true }), allow: allowedNames([".cloud.databricks.com", "pypi.org"]) },
      deleteProtection: true,
      keyArn: KEY,
    });
    new FirewallLogs(stack, "logs", { firewallArn: firewall.firewallArn, destination: { bucketName: "logs" } });
  });
  const group = (key: string) =>
    resource(json, `aws_networkfirewall_rule_group.firewall_rules-${key}`).rule_group as {
      rule_variables: unknown;
      rules_source: { stateful_rule: { action: string; header: { protocol: string } }[]; rules_source_list: unknown };
      stateful_rule_options: unknown;
    };

  it("drops what no rule lets through, and asks the rules in their order", () => {
    expect(resource(json, "aws_networkfirewall_firewall_policy.firewall_policy").firewall_policy).toEqual({
      stateless_default_actions: ["aws:forward_to_sfe"],
      stateless_fragment_default_actions: ["aws:forward_to_sfe"],
      stateful_default_actions: ["aws:drop_established", "aws:alert_established"],
      stateful_engine_options: { rule_order: "STRICT_ORDER", stream_exception_policy: "DROP" },
      stateful_rule_group_reference: [
        { priority: 10, resource_arn: "${aws_networkfirewall_rule_group.firewall_rules-drop.arn}" },
        { priority: 20, resource_arn: "${aws_networkfirewall_rule_group.firewall_rules-allow.arn}" },
      ],
    });
  });

  it("lets names through in TLS and HTTP alone, from every block of the VPC", () => {
    expect(group("allow").rules_source.rules_source_list).toEqual({
      generated_rules_type: "ALLOWLIST",
      target_types: ["TLS_SNI", "HTTP_HOST"],
      targets: [".cloud.databricks.com", "pypi.org"],
    });
    expect(group("allow").rule_variables).toEqual({
      ip_sets: [{ key: "HOME_NET", ip_set: { definition: ["10.0.0.0/16", "100.64.0.0/16"] } }],
    });
    expect(group("allow").stateful_rule_options).toEqual({ rule_order: "STRICT_ORDER" });
  });

  it("drops protocols that say no name, and passes the legacy metastore only where it is in use", () => {
    const rules = group("drop").rules_source.stateful_rule.map(({ action, header }) => `${action} ${header.protocol}`);
    expect(rules).toEqual(["DROP ICMP", "DROP UDP", "DROP FTP", "DROP SSH", "PASS TCP"]);
    expect(dropRules({ legacyMetastore: false }).source.statefulRule).toHaveLength(4);
  });

  it("has an endpoint in every zone, found by its subnet", () => {
    expect(resource(json, "aws_networkfirewall_firewall.firewall")).toMatchObject({
      delete_protection: true,
      subnet_mapping: [{ subnet_id: "subnet-1" }, { subnet_id: "subnet-2" }],
    });
  });

  it("logs alerts and flows to the bucket, where its policy wants them", () => {
    expect(resource(json, "aws_networkfirewall_logging_configuration.logs").logging_configuration).toEqual({
      log_destination_config: ["ALERT", "FLOW"].map((log_type) => ({
        log_type,
        log_destination_type: "S3",
        log_destination: { bucketName: "logs" },
      })),
    });
  });

  it("logs to encrypted groups that keep their events for a time", () => {
    const cloudwatch = synthModule((stack) => {
      const destination = { logGroupPrefix: "/acme/fw", kmsKeyArn: "key", retentionDays: 30, preventDestroy: true };
      new FirewallLogs(stack, "logs", { firewallArn: "arn", destination });
    });
    expect(resource(cloudwatch, "aws_cloudwatch_log_group.logs_log-group-alert")).toMatchObject({
      name: "/acme/fw-alert",
      kms_key_id: "key",
      retention_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
  });
});

describe("Route 53 DNS Firewall", () => {
  const json = synthModule((stack) => {
    new DnsFirewall(stack, "dns", { vpcId: "vpc-1", name: "acme", domains: [".cloud.databricks.com", "pypi.org"] });
  });

  it("resolves names on the list, with what they are an alias of, before it blocks all others", () => {
    expect(resource(json, "aws_route53_resolver_firewall_domain_list.dns_domains-allowed").domains).toEqual([
      "cloud.databricks.com.",
      "*.cloud.databricks.com.",
      "pypi.org.",
    ]);
    expect(resource(json, "aws_route53_resolver_firewall_domain_list.dns_domains-all").domains).toEqual(["*."]);
    const allow = resource(json, "aws_route53_resolver_firewall_rule.dns_rule-allow");
    const block = resource(json, "aws_route53_resolver_firewall_rule.dns_rule-block");
    expect(allow).toMatchObject({ action: "ALLOW", firewall_domain_redirection_action: "TRUST_REDIRECTION_DOMAIN" });
    expect(block).toMatchObject({ action: "BLOCK", block_response: "NXDOMAIN" });
    expect(Number(allow.priority)).toBeLessThan(Number(block.priority));
  });

  it("resolves nothing where the firewall itself fails", () => {
    expect(resource(json, "aws_route53_resolver_firewall_config.dns_config")).toEqual({
      resource_id: "vpc-1",
      firewall_fail_open: "DISABLED",
    });
  });
});
