import { describe, expect, it } from "vitest";
import { flowLogsOn as rule } from "../../policy/rules/flow-logs-on";
import { found } from "./support";

describe(rule.id, () => {
  it("accepts a VPC with a flow log", () => {
    const resources = { aws_vpc: { v: {} }, aws_flow_log: { f: { vpc_id: "${aws_vpc.v.id}" } } };
    expect(found(rule, resources)).toEqual([]);
  });

  it("finds a VPC without one, and one where only a subnet or another VPC has it", () => {
    expect(found(rule, { aws_vpc: { v: {} } })).toEqual(["aws_vpc.v"]);
    const elsewhere = { subnet: { subnet_id: "${aws_subnet.s.id}" }, other: { vpc_id: "${aws_vpc.w.id}" } };
    expect(found(rule, { aws_vpc: { v: {} }, aws_flow_log: elsewhere })).toEqual(["aws_vpc.v"]);
  });
});
