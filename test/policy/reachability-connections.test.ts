import { beforeAll, describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { connected, DATABASE, DEVICE, KINDS, OFFICE, TRANSIT_GATEWAY } from "../support/connections";
import { type Change, messages as found, remove, set } from "./changed-resources";

const messages = (json: StackJson, change?: Change) => found(json, change).join("\n");

interface StatefulRules {
  rule_group: { rules_source: { stateful_rule: { header: Record<string, unknown> }[] } };
}
const passes =
  (change: (rules: StatefulRules["rule_group"]["rules_source"]) => void): Change =>
  (resources) => {
    const group = resources.aws_networkfirewall_rule_group?.["routing_firewall_rules-connections"];
    change((group as unknown as StatefulRules).rule_group.rules_source);
  };

const EGRESS = "aws_vpc_security_group_egress_rule";
const SUBNET = "aws_subnet.workspace-subnet-main_euw1-az1";
let peering: StackJson;
let transit: StackJson;
let ownGateway: StackJson;
let acls: StackJson;
beforeAll(() => {
  peering = connected(KINDS["peering, same account"] ?? {}, "filtered-egress");
  transit = connected(
    { transitGateway: { mode: "existing", id: TRANSIT_GATEWAY, destinations: DATABASE } },
    "filtered-egress",
  );
  ownGateway = connected(
    { vpn: { office: { gateway: "virtual-private-gateway", device: DEVICE, destinations: OFFICE } } },
    "filtered-egress",
  );
  acls = connected(KINDS["peering, same account"] ?? {}, "isolated", { networkAcls: true });
});

describe("declared connections that are not reached", () => {
  it.each<[string, () => StackJson, Change, string]>([
    [
      "no route of a peering",
      () => peering,
      remove("aws_route.peering-erp_route_euw1-az1-10-80-4-0-24"),
      "nodes of main do not reach 10.80.4.0/24 through peering-erp: no route leads there",
    ],
    [
      "a port that is shut",
      () => peering,
      remove(`${EGRESS}.peering-erp_egress_main-10-80-4-0-24-5432`),
      "nodes of main do not reach 10.80.4.0/24 through peering-erp on TCP 5432",
    ],
    [
      "half of a range",
      () => peering,
      set(`${EGRESS}.peering-erp_egress_main-10-80-4-0-24-1521-1522`, { to_port: 1521 }),
      "through peering-erp on TCP 1521-1522",
    ],
    [
      "no route behind the firewall",
      () => transit,
      remove("aws_route.transit-gateway_route_euw1-az2-10-80-4-0-24"),
      "nodes of main do not reach 10.80.4.0/24 through transit-gateway",
    ],
    [
      "a transit gateway past the firewall",
      () => transit,
      set("aws_route.transit-gateway_route_euw1-az1-10-80-4-0-24", {
        route_table_id: "${aws_route_table.routing_private-euw1-az1.id}",
      }),
      "through transit-gateway as they should: the way is gateway, not firewall → gateway",
    ],
    [
      "a firewall that does not pass it",
      () => transit,
      passes((source) => {
        source.stateful_rule.pop();
      }),
      "on TCP 1521-1522: the firewall drops it",
    ],
    [
      "answers from the transit gateway past the firewall",
      () => transit,
      remove("aws_route.transit-gateway_attachment_route-table_return-main-euw1-az1"),
      `${SUBNET}: answers from 10.80.4.0/24 do not come back through the firewall endpoint that the questions went through, and are dropped`,
    ],
    [
      "answers from the VPC's gateway past the firewall",
      () => ownGateway,
      remove("aws_route_table_association.virtual-private-gateway_route"),
      `${SUBNET}: answers from 172.16.8.0/22 do not come back`,
    ],
    [
      "an ACL that is shut",
      () => acls,
      remove("aws_network_acl_rule.acl-workspaces_egress-80"),
      "through peering-erp on TCP 5432: an ACL is shut",
    ],
  ])("%s", (_, json, change, message) => {
    expect(messages(json())).toBe("");
    expect(messages(json(), change)).toContain(message);
  });
});

describe("connections that lead further than declared", () => {
  it.each<[string, () => StackJson, Change, string]>([
    [
      "a wider route",
      () => peering,
      set("aws_route.peering-erp_route_euw1-az1-10-80-4-0-24", { destination_cidr_block: "10.80.0.0/16" }),
      "leads nodes to 10.80.0.0/16, which no connection declares",
    ],
    [
      "a wider route behind the firewall",
      () => transit,
      set("aws_route.transit-gateway_route_euw1-az1-10-80-4-0-24", { destination_cidr_block: "10.80.0.0/16" }),
      "leads nodes to 10.80.0.0/16, which no connection declares",
    ],
    [
      "a wider rule",
      () => peering,
      set(`${EGRESS}.peering-erp_egress_main-10-80-4-0-24-5432`, { cidr_ipv4: "10.80.0.0/16" }),
      "lets nodes of main out to 10.80.0.0/16 on tcp 5432, which no connection declares",
    ],
    [
      "more ports",
      () => peering,
      set(`${EGRESS}.peering-erp_egress_main-10-80-4-0-24-5432`, { to_port: 5433 }),
      "on tcp 5432-5433, which no connection declares",
    ],
    [
      "another protocol",
      () => peering,
      set(`${EGRESS}.peering-erp_egress_main-10-80-4-0-24-5432`, { ip_protocol: "udp" }),
      "on udp 5432, which no connection declares",
    ],
    [
      "a firewall that passes more",
      () => transit,
      passes((source) => {
        for (const { header } of source.stateful_rule) header.destination_port = "ANY";
      }),
      "the firewall passes TCP 0-65535 to 10.80.4.0/24, which no connection declares",
    ],
    [
      "a firewall that passes to anywhere",
      () => transit,
      passes((source) => {
        for (const { header } of source.stateful_rule) header.destination = "ANY";
      }),
      "the firewall passes TCP 5432 to anywhere, whatever its name",
    ],
  ])("%s", (_, json, change, message) => expect(messages(json(), change)).toContain(message));

  it("a workspace that may not use a connection, and has a rule for it", () => {
    const json = connected(
      { peerings: { erp: { ...KINDS["peering, same account"]?.peerings?.erp, workspaces: ["main"] } as never } },
      "public-egress",
      {},
      (input) => {
        input.workspaces.lab = { networkSlot: 1 };
        input.governanceWorkspace = "main";
      },
    );
    expect(messages(json)).toBe("");
    const rule = `${EGRESS}.peering-erp_egress_main-10-80-4-0-24-5432`;
    const change = set(rule, { security_group_id: "${aws_security_group.workspace-security-group-lab.id}" });
    expect(messages(json, change)).toContain("lets nodes of lab out to 10.80.4.0/24 on tcp 5432");
  });
});
