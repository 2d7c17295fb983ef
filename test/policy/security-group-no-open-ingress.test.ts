import { describe, expect, it } from "vitest";
import { securityGroupNoOpenIngress as rule } from "../../policy/rules/security-group-no-open-ingress";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts rules for named blocks and groups, and any way out", () => {
    const resources = {
      aws_vpc_security_group_ingress_rule: {
        block: { cidr_ipv4: "10.20.0.0/16" },
        self: { referenced_security_group_id: "${aws_security_group.sg.id}" },
      },
      aws_vpc_security_group_egress_rule: { out: { cidr_ipv4: "0.0.0.0/0" } },
      aws_security_group_rule: { out: { type: "egress", cidr_blocks: ["0.0.0.0/0"] } },
      aws_security_group: { sg: { egress: [{ cidr_blocks: ["0.0.0.0/0"] }] } },
    };
    expect(found(rule, resources)).toEqual([]);
  });

  it.each([
    ["aws_vpc_security_group_ingress_rule", { cidr_ipv4: "0.0.0.0/0" }],
    ["aws_vpc_security_group_ingress_rule", { cidr_ipv6: "::/0" }],
    ["aws_security_group_rule", { type: "ingress", cidr_blocks: ["10.0.0.0/8", "0.0.0.0/0"] }],
    ["aws_security_group", { ingress: [{ cidr_blocks: null, ipv6_cidr_blocks: ["::/0"] }] }],
    ["aws_default_security_group", { ingress: { cidr_blocks: ["0.0.0.0/0"] } }],
  ])("finds %s with %j", (type, args) => {
    expect(found(rule, { [type]: { open: args } })).toEqual([`${type}.open`]);
  });
});
