import { describe, expect, it } from "vitest";
import { noInlineSecurityGroupRules as rule } from "../../policy/rules/no-inline-security-group-rules";
import { check, found } from "./support";

describe(rule.id, () => {
  it("accepts a group whose rules are resources of their own", () => {
    const resources = {
      aws_security_group: { sg: { name: "workspace", ingress: null } },
      aws_vpc_security_group_egress_rule: { https: { security_group_id: "${aws_security_group.sg.id}" } },
    };
    expect(found(rule, resources)).toEqual([]);
  });

  it("finds inline rules, and empty lists that would remove every rule", () => {
    const inline = { aws_security_group: { sg: { ingress: [], egress: [{ protocol: "-1" }] } } };
    expect(check(rule, inline)).toMatchObject([
      { address: "aws_security_group.sg", message: expect.stringContaining("ingress and egress") },
    ]);
    expect(found(rule, { aws_security_group: { sg: { ingress: [] } } })).toEqual(["aws_security_group.sg"]);
  });
});
