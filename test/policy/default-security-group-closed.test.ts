import { describe, expect, it } from "vitest";
import { defaultSecurityGroupClosed as rule } from "../../policy/rules/default-security-group-closed";
import { found } from "./support";

const vpc = { vpc: { cidr_block: "10.20.0.0/16" } };
const group = { vpc_id: "${aws_vpc.vpc.id}" };

describe(rule.id, () => {
  it("accepts a default group without rules", () => {
    expect(found(rule, { aws_vpc: vpc, aws_default_security_group: { g: group } })).toEqual([]);
    const empty = { ...group, ingress: [], egress: [] };
    expect(found(rule, { aws_vpc: vpc, aws_default_security_group: { g: empty } })).toEqual([]);
  });

  it("finds a VPC whose default group is left as AWS made it", () => {
    expect(found(rule, { aws_vpc: vpc })).toEqual(["aws_vpc.vpc"]);
    const other = { vpc_id: "${aws_vpc.other.id}" };
    expect(found(rule, { aws_vpc: vpc, aws_default_security_group: { g: other } })).toEqual(["aws_vpc.vpc"]);
  });

  it("finds a default group with rules", () => {
    const open = { ...group, egress: [{ protocol: "-1" }] };
    expect(found(rule, { aws_vpc: vpc, aws_default_security_group: { g: open } })).toEqual([
      "aws_default_security_group.g",
    ]);
  });
});
