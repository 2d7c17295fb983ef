import { describe, expect, it } from "vitest";
import type { Statement } from "../../modules/iam/policy-document";
import { networkReachability } from "../../policy/rules/network-reachability";
import { s3EndpointCoversBuckets } from "../../policy/rules/s3-endpoint-covers-buckets";
import { networkStack } from "../support/network-stack";
import type { OwnNetworkInput } from "../support/platform";
import { simulate } from "../support/policy-simulator";
import { shippedStacks } from "../support/shipped";
import { resource } from "../support/synth";

const emit = (change: (network: OwnNetworkInput["network"]) => void) => networkStack(({ network }) => change(network));

const isolate = (network: OwnNetworkInput["network"]) => {
  delete network.nat;
  network.egress = { isolation: "isolated" };
  network.privateLink = { backend: true };
};

describe("endpoints of further services", () => {
  const stack = emit((network) => {
    isolate(network);
    network.endpoints = ["kms", "dynamodb", "ecr.api", "ecr.dkr", "bedrock-runtime"];
  });
  const { json } = stack;
  const statements = (id: string) =>
    (JSON.parse(String(resource(json, `aws_vpc_endpoint.${id}`).policy)) as { Statement: Statement[] }).Statement;

  it("stand beside the others, under the services' own names", () => {
    expect(resource(json, "aws_vpc_endpoint.service-ecr-dkr")).toMatchObject({
      service_name: "com.amazonaws.eu-west-1.ecr.dkr",
      private_dns_enabled: true,
      security_group_ids: ["${aws_security_group.endpoint-security-group.id}"],
    });
  });

  it.each([
    ["own identity, own key", "service-kms", "kms:Decrypt", "111111111111", "111111111111", "allow"],
    ["own identity, foreign key", "service-kms", "kms:Decrypt", "111111111111", "999999999999", "deny"],
    ["foreign identity", "service-kms", "kms:Decrypt", "999999999999", "111111111111", "deny"],
    ["another service", "service-kms", "s3:GetObject", "111111111111", "111111111111", "deny"],
    ["a model, which belongs to nobody", "service-bedrock-runtime", "bedrock:InvokeModel", "111111111111", "", "allow"],
  ])("%s", (_, id, action, principal, owner, decision) => {
    const request = {
      by: { arn: `arn:aws:iam::${principal}:role/any` },
      action,
      resource: "*",
      context: { "aws:ResourceAccount": owner },
    };
    expect(simulate(statements(id), "111111111111", request)).toBe(decision);
  });

  it("DynamoDB is a gateway in every route table, and nodes of an isolated network may call it", () => {
    expect(resource(json, "aws_vpc_endpoint.dynamodb")).toMatchObject({
      vpc_endpoint_type: "Gateway",
      route_table_ids: resource(json, "aws_vpc_endpoint.s3").route_table_ids,
    });
    expect(
      resource(json, "aws_vpc_security_group_egress_rule.workspace-security-group-main_egress-https-dynamodb"),
    ).toMatchObject({ prefix_list_id: "${aws_vpc_endpoint.dynamodb.prefix_list_id}", from_port: 443 });
  });

  it("container images bring the bucket of their layers, for reading", () => {
    const request = {
      by: { arn: "arn:aws:iam::111111111111:role/any" },
      resource: "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/layer",
    };
    expect(simulate(statements("s3"), "111111111111", { ...request, action: "s3:GetObject" })).toBe("allow");
    expect(simulate(statements("s3"), "111111111111", { ...request, action: "s3:PutObject" })).toBe("deny");
  });
});

describe("network ACLs of one's own", () => {
  it("are such that nodes reach everything, and Databricks accepts them", () => {
    for (const change of [
      isolate,
      (network: OwnNetworkInput["network"]) => {
        network.nat = "per-az";
        network.egress = { isolation: "filtered-egress" };
      },
    ]) {
      const stack = emit((network) => {
        change(network);
        network.networkAcls = true;
      });
      expect(networkReachability.check(stack)).toEqual([]);
      const covered = Object.values(stack.json.resource?.aws_network_acl_association ?? {}).map((a) => a.subnet_id);
      const subnets = Object.keys(stack.json.resource?.aws_subnet ?? {}).map((id) => `\${aws_subnet.${id}.id}`);
      expect(covered.sort()).toEqual(subnets.sort());
    }
  });
});

describe("what is recorded and told", () => {
  it("queries go to the foundation's bucket, or to an encrypted group", () => {
    const s3 = emit((network) => {
      network.queryLogs = { destination: "s3" };
    }).json;
    expect(String(resource(s3, "aws_route53_resolver_query_log_config.query-logs").destination_arn)).toContain(
      "foundation.outputs.log_bucket_arn",
    );
    const group = emit((network) => {
      network.queryLogs = { destination: "cloudwatch", retentionDays: 30 };
    }).json;
    expect(resource(group, "aws_cloudwatch_log_group.query-logs_log-group")).toMatchObject({
      name: "/acme-dev/dns-queries",
      retention_in_days: 30,
      kms_key_id: expect.stringContaining("kms_key_arns"),
    });
  });

  it("DHCP options keep AWS's name server unless others are written", () => {
    const { json } = emit((network) => {
      network.dhcpOptions = { domainName: "acme.example" };
    });
    expect(resource(json, "aws_vpc_dhcp_options.dhcp-options")).toMatchObject({
      domain_name: "acme.example",
      domain_name_servers: ["AmazonProvidedDNS"],
    });
    expect(resource(json, "aws_vpc_dhcp_options_association.dhcp-options_association").vpc_id).toBe(
      "${aws_vpc.vpc.id}",
    );
  });

  it("nodes get out to name and time servers of one's own, and groups do not filter those of AWS", () => {
    const { json } = emit((network) => {
      network.dhcpOptions = { domainNameServers: ["10.20.192.10"], ntpServers: ["10.20.192.11", "169.254.169.123"] };
    });
    const rules = Object.entries(json.resource?.aws_vpc_security_group_egress_rule ?? {})
      .filter(([id]) => id.startsWith("dhcp-servers_main-"))
      .map(([, rule]) => [rule.cidr_ipv4, rule.ip_protocol, rule.from_port, rule.to_port]);
    expect(rules).toEqual([
      ["10.20.192.10/32", "tcp", 53, 53],
      ["10.20.192.10/32", "udp", 53, 53],
      ["10.20.192.11/32", "udp", 123, 123],
    ]);
  });
});

describe("buckets and the S3 endpoint", () => {
  it("every bucket of the shipped configuration is let through", () => {
    for (const stack of shippedStacks()) expect(s3EndpointCoversBuckets.check(stack, shippedStacks())).toEqual([]);
  });
});
