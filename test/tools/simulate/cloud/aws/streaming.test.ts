import { describe, expect, it } from "vitest";
import type { ObjectValue } from "../../../../../tools/simulate/schema/value";
import { Caller, type Made } from "../support/caller";
import { checkRule } from "../support/checks";
import { policy } from "../support/policy";
import { ACCOUNT, REGION, World } from "../support/world";

const STREAM_ARN = `arn:aws:kinesis:${REGION}:${ACCOUNT}:stream/clicks`;

describe("a Kinesis stream", () => {
  const stream = (caller: Caller, more = {}) =>
    caller.make("aws_kinesis_stream", { name: "clicks", shard_count: 1, ...more });
  const consumer = (caller: Caller, name = "jobs") =>
    caller.make("aws_kinesis_stream_consumer", { name, stream_arn: STREAM_ARN });

  it("has its ARN as its id, and its consumers the second in which they were registered", () => {
    const caller = new Caller();
    expect(stream(caller).attributes).toMatchObject({ id: STREAM_ARN, arn: STREAM_ARN, max_record_size_in_kib: 1024 });
    const { arn, creation_timestamp } = consumer(caller).attributes;
    const second = Math.floor(Date.parse(String(creation_timestamp)) / 1000);
    expect(arn).toBe(`${STREAM_ARN}/consumer/jobs:${second}`);
  });

  it("is held by its consumers, unless it takes them along", () => {
    const caller = new Caller();
    const held = stream(caller);
    consumer(caller);
    expect(caller.remove(held)).toMatchObject({ rule: "in-use", summary: "ResourceInUseException" });
    caller.change(held, { enforce_consumer_deletion: true });
    expect(caller.remove(held)).toBeUndefined();
    expect(caller.store.ofType("aws_kinesis_stream_consumer")).toEqual([]);
  });

  it("has one consumer of a name, and twenty at most", () => {
    const caller = new Caller();
    stream(caller);
    for (let n = 0; n < 20; n++) consumer(caller, `jobs-${n}`);
    const ask = (name: string) => caller.refusal("aws_kinesis_stream_consumer", { name, stream_arn: STREAM_ARN });
    expect(ask("jobs-20")).toMatchObject({ rule: "quota", summary: "LimitExceededException" });
    const one = new Caller();
    stream(one);
    consumer(one);
    const config = { name: "jobs", stream_arn: STREAM_ARN };
    expect(one.refusal("aws_kinesis_stream_consumer", config)).toMatchObject({ rule: "name-taken" });
  });

  it("has one policy, which is an IAM policy of something that exists and goes with it", () => {
    const caller = new Caller();
    const made = stream(caller);
    const statement = { Effect: "Allow", Action: "kinesis:PutRecord", Resource: STREAM_ARN };
    const config = (more = {}) => ({
      resource_arn: STREAM_ARN,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ ...statement, Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, ...more }],
      }),
    });
    const refusal = (planned: ReturnType<typeof config>) => caller.refusal("aws_kinesis_resource_policy", planned);
    expect(refusal({ ...config(), resource_arn: `${STREAM_ARN}2` })).toMatchObject({ rule: "reference-exists" });
    expect(refusal({ ...config(), policy: "{" })).toMatchObject({ rule: "policy-document" });
    caller.make("aws_kinesis_resource_policy", config());
    expect(refusal(config())).toMatchObject({ rule: "name-taken", summary: "ConflictingOwners" });
    expect(caller.remove(made)).toBeUndefined();
    expect(caller.store.ofType("aws_kinesis_resource_policy")).toEqual([]);
  });
});

describe("stream-shards", () => {
  const ask = (planned: ObjectValue) => new World().create(checkRule("stream-shards"), "aws_kinesis_stream", planned);
  const onDemand = { stream_mode_details: [{ stream_mode: "ON_DEMAND" }] };

  it("refuses a stream without shards, and one with shards on demand", () => {
    expect(ask({ name: "clicks" })?.summary).toContain("must be at least 1");
    expect(ask({ name: "clicks", shard_count: 2, ...onDemand })).toMatchObject({
      detail: "aws_kinesis_stream clicks is on demand, but has a shard_count of 2",
      path: [{ attribute: "shard_count" }],
    });
  });

  it("accepts shards, or none on demand", () => {
    expect(ask({ name: "clicks", shard_count: 1 })).toBeUndefined();
    expect(ask({ name: "clicks", ...onDemand })).toBeUndefined();
  });
});

