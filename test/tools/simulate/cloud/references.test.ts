import { describe, expect, it } from "vitest";
import { inUse } from "../../../../tools/simulate/cloud/rules/in-use";
import { referenceExists } from "../../../../tools/simulate/cloud/rules/reference-exists";
import { UNKNOWN } from "../../../../tools/simulate/schema/value";
import { aws, REGION, World } from "./support/world";

const KEY = "arn:aws:kms:eu-west-1:111111111111:key/6b976e42-f3e6-4bbc-8d89-791b14e22b2f";
const elsewhere = (context: ReturnType<typeof aws>) => ({ account: context.accountId, place: context.region });

describe("reference-exists", () => {
  it("refuses an id that nothing has, and names argument, value and account", () => {
    const answer = new World().create(referenceExists, "aws_subnet", { vpc_id: "vpc-1" });
    expect(answer).toMatchObject({ summary: "InvalidVpcID.NotFound", path: [{ attribute: "vpc_id" }] });
    expect(answer?.detail).toMatch(/vpc_id is "vpc-1".*account 111111111111, eu-west-1/);
  });

  it("accepts one that something has, and one that is not known yet", () => {
    const world = new World();
    world.has("aws_vpc", { id: "vpc-1" });
    expect(world.create(referenceExists, "aws_subnet", { vpc_id: "vpc-1" })).toBeUndefined();
    expect(world.create(referenceExists, "aws_subnet", { vpc_id: UNKNOWN })).toBeUndefined();
  });

  it.each([
    ["another region", aws("eu-central-1")],
    ["another account", aws(REGION, "222222222222")],
  ])("refuses an object of %s, and says where it is", (_, other) => {
    const world = new World();
    world.has("aws_vpc", { id: "vpc-1", region: other.region ?? null }, elsewhere(other));
    const answer = world.create(referenceExists, "aws_subnet", { vpc_id: "vpc-1" });
    expect(answer?.detail).toContain(`aws_vpc vpc-1 is in account ${other.accountId}, ${other.region}`);
  });

  it("walks through lists and blocks, and finds an argument at any depth by its name", () => {
    const world = new World();
    world.has("aws_subnet", { id: "subnet-1" });
    world.has("aws_security_group", { id: "sg-1" });
    const config = (subnet: string) => ({
      vpc_config: [{ subnet_ids: ["subnet-1", subnet], security_group_ids: ["sg-1"] }],
    });
    expect(world.create(referenceExists, "aws_lambda_function", config("subnet-1"))).toBeUndefined();
    const answer = world.create(referenceExists, "aws_lambda_function", config("subnet-2"));
    expect(answer).toMatchObject({ summary: "InvalidSubnetID.NotFound", path: [{ attribute: "vpc_config" }] });
  });

  it("takes a key by ARN, id or alias, AWS's own keys without a look, and no key that is not there", () => {
    const world = new World();
    world.has("aws_kms_key", { arn: KEY, key_id: KEY.split("/")[1] ?? "" });
    world.has("aws_kms_alias", { name: "alias/acme", arn: `${KEY.split(":key")[0]}:alias/acme` });
    const topic = (key: string) =>
      world.create(referenceExists, "aws_sns_topic", { name: "t", kms_master_key_id: key });
    for (const key of [KEY, KEY.split("/")[1] ?? "", "alias/acme", "alias/aws/sns"]) expect(topic(key)).toBeUndefined();
    expect(topic("alias/other")).toMatchObject({ summary: "NotFoundException" });
  });

  it("takes a key of another account, but not of another region", () => {
    const world = new World();
    const there = (region: string) => KEY.replace("111111111111", "999999999999").replace("eu-west-1", region);
    world.has("aws_kms_key", { arn: there("eu-west-1") }, { account: "999999999999" });
    world.has(
      "aws_kms_key",
      { arn: there("us-east-1"), region: "us-east-1" },
      { account: "999999999999", place: "us-east-1" },
    );
    const topic = (key: string) =>
      world.create(referenceExists, "aws_sns_topic", { name: "t", kms_master_key_id: key });
    expect(topic(there("eu-west-1"))).toBeUndefined();
    expect(topic(there("us-east-1"))).toBeDefined();
  });

  it("looks in an update only at what changes", () => {
    const world = new World();
    const topic = world.has("aws_sns_topic", { name: "t", kms_master_key_id: KEY });
    expect(world.update(referenceExists, topic, { display_name: "T" })).toBeUndefined();
    expect(world.update(referenceExists, topic, { kms_master_key_id: "alias/none" })).toBeDefined();
  });

  it("finds the bucket in an ARN with a folder behind it", () => {
    const world = new World();
    world.has("aws_s3_bucket", { bucket: "logs", arn: "arn:aws:s3:::logs" });
    const log = (destination: string) =>
      world.create(referenceExists, "aws_flow_log", { log_destination: destination });
    expect(log("arn:aws:s3:::logs/vpc/")).toBeUndefined();
    expect(log("arn:aws:s3:::logz/vpc/")).toMatchObject({ summary: "NoSuchBucket" });
  });
});

