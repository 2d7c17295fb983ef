import { describe, expect, it } from "vitest";
import { Caller } from "../support/caller";

/** A VPC with a subnet that has a route table of its own, and one that has not. */
function vpc() {
  const caller = new Caller();
  const made = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes;
  const subnet = (cidr_block: string) => caller.make("aws_subnet", { vpc_id: made.id ?? null, cidr_block }).attributes;
  const [own, other] = [subnet("10.0.0.0/24"), subnet("10.0.1.0/24")];
  const table = caller.make("aws_route_table", { vpc_id: made.id ?? null }).attributes;
  caller.make("aws_route_table_association", { route_table_id: table.id ?? null, subnet_id: own.id ?? null });
  const gateway = caller.make("aws_internet_gateway", { vpc_id: made.id ?? null }).attributes;
  caller.make("aws_route", {
    route_table_id: table.id ?? null,
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: gateway.id ?? null,
  });
  const tablesOf = (name: string, value: unknown) =>
    caller.data("aws_route_tables", { vpc_id: made.id ?? null, filter: [{ name, values: [String(value)] }] }).ids;
  return { caller, made, own, other, table, gateway, tablesOf };
}

describe("looking up routes", () => {
  it("finds the table that a subnet is associated with, and the main one", () => {
    const { made, own, other, table, tablesOf } = vpc();
    expect(tablesOf("association.subnet-id", own.id)).toEqual([table.id]);
    expect(tablesOf("association.subnet-id", other.id)).toEqual([]);
    expect(tablesOf("association.main", "true")).toEqual([made.main_route_table_id]);
  });

  it("shows the routes of a table, also of those that are objects of their own", () => {
    const { caller, own, table, gateway } = vpc();
    const wanted = { cidr_block: "0.0.0.0/0", gateway_id: gateway.id, nat_gateway_id: "" };
    expect(caller.data("aws_route_table", { route_table_id: table.id ?? null }).routes).toEqual([
      expect.objectContaining(wanted),
    ]);
    expect(caller.data("aws_route_table", { subnet_id: own.id ?? null }).id).toBe(table.id);
  });

  it("says where there is no such table", () => {
    expect(() => vpc().caller.data("aws_route_table", { route_table_id: "rtb-0" })).toThrow("There is no route table");
  });
});

describe("looking up security group rules", () => {
  it("finds those of a group, in and out, and what they say", () => {
    const { caller, made } = vpc();
    const group = (name: string) => caller.make("aws_security_group", { name, vpc_id: made.id ?? null }).attributes;
    const [one, two] = [group("one"), group("two")];
    const rule = { security_group_id: one.id ?? null, ip_protocol: "tcp", from_port: 443, to_port: 443 };
    const out = caller.make("aws_vpc_security_group_egress_rule", { ...rule, cidr_ipv4: "0.0.0.0/0" }).attributes;
    const into = caller.make("aws_vpc_security_group_ingress_rule", {
      ...rule,
      referenced_security_group_id: two.id ?? null,
    }).attributes;
    const idsOf = (id: unknown) =>
      caller.data("aws_vpc_security_group_rules", { filter: [{ name: "group-id", values: [String(id)] }] }).ids;
    expect(new Set(idsOf(one.id) as string[])).toEqual(new Set([out.id, into.id]));
    expect(idsOf(two.id)).toEqual([]);
    const read = (id: unknown) => caller.data("aws_vpc_security_group_rule", { security_group_rule_id: String(id) });
    expect(read(out.id)).toMatchObject({ is_egress: true, from_port: 443, cidr_ipv4: "0.0.0.0/0" });
    expect(read(into.id)).toMatchObject({ is_egress: false, referenced_security_group_id: two.id });
  });
});
