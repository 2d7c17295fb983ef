import { beforeAll, describe, expect, it } from "vitest";
import type { StackJson } from "../../emitted/stacks";
import { existing, provisioned } from "../support/kafka";
import { networkStack } from "../support/network-stack";
import { add, type Change, messages, remove, set } from "./changed-resources";

let json: StackJson;
beforeAll(() => {
  json = networkStack((input) => {
    input.network.networkAcls = true;
    input.dataServices = { broker: provisioned({ authentication: {} }), shop: existing() };
  }).json;
});

const RULE = "aws_vpc_security_group";
const INGRESS = `${RULE}_ingress_rule.data-service-broker_ingress-9098-main`;
const EGRESS = `${RULE}_egress_rule.data-service-broker_egress_main-9098`;
const egress = (args: Record<string, unknown>) =>
  add(`${RULE}_egress_rule.extra`, {
    security_group_id: "${aws_security_group.workspace-security-group-main.id}",
    ip_protocol: "tcp",
    ...args,
  });
const UNREACHED = "nodes of main do not reach the data service broker on TCP 9098";

describe("what nodes reach of data services", () => {
  it("is what the contract says, with network ACLs too", () => {
    expect(messages(json)).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ["nodes are not let out", remove(EGRESS), UNREACHED],
    ["nodes are not let in", remove(INGRESS), UNREACHED],
    ["another port is open", set(INGRESS, { from_port: 9092, to_port: 9092 }), UNREACHED],
    [
      "part of a range is shut",
      set(`${RULE}_ingress_rule.data-service-shop_ingress-14001-14100-main`, { to_port: 14050 }),
      "nodes of main do not reach the data service shop on TCP 14001-14100",
    ],
    [
      "the ACL of its subnets is shut",
      (resources) => {
        for (const address of Object.keys(resources.aws_network_acl_rule ?? {})) {
          if (address.startsWith("acl-data-services_ingress")) remove(`aws_network_acl_rule.${address}`)(resources);
        }
      },
      UNREACHED,
    ],
    [
      "nodes are let out to it on other ports",
      egress({
        referenced_security_group_id: "${aws_security_group.data-service-broker.id}",
        from_port: 22,
        to_port: 22,
      }),
      "lets nodes out on tcp 22 to what is neither an IPv4 block",
    ],
    [
      "nodes are let out to a group of nobody",
      egress({
        referenced_security_group_id: "${aws_security_group.endpoint-security-group.id}",
        from_port: 9098,
        to_port: 9098,
      }),
      "lets nodes out on tcp 9098 to what is neither an IPv4 block",
    ],
  ])("is missed where %s", (_, change, message) => {
    expect(messages(json, change).join("\n")).toContain(message);
  });
});
