import { describe, expect, it } from "vitest";
import { changeOutside, emptyBuckets, removeOutside, select } from "../../../../tools/simulate/cloud/drift";
import { putOutside } from "../../../../tools/simulate/cloud/outside";
import { SimulatedCloud } from "../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../tools/simulate/cloud/store";
import { outsideOf } from "../../../../tools/simulate/given/outside";
import { PUBLISHED } from "../../../../tools/simulate/given/published";
import { PACKAGES } from "../../../../tools/simulate/schema/packages";
import { typeSchema } from "../../../../tools/simulate/schema/provider-schema";
import { accountInput, devInput, platformOf } from "../../../support/platform";
import { Caller } from "./support/caller";
import { aws } from "./support/world";

function vpcWithGroup() {
  const caller = new Caller();
  const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" });
  const group = caller.make("aws_security_group", { name: "nodes", vpc_id: vpc.attributes.id ?? "" });
  const traffic = { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0" };
  const rule = caller.make("aws_vpc_security_group_egress_rule", {
    security_group_id: group.attributes.id ?? "",
    ...traffic,
  });
  return { caller, vpc, group, rule };
}

describe("a simulated cloud", () => {
  it("refuses with the id of the rule, and changes nothing", () => {
    const { caller, vpc } = vpcWithGroup();
    const before = caller.store.save();
    expect(caller.remove(vpc)).toMatchObject({ rule: "in-use", summary: "DependencyViolation" });
    expect(caller.refusal("aws_subnet", { vpc_id: "vpc-0", cidr_block: "10.0.0.0/24" })).toMatchObject({
      rule: "reference-exists",
    });
    expect(JSON.parse(caller.store.save()).objects).toEqual(JSON.parse(before).objects);
  });

  it("takes parts away with the whole", () => {
    const { caller, group, rule } = vpcWithGroup();
    expect(caller.remove(group)).toBeUndefined();
    expect(caller.read(rule)).toBeUndefined();
  });

  it("does not mind a deletion of what is gone, but a change", () => {
    const { caller, rule } = vpcWithGroup();
    caller.remove(rule);
    expect(caller.remove(rule)).toBeUndefined();
    expect(() => caller.change(rule, { description: "d" })).toThrow(/does not exist any more/);
  });

  it("is the same after it was saved and loaded", () => {
    const { caller, group } = vpcWithGroup();
    const loaded = new Caller(aws(), new SimulatedCloud(Store.from(caller.store.save()), PUBLISHED));
    expect(loaded.read(group)).toEqual(caller.read(group));
    expect(loaded.store.ofType("aws_security_group").map(({ key }) => key)).toEqual(
      caller.store.ofType("aws_security_group").map(({ key }) => key),
    );
    expect(
      loaded.refusal("aws_security_group", { name: "nodes", vpc_id: group.attributes.vpc_id ?? "" }),
    ).toBeDefined();
  });

  it("imports an object by its id, by the joined ids of the documentation, and only in its own account", () => {
    const { caller, group } = vpcWithGroup();
    const table = caller.make("aws_route_table", { vpc_id: group.attributes.vpc_id ?? "" }).attributes.id;
    const gateway = caller.make("aws_internet_gateway", { vpc_id: group.attributes.vpc_id ?? "" }).attributes.id ?? "";
    const route = { route_table_id: table ?? "", destination_cidr_block: "0.0.0.0/0", gateway_id: gateway };
    const made = caller.make("aws_route", route);
    const bring = (type: string, id: string, context = caller.context) =>
      caller.cloud.import(context, { type, schema: typeSchema(PACKAGES.aws, "resource", type), id });
    expect(bring("aws_security_group", String(group.attributes.id))?.key).toBe(group.key);
    expect(bring("aws_route", `${table}_0.0.0.0/0`)?.key).toBe(made.key);
    expect(bring("aws_route", `${table}_10.0.0.0/8`)).toBeUndefined();
    const elsewhere = aws("us-east-1");
    expect(bring("aws_security_group", String(group.attributes.id), elsewhere)).toBeUndefined();
    expect(bring("aws_security_group", `${group.attributes.id}@eu-west-1`, elsewhere)?.key).toBe(group.key);
  });
});

describe("drift", () => {
  it("is what the next read sees: a change, and a deletion with its parts", () => {
    const { caller, group, rule } = vpcWithGroup();
    changeOutside(caller.store, { type: "aws_security_group", where: { name: "nodes" } }, { description: "by hand" });
    expect(caller.read(group)).toMatchObject({ description: "by hand", name: "nodes" });
    const gone = removeOutside(caller.store, { type: "aws_security_group", where: { name: "nodes" } });
    expect(gone.map(({ key }) => key)).toEqual([group.key, rule.key]);
    expect(caller.read(group)).toBeUndefined();
  });

  it("needs a selector that means one object", () => {
    const { caller } = vpcWithGroup();
    expect(() => select(caller.store, { type: "aws_security_group" })).toThrow(/ambiguous/);
    expect(() => select(caller.store, { type: "aws_subnet" })).toThrow(/there is no aws_subnet/);
  });

  it("empties buckets by hand, but leaves what Terraform has put there", () => {
    const caller = new Caller();
    caller.make("aws_s3_bucket", { bucket: "b" });
    const own = caller.make("aws_s3_object", { bucket: "b", key: "own" });
    const other = caller.store.get(own.key);
    if (other) caller.store.put({ ...other, key: "x", madeByService: true });
    expect(emptyBuckets(caller.store)).toBe(1);
    expect(caller.store.ofType("aws_s3_object").map(({ key }) => key)).toEqual([own.key]);
  });
});

describe("what is there from outside", () => {
  it("is put into the cloud once, and does not count as made by Terraform", () => {
    const input = devInput();
    const arn = `arn:aws:iam::${input.awsAccountId}:role/security/key-admin`;
    input.foundation = { ...input.foundation, kms: { ...input.foundation?.kms, administrators: [arn] } };
    const platform = platformOf(accountInput(), input);
    const store = new Store();
    putOutside(store, outsideOf(platform), 0);
    const { length } = store.all();
    putOutside(store, outsideOf(platform), 0);
    expect(store.all()).toHaveLength(length);
    expect(store.find("aws_iam_role", "arn", arn)).toMatchObject({ madeByService: true, account: input.awsAccountId });
  });
});
