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

  it.each<[string, readonly string[]]>([
    ["a block wider than any owner has", ["10.0.0.0/8", "64.0.0.0/3"]],
    ["halves", ["0.0.0.0/1", "128.0.0.0/1"]],
    ["many blocks, each of which is somebody's", Array.from({ length: 64 }, (_, n) => `${n + 1}.0.0.0/8`)],
  ])("finds %s, in one rule or in several for the same ports", (_, cidrs) => {
    const rule443 = (cidr: string) => ({
      security_group_id: "${aws_security_group.sg.id}",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ipv4: cidr,
    });
    const rules = Object.fromEntries(cidrs.map((cidr, index) => [`in-${index}`, rule443(cidr)]));
    expect(found(rule, { aws_vpc_security_group_ingress_rule: rules })).not.toEqual([]);
    expect(found(rule, { aws_security_group_rule: { in: { type: "ingress", cidr_blocks: cidrs } } })).toEqual([
      "aws_security_group_rule.in",
    ]);
  });

  it("adds up no blocks of different ports or groups", () => {
    const half = (first: number, more: object) => ({ cidr_ipv4: `${first}.0.0.0/8`, ip_protocol: "tcp", ...more });
    const rules = Object.fromEntries(
      Array.from({ length: 32 }, (_, n) => [
        `in-${n}`,
        half(n + 1, { from_port: 1000 + (n % 4), to_port: 1000 + (n % 4) }),
      ]),
    );
    expect(found(rule, { aws_vpc_security_group_ingress_rule: rules })).toEqual([]);
  });
});
