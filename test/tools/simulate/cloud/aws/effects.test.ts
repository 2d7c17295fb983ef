import { describe, expect, it } from "vitest";
import { Caller } from "../support/caller";
import { policy } from "../support/policy";
import { ACCOUNT, REGION } from "../support/world";

const trust = (service: string) => policy({ Principal: { Service: service }, Action: "sts:AssumeRole" });

describe("a VPC", () => {
  it("brings a security group, a route table and an ACL, which go with it", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" });
    const made = caller.store.all().filter(({ madeByService }) => madeByService);
    expect(made.map(({ type }) => type)).toEqual(["aws_security_group", "aws_route_table", "aws_network_acl"]);
    expect(made[0]?.attributes).toMatchObject({ id: vpc.attributes.default_security_group_id, name: "default" });
    const own = caller.make("aws_default_security_group", { vpc_id: vpc.attributes.id ?? "" });
    expect(own.attributes.id).toBe(vpc.attributes.default_security_group_id);
    expect(caller.remove(vpc)).toBeUndefined();
    expect(caller.store.all()).toEqual([]);
  });
});

describe("what arrives in buckets", () => {
  it("flow logs put files there, so that the bucket cannot just be deleted, unless with force", () => {
    const caller = new Caller();
    const log = (bucket: string, force: boolean) => {
      const made = caller.make("aws_s3_bucket", { bucket, force_destroy: force });
      const arn = String(made.attributes.arn);
      const delivery = {
        Principal: { Service: "delivery.logs.amazonaws.com" },
        Action: ["s3:PutObject", "s3:GetBucketAcl"],
      };
      caller.make("aws_s3_bucket_policy", { bucket, policy: policy({ ...delivery, Resource: [arn, `${arn}/*`] }) });
      const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes.id ?? "";
      const source = caller.make("aws_flow_log", {
        vpc_id: vpc,
        log_destination: arn,
        log_destination_type: "s3",
        traffic_type: "ALL",
      });
      expect(caller.remove(source)).toBeUndefined();
      return made;
    };
    expect(caller.remove(log("kept", false))).toMatchObject({ rule: "bucket-not-empty" });
    const forced = log("forced", true);
    expect(caller.store.find("aws_s3_object", "bucket", "forced")?.attributes.key).toBe(
      `AWSLogs/${ACCOUNT}/vpcflowlogs/`,
    );
    expect(caller.remove(forced)).toBeUndefined();
    expect(caller.store.find("aws_s3_object", "bucket", "forced")).toBeUndefined();
    expect(caller.store.find("aws_s3_bucket_policy", "bucket", "forced")).toBeUndefined();
  });
});

describe("log groups", () => {
  const may = { name: "logs", policy: policy({ Action: "logs:*", Resource: "*" }) };

  function lambda(caller: Caller, inline: boolean) {
    const role = caller.make("aws_iam_role", { name: "f", assume_role_policy: trust("lambda.amazonaws.com") });
    if (inline) caller.make("aws_iam_role_policy", { ...may, role: "f" });
    const made = caller.make("aws_lambda_function", {
      function_name: "f",
      role: role.attributes.arn ?? "",
      filename: "f.zip",
    });
    caller.make("aws_lambda_permission", {
      function_name: "f",
      action: "lambda:InvokeFunction",
      principal: "s3.amazonaws.com",
    });
    return made;
  }

  it("a function that something can call makes its own, and Terraform's comes too late", () => {
    const caller = new Caller();
    lambda(caller, true);
    const refusal = caller.refusal("aws_cloudwatch_log_group", { name: "/aws/lambda/f" });
    expect(refusal).toMatchObject({ rule: "name-taken", summary: "ResourceAlreadyExistsException" });
  });

  it("the group stays when the function goes", () => {
    const caller = new Caller();
    expect(caller.remove(lambda(caller, true))).toBeUndefined();
    expect(caller.store.find("aws_cloudwatch_log_group", "name", "/aws/lambda/f")).toMatchObject({
      madeByService: true,
    });
  });

  it("makes none where Terraform's group is first, or the role may not", () => {
    const first = new Caller();
    first.make("aws_cloudwatch_log_group", { name: "/aws/lambda/f" });
    lambda(first, true);
    expect(first.store.ofType("aws_cloudwatch_log_group")).toHaveLength(1);
    const forbidden = new Caller();
    lambda(forbidden, false);
    expect(forbidden.store.ofType("aws_cloudwatch_log_group")).toEqual([]);
  });

  it.each([
    ["comes back after a destroy when the role of the flow log may make groups", "logs:*", 1],
    ["is gone for good when the role may only write", "logs:PutLogEvents", 0],
  ])("of a flow log %s", (_, action, left) => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" });
    const group = caller.make("aws_cloudwatch_log_group", { name: "/flow" });
    const role = caller.make("aws_iam_role", {
      name: "flow",
      assume_role_policy: trust("vpc-flow-logs.amazonaws.com"),
    });
    caller.make("aws_iam_role_policy", { role: "flow", name: "p", policy: policy({ Action: action, Resource: "*" }) });
    const log = caller.make("aws_flow_log", {
      vpc_id: vpc.attributes.id ?? "",
      log_destination: group.attributes.arn ?? "",
      iam_role_arn: role.attributes.arn ?? "",
      traffic_type: "ALL",
    });
    caller.remove(log);
    caller.remove(group);
    expect(caller.store.ofType("aws_cloudwatch_log_group")).toHaveLength(left);
  });
});

describe("what stays after a deletion", () => {
  it("a key cannot be used while its deletion is pending", () => {
    const caller = new Caller();
    const key = caller.make("aws_kms_key", { description: "d" });
    caller.remove(key);
    const topic = { name: "t", kms_master_key_id: key.attributes.arn ?? "" };
    expect(caller.refusal("aws_sns_topic", topic)).toMatchObject({ rule: "key-pending-deletion" });
  });

  it("the name of a secret is taken for its recovery window, and free without one", () => {
    const caller = new Caller();
    caller.remove(caller.make("aws_secretsmanager_secret", { name: "s" }));
    expect(caller.refusal("aws_secretsmanager_secret", { name: "s" })).toMatchObject({
      summary: "ResourceExistsException",
    });
    caller.remove(caller.make("aws_secretsmanager_secret", { name: "t", recovery_window_in_days: 0 }));
    expect(caller.refusal("aws_secretsmanager_secret", { name: "t" })).toBeUndefined();
  });

  it("a service-linked role is made with the first use, and is there for a resource that would make it", () => {
    const caller = new Caller();
    caller.remove(caller.make("aws_guardduty_detector", { enable: true }));
    const roles = caller.store.ofType("aws_iam_service_linked_role");
    expect(roles.map(({ attributes }) => attributes.aws_service_name)).toEqual(["guardduty.amazonaws.com"]);
    expect(roles[0]?.place, REGION).toBeUndefined();
  });
});
