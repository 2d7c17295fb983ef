import { describe, expect, it } from "vitest";
import { nameTaken } from "../../../../tools/simulate/cloud/rules/name-taken";
import type { ObjectValue } from "../../../../tools/simulate/schema/value";
import { World } from "./support/world";

describe("name-taken", () => {
  it("refuses a bucket name that another account has", () => {
    const world = new World();
    world.has(
      "aws_s3_bucket",
      { bucket: "acme", region: "us-east-1" },
      { account: "222222222222", place: "us-east-1" },
    );
    expect(world.create(nameTaken, "aws_s3_bucket", { bucket: "acme" })).toMatchObject({
      summary: "BucketAlreadyExists",
    });
    expect(world.create(nameTaken, "aws_s3_bucket", { bucket: "acme-2" })).toBeUndefined();
  });

  it.each<[string, ObjectValue, string]>([
    ["aws_iam_role", { name: "deploy", region: null }, "EntityAlreadyExists"],
    ["aws_kms_alias", { name: "alias/acme" }, "AlreadyExistsException"],
    ["aws_cloudwatch_log_group", { name: "/acme" }, "ResourceAlreadyExistsException"],
    ["aws_security_group", { vpc_id: "vpc-1", name: "nodes" }, "InvalidGroup.Duplicate"],
    ["aws_budgets_budget", { name: "monthly" }, "DuplicateRecordException"],
    ["aws_route", { route_table_id: "rtb-1", destination_cidr_block: "0.0.0.0/0" }, "RouteAlreadyExists"],
    ["aws_route_table_association", { subnet_id: "subnet-1", route_table_id: "rtb-1" }, "Resource.AlreadyAssociated"],
    ["aws_guardduty_detector", { enable: true }, "BadRequestException"],
    ["aws_s3_bucket_lifecycle_configuration", { bucket: "acme" }, "ConflictingOwners"],
    ["aws_s3_bucket_notification", { bucket: "acme" }, "ConflictingOwners"],
    ["aws_s3_bucket_policy", { bucket: "acme" }, "ConflictingOwners"],
    ["aws_s3_bucket_versioning", { bucket: "acme" }, "ConflictingOwners"],
    ["aws_s3_bucket_server_side_encryption_configuration", { bucket: "acme" }, "ConflictingOwners"],
    ["aws_ebs_encryption_by_default", { enabled: true }, "ConflictingOwners"],
  ])("refuses a second %s like the first", (type, attributes, summary) => {
    const world = new World();
    expect(world.create(nameTaken, type, attributes)).toBeUndefined();
    world.has(type, attributes);
    expect(world.create(nameTaken, type, attributes)).toMatchObject({ summary });
  });

  it.each<[string, ObjectValue, ObjectValue]>([
    ["security groups of two VPCs", { vpc_id: "vpc-1", name: "n" }, { vpc_id: "vpc-2", name: "n" }],
    ["security groups of a VPC", { vpc_id: "vpc-1", name: "n" }, { vpc_id: "vpc-1", name: "m" }],
  ])("accepts %s that differ", (_, first, second) => {
    const world = new World();
    world.has("aws_security_group", first);
    expect(world.create(nameTaken, "aws_security_group", second)).toBeUndefined();
  });

  it("tells the ways of a network ACL apart, and rules of a security group that say something else", () => {
    const world = new World();
    world.has("aws_network_acl_rule", { network_acl_id: "acl-1", rule_number: 100, egress: false });
    const rule = { network_acl_id: "acl-1", rule_number: 100, egress: true };
    expect(world.create(nameTaken, "aws_network_acl_rule", rule)).toBeUndefined();
    expect(world.create(nameTaken, "aws_network_acl_rule", { ...rule, egress: false })).toBeDefined();

    const traffic = { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 443, to_port: 443 };
    world.has("aws_vpc_security_group_egress_rule", { ...traffic, cidr_ipv4: "10.0.0.0/16" });
    const other = { ...traffic, referenced_security_group_id: "sg-1" };
    expect(world.create(nameTaken, "aws_vpc_security_group_egress_rule", other)).toBeUndefined();
  });

  it("knows IAM names whatever their case, and lets another account have them", () => {
    const world = new World();
    world.has("aws_iam_role", { name: "Deploy", region: null });
    expect(world.create(nameTaken, "aws_iam_role", { name: "deploy" })).toBeDefined();
    const other = new World({ ...world.context, accountId: "222222222222" });
    other.store.put(world.store.all()[0] as never);
    expect(other.create(nameTaken, "aws_iam_role", { name: "deploy" })).toBeUndefined();
  });

  it("says what to do about a log group that the service was quicker with", () => {
    const world = new World();
    world.has("aws_cloudwatch_log_group", { name: "/aws/lambda/f" }, { madeByService: true });
    const answer = world.create(nameTaken, "aws_cloudwatch_log_group", { name: "/aws/lambda/f" });
    expect(answer?.fix).toMatch(/import the object that is there, or make yours before/);
  });

  it("lets an object keep its own name", () => {
    const world = new World();
    const alias = world.has("aws_kms_alias", { name: "alias/acme" });
    expect(world.update(nameTaken, alias, { name: "alias/acme" })).toBeUndefined();
  });
});
