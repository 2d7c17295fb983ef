import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { kinesisStream } from "../../config/kinds/data-services/kinesis-stream";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import {
  endpointStatements,
  producerStatements,
  producerTrust,
  serviceKeyStatements,
  streamPolicy,
} from "../../modules/data-services/kinesis-stream/policies";
import type { Statement } from "../../modules/iam/policy-document";
import { report } from "../config/problems";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { type Decision, simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { eventStream } from "../support/streams";
import { resource } from "../support/synth";

type Services = NonNullable<EnvironmentInput["dataServices"]>;
const EXISTING = { kind: "kinesis-stream", mode: "existing", streamName: "shop" } as const;

function emit(services: Services, change: (input: EnvironmentInput) => void = () => {}) {
  const input: EnvironmentInput = devInput();
  input.dataServices = services;
  change(input);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const created = (change: Parameters<typeof eventStream>[0] = {}) => {
  const stream = devEnvironment((input) => {
    input.dataServices = { events: eventStream(change) };
  }).dataServices.events;
  if (stream?.kind !== "kinesis-stream" || stream.mode !== "create") throw new Error("no stream");
  return stream;
};

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const STREAM = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
const OTHER = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-other";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/00000000-0000-0000-0000-000000000000";
const KINESIS = "kinesis.eu-west-1.amazonaws.com";
const used = (via: string, stream: string) => ({
  "kms:ViaService": via,
  "kms:EncryptionContext:aws:kinesis:arn": stream,
});

describe("a Kinesis stream in the configuration", () => {
  it.each<[string, unknown]>([
    ["made here", { kind: "kinesis-stream", mode: "create" }],
    ["with everything", eventStream({ shardMetrics: ["IncomingBytes"], alarmAgeHours: 167 })],
    ["of shards", eventStream({ capacity: { mode: "provisioned", shards: 4 }, retentionHours: 8760 })],
    ["that is there", { ...EXISTING, consumers: ["databricks_shop"] }],
  ])("is taken: %s", (_, stream) => {
    expect(report({ dev: { "dataServices.events": stream } })).toBe("");
  });

  it.each<[string, unknown, string]>([
    ["retentionHours", 12, "12 is too small. Fix: use at least 24."],
    ["retentionHours", 9000, "9000 is too large. Fix: use at most 8760."],
    ["capacity.shards", 0, "0 is too small. Fix: use at least 1."],
    ["mode", "made", '"made" is not one of the possible values. Fix: use one of "create", "existing".'],
    ["consumers.0", "my.app", '"my.app" is not the name of a consumer. Fix: use 1 to 128 letters, digits, _ and -.'],
    [
      "alarmAgeHours",
      168,
      "168 is not less than retentionHours, 168: the records are gone by then. Fix: use at most 167.",
    ],
    ["otherAccounts.0", "111111111111", "is of the environment's own account. Fix: make it a producer instead."],
    [
      "otherAccounts.0",
      "arn:aws:iam::111111111111:role/shop",
      "is of the environment's own account. Fix: make it a producer instead.",
    ],
    ["producers.devices.service", "s3.amazonaws.com", '"s3.amazonaws.com" is not one of the possible values.'],
  ])("is refused: %s %s", (field, value, message) => {
    const stream = eventStream({ capacity: { mode: "provisioned", shards: 1 } });
    const changes = { "dataServices.events": stream, [`dataServices.events.${field}`]: value };
    expect(report({ dev: changes })).toContain(`dev: dataServices.events.${field}: ${message}`);
  });

  it("takes names of its own only for what is made here", () => {
    const { names } = kinesisStream;
    expect(names?.(eventStream(), "events").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "stream events",
      "role svc-events-shop",
      "role svc-events-devices",
    ]);
    expect(names?.(EXISTING, "shop")).toEqual([]);
  });
});

describe("what a Kinesis stream makes", () => {
  it("is the stream, its consumers, its policy and roles in the data-services layer", () => {
    const json = emit({ events: eventStream() })("dev-data-services");
    expect(addresses(json).filter((address) => !address.startsWith("data."))).toEqual([
      "aws_iam_role.data-service-events_producer-devices_role",
      "aws_iam_role.data-service-events_producer-shop_role",
      "aws_iam_role_policy.data-service-events_producer-devices_policy",
      "aws_iam_role_policy.data-service-events_producer-shop_policy",
      "aws_kinesis_resource_policy.data-service-events_policy",
      "aws_kinesis_stream.data-service-events",
      "aws_kinesis_stream_consumer.data-service-events_consumer-databricks_clicks",
    ]);
    expect(resource(json, "aws_kinesis_stream.data-service-events")).toMatchObject({
      name: "acme-dev-events",
      stream_mode_details: { stream_mode: "ON_DEMAND" },
      retention_period: 168,
      encryption_type: "KMS",
      kms_key_id: "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}",
      enforce_consumer_deletion: true,
      tags: { DataService: "events", Layer: "data-services" },
      lifecycle: { prevent_destroy: false },
    });
    expect(json.output).toEqual({
      stream_arns: { value: { events: "${aws_kinesis_resource_policy.data-service-events_policy.resource_arn}" } },
      stream_names: { value: { events: "${aws_kinesis_stream.data-service-events.name}" } },
    });
  });

  it("has shards and metrics as told, and is kept with foreign consumers where the environment is protected", () => {
    const stream = eventStream({ capacity: { mode: "provisioned", shards: 3 }, shardMetrics: ["OutgoingBytes"] });
    const json = emit({ events: stream }, (input) => {
      input.protection = { mode: "protected" };
    })("dev-data-services");
    expect(resource(json, "aws_kinesis_stream.data-service-events")).toMatchObject({
      stream_mode_details: { stream_mode: "PROVISIONED" },
      shard_count: 3,
      shard_level_metrics: ["OutgoingBytes"],
      enforce_consumer_deletion: false,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("is no policy of the stream where no other account writes", () => {
    const json = emit({ events: eventStream({ otherAccounts: [] }) })("dev-data-services");
    expect(json.resource?.aws_kinesis_resource_policy).toBeUndefined();
  });

  it("is nothing where the stream is there already, and no stack where nothing else is in it", () => {
    const stack = emit({ shop: EXISTING });
    expect(() => stack("dev-data-services")).toThrow("no stack");
    expect(JSON.stringify(stack("dev-operations"))).not.toContain("AWS/Kinesis");
  });

  it("is alarms on records that get old, and on refusals", () => {
    const json = emit({ events: eventStream({ alarmAgeHours: 10 }) })("dev-operations");
    const alarms = Object.entries(json.resource?.aws_cloudwatch_metric_alarm ?? {})
      .filter(([key]) => key.startsWith("data-service-"))
      .map(([, { metric_name, dimensions, statistic, threshold }]) => [metric_name, dimensions, statistic, threshold]);
    const dimensions = { StreamName: "acme-dev-events" };
    expect(alarms).toEqual(
      expect.arrayContaining([
        ["GetRecords.IteratorAgeMilliseconds", dimensions, "Maximum", 36_000_000],
        [
          "SubscribeToShardEvent.MillisBehindLatest",
          { ...dimensions, ConsumerName: "databricks_clicks" },
          "Maximum",
          36_000_000,
        ],
        ["WriteProvisionedThroughputExceeded", dimensions, "Sum", 0],
        ["ReadProvisionedThroughputExceeded", dimensions, "Sum", 0],
        ["PutRecords.FailedRecords", dimensions, "Sum", 0],
      ]),
    );
    expect(alarms).toHaveLength(5);
  });
});

describe("a producer of a Kinesis stream", () => {
  const role = producerStatements(STREAM, KEY, PLACE);

  it.each<["allow" | "deny", string, string, Record<string, string>?]>([
    ["allow", "kinesis:PutRecord", STREAM],
    ["allow", "kinesis:PutRecords", STREAM],
    ["deny", "kinesis:PutRecords", OTHER],
    ["deny", "kinesis:GetRecords", STREAM],
    ["deny", "kinesis:DeleteStream", STREAM],
    ["allow", "kms:GenerateDataKey", KEY, used(KINESIS, STREAM)],
    ["deny", "kms:GenerateDataKey", KEY, used(KINESIS, OTHER)],
    ["deny", "kms:GenerateDataKey", KEY, used("s3.eu-west-1.amazonaws.com", STREAM)],
    ["deny", "kms:Decrypt", KEY, used(KINESIS, STREAM)],
  ])("%s %s on %s", (decision, action, on, context = {}) => {
    expect(simulateIdentity(role, { action, resource: on, context })).toBe(decision);
  });

  it("is assumed by the roles that are named, and by no other of their accounts", () => {
    const producer = { mode: "roles", roleArns: ["arn:aws:iam::222222222222:role/shop"], roleName: "x" } as const;
    const by = (arn: string) =>
      simulate(producerTrust(producer, PLACE), PLACE.accountId, { by: { arn }, action: "sts:AssumeRole" });
    expect(by("arn:aws:iam::222222222222:role/shop")).not.toBe("deny");
    expect(by("arn:aws:iam::222222222222:role/other")).toBe("deny");
    expect(by("arn:aws:iam::333333333333:role/shop")).toBe("deny");
  });

  it("is assumed by the service that is named, for things of this account", () => {
    const producer = { mode: "service", service: "iot.amazonaws.com", roleName: "x" } as const;
    const by = (service: string, account: string) =>
      simulate(producerTrust(producer, PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": account },
      });
    expect(by("iot.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by("iot.amazonaws.com", "999999999999")).toBe("deny");
    expect(by("events.amazonaws.com", PLACE.accountId)).toBe("deny");
  });
});

describe("other accounts that write to a Kinesis stream", () => {
  const stream = created();
  const shop = "arn:aws:iam::888888888888:role/shop";
  const anyOf = "arn:aws:iam::999999999999:role/any";
  const neighbour = "arn:aws:iam::888888888888:role/neighbour";
  const CASES: [allowed: boolean, arn: string][] = [
    [true, shop],
    [true, anyOf],
    [false, neighbour],
    [false, "arn:aws:iam::777777777777:role/any"],
  ];
  const decide = (statements: readonly Statement[], arn: string, action: string, context = {}): Decision =>
    simulate(statements, PLACE.accountId, { by: { arn }, action, context });

  it.each(CASES)("let in: %s, %s", (allowed, arn) => {
    expect(decide(streamPolicy(stream, PLACE), arn, "kinesis:PutRecords") !== "deny").toBe(allowed);
    expect(decide(streamPolicy(stream, PLACE), arn, "kinesis:GetRecords")).toBe("deny");
    const key = serviceKeyStatements([stream], PLACE, "data");
    expect(decide(key, arn, "kms:GenerateDataKey", used(KINESIS, STREAM)) !== "deny").toBe(allowed);
    expect(decide(key, arn, "kms:GenerateDataKey", used(KINESIS, OTHER))).toBe("deny");
    expect(decide(key, arn, "kms:Decrypt", used(KINESIS, STREAM))).toBe("deny");
  });

  it("are in the policy of the data key, which has no more to say without them", () => {
    const policy = (services: Services) =>
      String(resource(emit(services)("dev-foundation"), "aws_kms_key.key-data").policy);
    expect(policy({ events: eventStream() })).toContain("ProducersOfStreams1");
    expect(policy({ events: eventStream({ otherAccounts: [] }) })).toBe(policy({}));
  });
});

describe("the VPC's endpoint of Kinesis", () => {
  const policy = (services: Services) =>
    String(resource(emit(services)("dev-network"), "aws_vpc_endpoint.kinesis").policy);

  it("lets this account's identities through to the streams of the configuration, and to no other", () => {
    const existing = devEnvironment((input) => {
      input.dataServices = { shop: EXISTING };
    }).dataServices.shop;
    if (existing?.kind !== "kinesis-stream") throw new Error("no stream");
    const statements = endpointStatements([created(), existing], PLACE);
    const decide = (account: string, action: string, on: string) =>
      simulate(statements, "endpoint", {
        by: { arn: `arn:aws:iam::${account}:role/any` },
        action,
        resource: on,
        context: { "aws:PrincipalAccount": account },
      });
    expect(decide("111111111111", "kinesis:GetRecords", STREAM)).toBe("allow");
    expect(decide("111111111111", "kinesis:PutRecord", STREAM)).toBe("allow");
    expect(decide("111111111111", "kinesis:SubscribeToShard", `${STREAM}/consumer/databricks_clicks:1`)).toBe("allow");
    expect(decide("111111111111", "kinesis:GetRecords", STREAM.replace("acme-dev-events", "shop"))).toBe("allow");
    expect(decide("111111111111", "kinesis:GetRecords", OTHER)).toBe("deny");
    expect(decide("111111111111", "kinesis:DeleteStream", STREAM)).toBe("deny");
    expect(decide("999999999999", "kinesis:PutRecord", STREAM)).toBe("deny");
  });

  it("has one statement for all streams, and none without any", () => {
    expect(policy({ events: eventStream(), shop: EXISTING }).match(/OwnStreams/g)).toHaveLength(1);
    expect(policy({})).not.toContain("OwnStreams");
  });
});

describe("a Kinesis stream in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("is deployed with all that hangs on it, has nothing to change afterwards, and goes without a trace", async () => {
    const input = devInput();
    input.dataServices = { events: eventStream({ shardMetrics: ["IncomingBytes"] }), shop: EXISTING };
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