describe("stream-key", () => {
  it("refuses encryption without a key", () => {
    const ask = (planned: ObjectValue) => new World().create(checkRule("stream-key"), "aws_kinesis_stream", planned);
    expect(ask({ encryption_type: "KMS" })?.path).toEqual([{ attribute: "kms_key_id" }]);
    expect(ask({ encryption_type: "KMS", kms_key_id: "alias/aws/kinesis" })).toBeUndefined();
    expect(ask({ encryption_type: "NONE" })).toBeUndefined();
  });
});

describe("server-endpoint", () => {
  it("refuses a server in a VPC without its subnets, and a public one with a VPC", () => {
    const ask = (planned: ObjectValue) =>
      new World().create(checkRule("server-endpoint"), "aws_transfer_server", planned);
    const details = { vpc_id: "vpc-1", subnet_ids: ["subnet-1"] };
    expect(ask({ endpoint_type: "VPC", endpoint_details: [{ vpc_id: "vpc-1" }] })).toMatchObject({
      detail: "aws_transfer_server with endpoint_type VPC needs endpoint_details.subnet_ids",
      path: [{ attribute: "endpoint_details" }],
    });
    expect(ask({ endpoint_details: [details] })?.fix).toContain("endpoint_type to VPC");
    expect(ask({ endpoint_type: "VPC", endpoint_details: [details] })).toBeUndefined();
    expect(ask({})).toBeUndefined();
  });
});

describe("server-sign-in", () => {
  const ask = (planned: ObjectValue) =>
    new World().create(checkRule("server-sign-in"), "aws_transfer_server", { endpoint_type: "VPC", ...planned });
  const FTPS = { protocols: ["FTPS"], certificate: "arn", identity_provider_type: "AWS_LAMBDA", function: "arn" };

  it.each<[ObjectValue, string]>([
    [{ ...FTPS, certificate: null }, "needs certificate"],
    [
      { protocols: ["FTPS"], certificate: "arn", identity_provider_type: "SERVICE_MANAGED" },
      "users that the service keeps",
    ],
    [{ ...FTPS, endpoint_type: "PUBLIC" }, "take an endpoint of a VPC, not PUBLIC"],
    [{ protocols: ["AS2"], endpoint_type: "PUBLIC" }, "take an endpoint of a VPC, not PUBLIC"],
    [{ function: "arn" }, "takes no function"],
    [{ identity_provider_type: "AWS_LAMBDA" }, "needs function"],
    [{ identity_provider_type: "API_GATEWAY", url: "https://x" }, "needs invocation_role"],
    [{ identity_provider_type: "AWS_DIRECTORY_SERVICE" }, "needs directory_id"],
  ])("refuses %j", (planned, detail) => {
    expect(ask(planned)?.detail).toContain(detail);
  });

  it("accepts a server whose users are its own, and one that asks a function", () => {
    expect(ask({ protocols: ["SFTP"] })).toBeUndefined();
    expect(ask(FTPS)).toBeUndefined();
  });
});

describe("connector-protocol", () => {
  const ask = (planned: ObjectValue) =>
    new World().create(checkRule("connector-protocol"), "aws_transfer_connector", planned);
  const as2 = { local_profile_id: "p-1", message_subject: "orders", mdn_signing_algorithm: "DEFAULT" };
  const sftp = { user_secret_id: "arn" };

  it.each<[ObjectValue, string]>([
    [{ url: "sftp://x" }, "neither for AS2 nor for SFTP"],
    [{ url: "https://x", as2_config: [as2], sftp_config: [sftp] }, "is for AS2 and for SFTP"],
    [{ url: "https://x", as2_config: [{ ...as2, message_subject: null }] }, "needs as2_config.message_subject"],
    [{ url: "https://x", sftp_config: [sftp] }, "has the URL https://x"],
  ])("refuses %j", (planned, detail) => {
    expect(ask(planned)?.detail).toContain(detail);
  });

  it("accepts either", () => {
    expect(ask({ url: "https://x", as2_config: [as2] })).toBeUndefined();
    expect(ask({ url: "sftp://x", sftp_config: [sftp] })).toBeUndefined();
  });
});

const TRUST = policy({ Principal: { Service: "transfer.amazonaws.com" }, Action: "sts:AssumeRole" });

