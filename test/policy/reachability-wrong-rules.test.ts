import { beforeAll, describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { services } from "../../policy/reachability/requirements";
import { add, type Change, messages, remove, set } from "./changed-resources";
import { emit } from "./emitted-network";

const GROUP = "${aws_security_group.workspace-security-group-main.id}";
const TABLE = "aws_route_table.routing_private-euw1-az1";
const ALLOW_LIST = "routing_firewall_rules-allow";
const DROPS = "routing_firewall_rules-drop";

let open: StackJson;
let filtered: StackJson;
let isolated: StackJson;
let withServers: StackJson;
let withMetastore: StackJson;
beforeAll(() => {
  open = emit("public-egress", false);
  filtered = emit("filtered-egress", true, (network) => {
    network.nat = "per-az";
    network.networkAcls = true;
    network.connections = {
      transitGateway: {
        mode: "existing",
        id: "tgw-0a1b2c3d4e5f60718",
        destinations: [{ cidr: "172.20.0.0/24", ports: [22] }],
      },
    };
  });
  isolated = emit("isolated", true);
  withServers = emit("isolated", true, (network) => {
    network.dhcpOptions = { domainNameServers: ["10.20.192.10"], ntpServers: ["10.20.192.11"] };
  });
  withMetastore = emit("filtered-egress", true, (network) => {
    network.legacyMetastorePort = true;
  });
});

interface Group {
  readonly rule_group: {
    readonly rule_variables: { ip_sets: { ip_set: { definition: string[] } }[] };
    readonly rules_source: {
      stateful_rule: { header: { protocol: string } }[];
      readonly rules_source_list: { target_types: string[]; targets: string[] };
    };
    readonly stateful_rule_options: { rule_order: string };
  };
}
const group =
  (id: string, change: (group: Group["rule_group"]) => void): Change =>
  (resources) => {
    const found = resources.aws_networkfirewall_rule_group?.[id];
    if (!found) throw new Error(`${id} is not there`);
    change((found as unknown as Group).rule_group);
  };
const withoutDrop = (protocol: string) =>
  group(DROPS, ({ rules_source }) => {
    rules_source.stateful_rule = rules_source.stateful_rule.filter(({ header }) => header.protocol !== protocol);
  });
const domains =
  (keep: (domain: string) => boolean): Change =>
  (resources) => {
    for (const list of Object.values(resources.aws_route53_resolver_firewall_domain_list ?? {})) {
      list.domains = (list.domains as string[]).filter(keep);
    }
  };
const egress = (args: Record<string, unknown>) =>
  add("aws_vpc_security_group_egress_rule.extra", { security_group_id: GROUP, ip_protocol: "-1", ...args });
const withoutStatement =
  (endpoint: string, sid: string): Change =>
  (resources) => {
    const found = resources.aws_vpc_endpoint?.[endpoint];
    const policy = JSON.parse(String(found?.policy)) as { Statement: { Sid: string }[] };
    const Statement = policy.Statement.filter(({ Sid }) => Sid !== sid);
    if (Statement.length === policy.Statement.length) throw new Error(`${endpoint} has no ${sid}`);
    set(`aws_vpc_endpoint.${endpoint}`, { policy: JSON.stringify({ ...policy, Statement }) })(resources);
  };

describe("a wrong rule is found", () => {
  it("and none where all are right", () => {
    for (const json of [open, filtered, isolated, withServers, withMetastore]) expect(messages(json)).toEqual([]);
  });

  it.each<[string, () => StackJson, Change, string]>([
    ["UDP passes the firewall", () => filtered, withoutDrop("UDP"), "the firewall does not drop UDP"],
    ["ICMP passes the firewall", () => filtered, withoutDrop("ICMP"), "the firewall does not drop ICMP"],
    [
      "another order in a rule group than in the policy",
      () => filtered,
      group(ALLOW_LIST, ({ stateful_rule_options }) => {
        stateful_rule_options.rule_order = "DEFAULT_ACTION_ORDER";
      }),
      `aws_networkfirewall_rule_group.${ALLOW_LIST}: the rule group has another order`,
    ],
    [
      "names are not looked for in TLS",
      () => filtered,
      group(ALLOW_LIST, ({ rules_source }) => {
        rules_source.rules_source_list.target_types = ["HTTP_HOST"];
      }),
      "the allow list does not look at names in TLS",
    ],
    ...[".amazonaws.com", ".s3.us-east-1.amazonaws.com", "s3.amazonaws.com"].map(
      (name): [string, () => StackJson, Change, string] => [
        `everybody's buckets: ${name}`,
        () => filtered,
        group(ALLOW_LIST, ({ rules_source }) => {
          rules_source.rules_source_list.targets.push(name);
        }),
        `the allow list holds ${name}, under which everybody's buckets in other regions are`,
      ],
    ),
    [
      "the allow list is about another network",
      () => filtered,
      group(ALLOW_LIST, ({ rule_variables }) => {
        for (const { ip_set } of rule_variables.ip_sets) ip_set.definition = ["192.168.0.0/16"];
      }),
      "the allow list is not about 10.20.0.0/16, a block of the VPC",
    ],
    [
      "connections are passed after SSH is dropped",
      () => filtered,
      (resources) => {
        const policy = resources.aws_networkfirewall_firewall_policy?.routing_firewall_policy as {
          firewall_policy: { stateful_rule_group_reference: { priority: number }[] };
        };
        for (const reference of policy.firewall_policy.stateful_rule_group_reference) {
          reference.priority = 1000 - reference.priority;
        }
      },
      "passes 172.20.0.0/24 on TCP 22 after rules that have dropped it",
    ],
    [
      "AWS's names do not resolve",
      () => filtered,
      domains((domain) => !domain.includes("amazonaws")),
      "the DNS firewall does not let sts.eu-west-1.amazonaws.com resolve, so nodes do not reach STS",
    ],
    [
      "Databricks' names do not resolve",
      () => filtered,
      domains((domain) => !domain.includes("databricks")),
      "the DNS firewall does not let ireland.cloud.databricks.com resolve, so nodes do not reach the REST API",
    ],
    [
      "every name resolves",
      () => filtered,
      remove("aws_route53_resolver_firewall_rule.dns-firewall_rule-block"),
      "the DNS firewall lets names resolve that are on no list",
    ],
    [
      "no name resolves",
      () => filtered,
      set("aws_route53_resolver_firewall_rule.dns-firewall_rule-block", { priority: 1 }),
      "so nodes do not reach the relay",
    ],
    [
      "the firewall's ACL is shut",
      () => filtered,
      remove("aws_network_acl_rule.acl-firewall_egress-10"),
      "aws_network_acl.acl-firewall: stops what nodes of main call on the internet on TCP 443",
    ],
    [
      "NAT's ACL lets no answers in",
      () => filtered,
      remove("aws_network_acl_rule.acl-public_ingress-20"),
      "aws_network_acl.acl-public: stops what nodes of main call on the internet on TCP 443, or the answers",
    ],
    [
      "services mixed up",
      () => isolated,
      (resources) => {
        const relay = resources.aws_vpc_endpoint?.["databricks-relay"];
        set("aws_vpc_endpoint.databricks-workspace", { service_name: relay?.service_name })(resources);
      },
      "aws_vpc_endpoint.databricks-workspace: leads to the relay service of Databricks, and is registered as workspace",
    ],
    [
      "an endpoint in no subnet",
      () => isolated,
      set("aws_vpc_endpoint.sts", { subnet_ids: [] }),
      "nodes do not reach STS through aws_vpc_endpoint.sts on TCP 443",
    ],
    [
      "endpoints' names do not resolve",
      () => isolated,
      set("aws_vpc.vpc", { enable_dns_hostnames: false }),
      "aws_vpc.vpc: names of endpoints do not resolve",
    ],
    [
      "a prefix list of somebody's",
      () => isolated,
      egress({ prefix_list_id: "pl-0a1b2c3d" }),
      "lets nodes out on -1 0-65535 to what is neither an IPv4 block",
    ],
    [
      "another security group",
      () => isolated,
      egress({ referenced_security_group_id: "sg-0a1b2c3d" }),
      "lets nodes out on -1 0-65535 to what is neither an IPv4 block",
    ],
    [
      "IPv6",
      () => isolated,
      egress({ cidr_ipv6: "::/0" }),
      "lets nodes out on -1 0-65535 to what is neither an IPv4 block",
    ],
    [
      "nodes that do not talk to each other",
      () => isolated,
      remove("aws_vpc_security_group_ingress_rule.workspace-security-group-main_ingress-self-udp"),
      "nodes of main are not let in from each other on all UDP ports",
    ],
    [
      "routes written inside of a table",
      () => isolated,
      set(TABLE, { route: [{ cidr_block: "0.0.0.0/0", transit_gateway_id: "tgw-1" }] }),
      `${TABLE}: has routes written inside of it`,
    ],
    [
      "a gateway that brings routes in",
      () => isolated,
      set(TABLE, { propagating_vgws: ["vgw-1"] }),
      `${TABLE}: gives nodes the routes that a gateway brings in`,
    ],
    [
      "propagation as a resource",
      () => isolated,
      add("aws_vpn_gateway_route_propagation.extra", { route_table_id: `\${${TABLE}.id}`, vpn_gateway_id: "vgw-1" }),
      "brings routes to nodes that the other side decides about",
    ],
    [
      "an S3 endpoint to any bucket",
      () => isolated,
      set("aws_vpc_endpoint.s3", { policy: undefined }),
      "aws_vpc_endpoint.s3: has no policy",
    ],
    [
      "no artifacts",
      () => isolated,
      withoutStatement("s3", "DatabricksArtifacts"),
      "does not let Databricks do s3:GetObject on arn:aws:s3:::databricks-prod-artifacts-eu-west-1",
    ],
    [
      "no Databricks at STS",
      () => isolated,
      withoutStatement("sts", "Databricks"),
      "does not let Databricks do sts:AssumeRole",
    ],
    [
      "a name server that nodes do not reach",
      () => withServers,
      remove("aws_vpc_security_group_egress_rule.dhcp-servers_main-10-20-192-10-udp-53"),
      "nodes of main are told to ask 10.20.192.10, and do not reach it on port 53",
    ],
    [
      "a time server outside of the VPC",
      () => withServers,
      set("aws_vpc_dhcp_options.dhcp-options", { ntp_servers: ["172.16.0.3"] }),
      "nodes of main are told to ask 172.16.0.3, and do not reach it on port 123",
    ],
    [
      "port 53 to what is no name server",
      () => withServers,
      egress({ ip_protocol: "udp", from_port: 53, to_port: 53, cidr_ipv4: "10.20.192.12/32" }),
      "lets nodes out to 10.20.192.12/32 on udp 53, which Databricks does not need",
    ],
    [
      "the legacy metastore's name does not resolve",
      () => withMetastore,
      domains((domain) => !domain.includes("rds.amazonaws")),
      "rds.amazonaws.com resolve, so nodes do not reach the legacy Hive metastore",
    ],
    [
      "no Databricks at Kinesis",
      () => isolated,
      withoutStatement("kinesis", "DatabricksStreams"),
      "does not let Databricks do kinesis:PutRecords",
    ],
  ])("%s", (_, json, change, message) => {
    expect(messages(json(), change).join("\n")).toContain(message);
  });
});

describe("a region of two shards", () => {
  it("has the names of both, of which one has to be let through", () => {
    expect(services("us-gov-west-1", true).find(({ name }) => name === "the relay")).toMatchObject({
      hosts: [expect.stringMatching(/\.databricks\.us$/), expect.stringMatching(/\.databricks\.mil$/)],
      ports: [{ from: 443, to: 443 }],
    });
  });
});
