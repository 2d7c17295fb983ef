import { describe, expect, it } from "vitest";
import { SimulatedCloud } from "../../../../../tools/simulate/cloud/simulated-cloud";
import { Store } from "../../../../../tools/simulate/cloud/store";
import { PUBLISHED } from "../../../../../tools/simulate/given/published";
import { Caller } from "../support/caller";
import { policy } from "../support/policy";
import { ACCOUNT, aws, REGION } from "../support/world";

const ARN = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const ROLE = {
  name: "r",
  assume_role_policy: policy({ Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }),
};

describe("ids, ARNs and names", () => {
  it("have the form that AWS gives them", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16", enable_dns_hostnames: true }).attributes;
    expect(vpc.id).toMatch(/^vpc-[0-9a-f]{17}$/);
    expect(vpc.arn).toBe(ARN("ec2", `vpc/${vpc.id}`));
    expect(vpc.owner_id).toBe(ACCOUNT);

    const subnet = caller.make("aws_subnet", {
      vpc_id: vpc.id ?? "",
      cidr_block: "10.0.0.0/24",
      availability_zone_id: "euw1-az2",
    });
    expect(subnet.attributes).toMatchObject({
      id: expect.stringMatching(/^subnet-[0-9a-f]{17}$/),
      availability_zone: "eu-west-1b",
    });

    const key = caller.make("aws_kms_key", { description: "d" }).attributes;
    expect(key.key_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(caller.make("aws_kms_key", { description: "d", multi_region: true }).attributes.key_id).toMatch(
      /^mrk-[0-9a-f]{32}$/,
    );
    const alias = caller.make("aws_kms_alias", { name: "alias/a", target_key_id: key.key_id ?? "" }).attributes;
    expect(alias).toMatchObject({ arn: ARN("kms", "alias/a"), target_key_arn: key.arn });

    const bucket = caller.make("aws_s3_bucket", { bucket: "acme" }).attributes;
    expect(bucket).toMatchObject({
      arn: "arn:aws:s3:::acme",
      bucket_regional_domain_name: `acme.s3.${REGION}.amazonaws.com`,
    });
    expect(caller.make("aws_iam_role", ROLE).attributes).toMatchObject({
      arn: `arn:aws:iam::${ACCOUNT}:role/r`,
      unique_id: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
    });
    expect(caller.make("aws_sqs_queue", { name: "q" }).attributes.url).toBe(
      `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/q`,
    );
  });

  it("follow the region: partition, host names, and a region of the resource's own", () => {
    const gov = new Caller(aws("us-gov-west-1"));
    expect(gov.make("aws_sns_topic", { name: "t" }).attributes.arn).toBe(
      `arn:aws-us-gov:sns:us-gov-west-1:${ACCOUNT}:t`,
    );
    const china = new Caller(aws("cn-north-1"));
    expect(china.make("aws_s3_bucket", { bucket: "b" }).attributes.bucket_domain_name).toBe("b.s3.amazonaws.com.cn");
    const caller = new Caller();
    const topic = caller.make("aws_sns_topic", { name: "t", region: "us-east-1" });
    expect(topic.attributes.arn).toBe(`arn:aws:sns:us-east-1:${ACCOUNT}:t`);
    expect(caller.store.get(topic.key)).toMatchObject({ account: ACCOUNT, place: "us-east-1" });
  });

  it("are the same in every run, and different for every object", () => {
    const ids = () => {
      const caller = new Caller();
      return [1, 2, 3].map(() => String(caller.make("aws_eip", { domain: "vpc" }).attributes.id));
    };
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(3);
  });

  it("are never given again: a key that is made anew is another key", () => {
    const caller = new Caller();
    const first = caller.make("aws_kms_key", { description: "d" });
    caller.remove(first);
    const second = caller.make("aws_kms_key", { description: "d" });
    expect(second.attributes.arn).not.toBe(first.attributes.arn);
    const restored = new Caller(aws(), new SimulatedCloud(Store.from(caller.store.save()), PUBLISHED));
    expect(restored.make("aws_kms_key", { description: "d" }).attributes.arn).not.toBe(first.attributes.arn);
  });

  it("are made up where the configuration leaves them out, with the prefix that it wants", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes.id ?? "";
    const group = caller.make("aws_security_group", { vpc_id: vpc, name_prefix: "nodes-" }).attributes.name;
    expect(group).toMatch(/^nodes-\d{26}$/);
  });

  it("have a general form for types without a row", () => {
    const attributes = new Caller().make("aws_codestarconnections_host", {
      name: "h",
      provider_endpoint: "e",
      provider_type: "t",
    });
    expect(attributes.attributes.arn).toBe(ARN("codestarconnections", "host/h"));
  });
});

