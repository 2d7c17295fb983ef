import { describe, expect, it } from "vitest";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../../tools/simulate/cloud/store";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import { Caller } from "../support/caller";
import { ACCOUNT, aws, REGION, World } from "../support/world";

describe("where Terraform is", () => {
  it("the caller is a session of a role: of the one that the provider assumes, else of the deployer's", () => {
    expect(new Caller().data("aws_caller_identity")).toMatchObject({
      account_id: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deployer/terraform`,
    });
    const assume = { assume_role: [{ role_arn: `arn:aws:iam::${ACCOUNT}:role/team/ci` }] };
    const caller = new Caller(aws(REGION, ACCOUNT, assume));
    expect(caller.data("aws_caller_identity").arn).toBe(`arn:aws:sts::${ACCOUNT}:assumed-role/ci/terraform`);
    expect(
      caller.data("aws_iam_session_context", { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/ci/terraform` }),
    ).toMatchObject({
      issuer_arn: `arn:aws:iam::${ACCOUNT}:role/ci`,
      issuer_name: "ci",
    });
  });

  it("region and partition, in GovCloud too", () => {
    expect(new Caller().data("aws_region")).toMatchObject({ region: REGION, id: REGION });
    expect(new Caller(aws("us-gov-west-1")).data("aws_partition")).toMatchObject({
      partition: "aws-us-gov",
      dns_suffix: "amazonaws.com",
      reverse_dns_prefix: "com.amazonaws",
    });
  });

  it("availability zones, without those that are excluded", () => {
    expect(new Caller().data("aws_availability_zones")).toMatchObject({
      names: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      zone_ids: ["euw1-az1", "euw1-az2", "euw1-az3"],
    });
    expect(new Caller(aws("us-east-1")).data("aws_availability_zones").names).toHaveLength(6);
    const without = new Caller().data("aws_availability_zones", { exclude_zone_ids: ["euw1-az2"] });
    expect(without.names).toEqual(["eu-west-1a", "eu-west-1c"]);
  });
});

describe("aws_organizations_organization", () => {
  const member = (account: string) => {
    const caller = new Caller(aws(REGION, account));
    const world = new World(aws());
    caller.store.put(world.has("aws_organizations_organization", { id: "o-abcdefghij" }));
    return caller;
  };

  it("is that of the caller's account, without what only the management account sees", () => {
    expect(member(ACCOUNT).data("aws_organizations_organization")).toMatchObject({
      id: "o-abcdefghij",
      feature_set: "ALL",
      accounts: [],
      roots: [],
    });
  });

  it("is refused to an account without one", () => {
    expect(() => member("999999999999").data("aws_organizations_organization")).toThrow(
      "account-in-no-organization: The AWS account belongs to no organization",
    );
  });
});

describe("aws_iam_policy_document", () => {
  const document = (config: Parameters<Caller["data"]>[1]) =>
    JSON.parse(String(new Caller().data("aws_iam_policy_document", config).json));

  it("is the JSON of its blocks", () => {
    const statement = {
      sid: "Read",
      actions: ["s3:GetObject", "s3:ListBucket"],
      resources: ["arn:aws:s3:::b/&{aws:username}"],
      principals: [{ type: "AWS", identifiers: ["arn:aws:iam::1:root"] }],
      condition: [
        { test: "StringEquals", variable: "aws:SourceAccount", values: ["1"] },
        { test: "StringEquals", variable: "s3:x-amz-acl", values: ["private"] },
      ],
    };
    expect(document({ statement: [statement] })).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "Read",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::1:root" },
          Action: ["s3:ListBucket", "s3:GetObject"],
          Resource: "arn:aws:s3:::b/${aws:username}",
          Condition: { StringEquals: { "aws:SourceAccount": "1", "s3:x-amz-acl": "private" } },
        },
      ],
    });
  });

  it("takes in other documents: sources before, overrides in place of the same Sid", () => {
    const source = (sid: string, action: string) =>
      JSON.stringify({
        Version: "2008-10-17",
        Statement: [{ Sid: sid, Effect: "Allow", Action: action, Resource: "*" }],
      });
    const merged = document({
      source_policy_documents: [source("A", "a:a"), source("B", "b:b")],
      statement: [{ sid: "C", actions: ["c:c"], resources: ["*"] }],
      override_policy_documents: [source("C", "d:d")],
    });
    expect(merged.Statement.map((each: { Sid: string; Action: string }) => [each.Sid, each.Action])).toEqual([
      ["A", "a:a"],
      ["B", "b:b"],
      ["C", "d:d"],
    ]);
  });

  it("writes everybody as a star", () => {
    const open = { actions: ["s3:*"], resources: ["*"], principals: [{ type: "*", identifiers: ["*"] }] };
    expect(document({ statement: [open] }).Statement[0].Principal).toBe("*");
  });
});

describe("lookups", () => {
  it("find what is there: by id, by tag, by filter, by alias", () => {
    const caller = new Caller(aws(REGION, ACCOUNT, { default_tags: [{ tags: { Environment: "dev" } }] }));
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16", tags: { Name: "main" } }).attributes;
    const subnets = ["10.0.0.0/24", "10.0.1.0/24"].map((block) =>
      caller.make("aws_subnet", { vpc_id: vpc.id ?? "", cidr_block: block }),
    );
    expect(caller.data("aws_vpc", { id: vpc.id ?? "" }).arn).toBe(vpc.arn);
    expect(caller.data("aws_vpc", { tags: { Name: "main", Environment: "dev" } }).id).toBe(vpc.id);
    const filter = [{ name: "vpc-id", values: [vpc.id ?? ""] }];
    expect(caller.data("aws_subnets", { filter }).ids).toEqual(subnets.map(({ attributes }) => attributes.id));
    const key = caller.make("aws_kms_key", { description: "d" }).attributes;
    caller.make("aws_kms_alias", { name: "alias/a", target_key_id: key.id ?? "" });
    expect(caller.data("aws_kms_key", { key_id: "alias/a" }).arn).toBe(key.arn);
  });

  it("say that there is nothing, or too much", () => {
    const caller = new Caller();
    expect(() => caller.data("aws_s3_bucket", { bucket: "none" })).toThrow(/finds nothing/);
    caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" });
    caller.make("aws_vpc", { cidr_block: "10.1.0.0/16" });
    expect(() => caller.data("aws_vpc", {})).toThrow(/finds 2 objects/);
  });

  it("do not see another region or account", () => {
    const cloud = new SimulatedCloud(new Store(), PUBLISHED);
    const there = new Caller(aws("us-east-1"), cloud).make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes;
    expect(() => new Caller(aws(), cloud).data("aws_vpc", { id: there.id ?? "" })).toThrow(/finds nothing/);
    expect(() => new Caller(aws("us-east-1", "222222222222"), cloud).data("aws_vpc", { id: there.id ?? "" })).toThrow();
  });
});