describe("in-use", () => {
  it("refuses to delete a security group that an endpoint has, and names both", () => {
    const world = new World();
    const group = world.has("aws_security_group", { id: "sg-1", name: "endpoints" });
    world.has("aws_vpc_endpoint", { id: "vpce-1", security_group_ids: ["sg-1"] });
    const answer = world.delete(inUse, group);
    expect(answer).toMatchObject({ summary: "DependencyViolation" });
    expect(answer?.detail).toMatch(
      /aws_security_group sg-1 \(endpoints\).*aws_vpc_endpoint vpce-1 \(security_group_ids\)/,
    );
    expect(answer?.fix).toContain("create_before_destroy");
  });

  it("accepts the deletion when the user is gone", () => {
    const world = new World();
    const group = world.has("aws_security_group", { id: "sg-1" });
    world.store.remove(world.has("aws_vpc_endpoint", { id: "vpce-1", security_group_ids: ["sg-1"] }).key);
    expect(world.delete(inUse, group)).toBeUndefined();
  });

  it.each([
    ["aws_subnet", { id: "subnet-1" }],
    ["aws_security_group", { id: "sg-1" }],
    ["aws_internet_gateway", { id: "igw-1" }],
    ["aws_vpc_endpoint", { id: "vpce-1" }],
  ])("refuses to delete a VPC with %s in it", (type, attributes) => {
    const world = new World();
    const vpc = world.has("aws_vpc", { id: "vpc-1" });
    world.has(type, { ...attributes, vpc_id: "vpc-1" });
    expect(world.delete(inUse, vpc)).toMatchObject({ summary: "DependencyViolation" });
  });

  it("is not held by parts: rules of a group, associations of a subnet", () => {
    const world = new World();
    const group = world.has("aws_security_group", { id: "sg-1" });
    const self = { security_group_id: "sg-1", referenced_security_group_id: "sg-1" };
    world.has("aws_vpc_security_group_ingress_rule", { id: "sgr-1", ...self });
    expect(world.delete(inUse, group)).toBeUndefined();
    world.has("aws_vpc_security_group_ingress_rule", { id: "sgr-2", ...self, security_group_id: "sg-2" });
    expect(world.delete(inUse, group)?.detail).toContain("sgr-2");
  });

  it("prefers the row of a type to the one for all types: an association does not hold a subnet, an endpoint does", () => {
    const world = new World();
    const subnet = world.has("aws_subnet", { id: "subnet-1" });
    world.has("aws_route_table_association", { id: "rtbassoc-1", subnet_id: "subnet-1", route_table_id: "rtb-1" });
    expect(world.delete(inUse, subnet)).toBeUndefined();
    world.has("aws_networkfirewall_firewall", { id: "fw", subnet_mapping: [{ subnet_id: "subnet-1" }] });
    expect(world.delete(inUse, subnet)?.detail).toContain("(subnet_mapping.subnet_id)");
  });

  it("is not held by what the service made along with the object", () => {
    const world = new World();
    const vpc = world.has("aws_vpc", { id: "vpc-1" });
    world.has("aws_security_group", { id: "sg-1", vpc_id: "vpc-1" }, { madeByService: true, madeWith: vpc.key });
    expect(world.delete(inUse, vpc)).toBeUndefined();
  });

  it("refuses to delete a policy that is attached, in the same account only", () => {
    const world = new World();
    const arn = "arn:aws:iam::111111111111:policy/p";
    const policy = world.has("aws_iam_policy", { id: arn, arn, region: null });
    const attachment = { role: "r", policy_arn: arn, region: null };
    world.has("aws_iam_role_policy_attachment", attachment, { account: "222222222222" });
    expect(world.delete(inUse, policy)).toBeUndefined();
    world.has("aws_iam_role_policy_attachment", attachment);
    expect(world.delete(inUse, policy)).toMatchObject({ summary: "DeleteConflict" });
  });

  it.each([["aws_iam_role"], ["aws_iam_user"]])("refuses to delete the permissions boundary of an %s", (type) => {
    const world = new World();
    const arn = "arn:aws:iam::111111111111:policy/boundary";
    const policy = world.has("aws_iam_policy", { id: arn, arn, region: null });
    const bounded = world.has(type, { name: "r", permissions_boundary: arn, region: null });
    expect(world.delete(inUse, policy)).toMatchObject({ summary: "DeleteConflict" });
    world.store.put({ ...bounded, attributes: { ...bounded.attributes, permissions_boundary: null } });
    expect(world.delete(inUse, policy)).toBeUndefined();
    const own = { name: "q", permissions_boundary: "arn:aws:iam::aws:policy/PowerUserAccess", region: null };
    expect(world.create(referenceExists, type, own)).toBeUndefined();
    expect(world.create(referenceExists, type, { ...own, permissions_boundary: `${arn}-2` })).toMatchObject({
      summary: "NoSuchEntity",
    });
  });
});