describe("what belongs together", () => {
  it("a NAT gateway has the address of its Elastic IP, and one of its subnet", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes.id ?? "";
    caller.make("aws_internet_gateway", { vpc_id: vpc });
    const subnet = caller.make("aws_subnet", { vpc_id: vpc, cidr_block: "10.0.7.0/24" }).attributes.id ?? "";
    const address = caller.make("aws_eip", { domain: "vpc" }).attributes;
    const nat = caller.make("aws_nat_gateway", { subnet_id: subnet, allocation_id: address.id ?? "" }).attributes;
    expect(nat).toMatchObject({
      public_ip: address.public_ip,
      private_ip: expect.stringMatching(/^10\.0\.7\.\d+$/),
      vpc_id: vpc,
    });
  });

  it("an interface endpoint has names and interfaces, a gateway endpoint the prefix list of the data source", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes.id ?? "";
    const subnet = caller.make("aws_subnet", { vpc_id: vpc, cidr_block: "10.0.7.0/24" }).attributes.id ?? "";
    const sts = {
      vpc_id: vpc,
      service_name: `com.amazonaws.${REGION}.sts`,
      vpc_endpoint_type: "Interface",
      subnet_ids: [subnet],
    };
    const names = caller.make("aws_vpc_endpoint", sts).attributes;
    expect(names.dns_entry).toHaveLength(1);
    expect(names.network_interface_ids).toEqual([expect.stringMatching(/^eni-[0-9a-f]{17}$/)]);
    const s3 = caller.make("aws_vpc_endpoint", { vpc_id: vpc, service_name: `com.amazonaws.${REGION}.s3` }).attributes;
    expect(s3.prefix_list_id).toBe(caller.data("aws_prefix_list", { name: `com.amazonaws.${REGION}.s3` }).id);
  });

  it("a firewall has an endpoint in every subnet", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes.id ?? "";
    const subnet = caller.make("aws_subnet", { vpc_id: vpc, cidr_block: "10.0.7.0/24" }).attributes.id ?? "";
    const policyArn = caller.make("aws_networkfirewall_firewall_policy", { name: "p" }).attributes.arn ?? "";
    const firewall = {
      name: "f",
      vpc_id: vpc,
      firewall_policy_arn: policyArn,
      subnet_mapping: [{ subnet_id: subnet }],
    };
    const { firewall_status: status } = caller.make("aws_networkfirewall_firewall", firewall).attributes;
    expect(status).toMatchObject([
      { sync_states: [{ attachment: [{ subnet_id: subnet, endpoint_id: expect.stringMatching(/^vpce-/) }] }] },
    ]);
  });

  it("an update changes the version of a function", () => {
    const caller = new Caller();
    const role = caller.make("aws_iam_role", ROLE).attributes.arn ?? "";
    const made = caller.make("aws_lambda_function", { function_name: "f", role, filename: "f.zip", publish: true });
    expect(made.attributes.qualified_arn).toBe(`${made.attributes.arn}:1`);
    expect(caller.change(made, { memory_size: 512, version: made.attributes.version ?? "" })).toMatchObject({
      memory_size: 512,
    });
  });
});