describe("a Transfer Family server", () => {
  const role = (caller: Caller) => caller.make("aws_iam_role", { name: "sftp", assume_role_policy: TRUST });
  const user = (caller: Caller, server: Made, user_name = "partner") =>
    caller.make("aws_transfer_user", {
      server_id: server.attributes.id ?? null,
      user_name,
      role: `arn:aws:iam::${ACCOUNT}:role/sftp`,
    });

  it("has a host name of its region, and the fingerprint of a host key", () => {
    const { id, endpoint, host_key_fingerprint } = new Caller().make("aws_transfer_server", {}).attributes;
    expect(id).toMatch(/^s-[0-9a-f]{17}$/);
    expect(endpoint).toBe(`${id}.server.transfer.${REGION}.amazonaws.com`);
    expect(host_key_fingerprint).toMatch(/^SHA256:[A-Za-z0-9+/]{43}=$/);
  });

  it("inside a VPC has an endpoint there, in the default group where none is named", () => {
    const caller = new Caller();
    const vpc = caller.make("aws_vpc", { cidr_block: "10.0.0.0/16" }).attributes;
    const subnet = caller.make("aws_subnet", { vpc_id: vpc.id ?? null, cidr_block: "10.0.0.0/20" }).attributes;
    const details = { vpc_id: vpc.id ?? null, subnet_ids: [subnet.id ?? null] };
    const server = caller.make("aws_transfer_server", { endpoint_type: "VPC", endpoint_details: [details] });
    expect(server.attributes.endpoint_details).toMatchObject([
      {
        ...details,
        security_group_ids: [vpc.default_security_group_id],
        vpc_endpoint_id: expect.stringMatching(/^vpce-[0-9a-f]{17}$/),
      },
    ]);
  });

  it("is held by its users, unless it takes them along, with their keys", () => {
    const caller = new Caller();
    role(caller);
    const server = caller.make("aws_transfer_server", {});
    user(caller, server);
    expect(caller.remove(server)).toMatchObject({ rule: "in-use", summary: "InvalidRequestException" });
    const server_id = server.attributes.id ?? null;
    caller.make("aws_transfer_ssh_key", { server_id, user_name: "partner", body: "ssh-ed25519 AAAA" });
    caller.change(server, { force_destroy: true });
    expect(caller.remove(server)).toBeUndefined();
    expect(caller.store.ofType("aws_transfer_user", "aws_transfer_ssh_key")).toEqual([]);
  });

  it("has users and keys once; a key is of a user that exists, and goes with the one of its server", () => {
    const caller = new Caller();
    role(caller);
    const [server, other] = [
      caller.make("aws_transfer_server", {}),
      caller.make("aws_transfer_server", { domain: "S3" }),
    ];
    const server_id = server.attributes.id ?? null;
    const key = { server_id, user_name: "partner", body: "ssh-ed25519 AAAA" };
    expect(caller.refusal("aws_transfer_ssh_key", key)).toMatchObject({ rule: "reference-exists" });
    const theirs = user(caller, other);
    const ours = user(caller, server);
    const { attributes } = caller.make("aws_transfer_ssh_key", key);
    expect(attributes.id).toMatch(new RegExp(`^${server_id}/partner/key-[0-9a-f]{17}$`));
    expect(caller.refusal("aws_transfer_ssh_key", key)).toMatchObject({ summary: "ResourceExistsException" });
    expect(() => user(caller, server)).toThrow(/^name-taken/);
    caller.remove(theirs);
    expect(caller.store.ofType("aws_transfer_ssh_key")).toHaveLength(1);
    caller.remove(ours);
    expect(caller.store.ofType("aws_transfer_ssh_key")).toEqual([]);
  });
});

describe("an alarm of CloudWatch", () => {
  it("shares its name with alarms that are made of others", () => {
    const caller = new Caller();
    const metric = { alarm_name: "late", comparison_operator: "GreaterThanThreshold", evaluation_periods: 1 };
    expect(caller.make("aws_cloudwatch_metric_alarm", metric).attributes).toMatchObject({
      id: "late",
      arn: `arn:aws:cloudwatch:${REGION}:${ACCOUNT}:alarm:late`,
    });
    const composite = { alarm_name: "late", alarm_rule: "ALARM(early)" };
    expect(caller.refusal("aws_cloudwatch_composite_alarm", composite)).toMatchObject({ rule: "name-taken" });
  });
});
