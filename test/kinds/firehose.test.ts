import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FirehoseModel, firehose } from "../../config/kinds/data-services/firehose";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { deliveryStatements, deliveryTrust, putStatements } from "../../modules/data-services/firehose/policies";
import { report } from "../config/problems";
import { put, withFirehose } from "../support/firehose";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { eventStream } from "../support/streams";
import { resource } from "../support/synth";

function emit(change: Parameters<typeof withFirehose>[1] = {}) {
  const input = devInput();
  withFirehose(input, change);
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const LOG = "arn:aws:logs:eu-west-1:111111111111:log-group:/acme-dev/svc-landing";

const model = (key: "landing" | "archive"): FirehoseModel => {
  const entry = devEnvironment(withFirehose).dataServices[key];
  if (entry?.kind !== "firehose") throw new Error("no delivery stream");
  return entry;
};

describe("a Firehose stream in the configuration", () => {
  it.each<[string, Record<string, unknown>]>([
    ["with everything", put()],
    [
      "of a Kinesis stream, as it is",
      { kind: "firehose", from: { mode: "stream", stream: "events" }, folder: "orders" },
    ],
    [
      "of large files without compression",
      put({ compression: "none", lines: false, buffer: { megabytes: 128, seconds: 900 } }),
    ],
    ["of small files without partitions", put({ partitions: {}, buffer: { megabytes: 1, seconds: 60 } })],
    ["with errors elsewhere", put({ errorFolder: "failed/orders" })],
  ])("is taken: %s", (_, entry) => {
    expect(report({ dev: { "dataServices.events": eventStream(), "dataServices.landing": entry } })).toBe("");
  });

  it.each<[field: string, value: unknown, message: string]>([
    ["from", { mode: "stream", stream: "evnts" }, 'from.stream: "evnts" is not a data service'],
    [
      "from",
      { mode: "stream", stream: "landing" },
      'from.stream: data service landing is of kind "firehose". Fix: name a data service of kind "kinesis-stream".',
    ],
    ["from.producers.events.service", "dms.amazonaws.com", '"dms.amazonaws.com" is not one of the possible values.'],
    ["zone", "curated", 'zone: zone curated is of kind "curated"'],
    ["folder", "/orders", '"/orders" is not a folder.'],
    [
      "errorFolder",
      "orders/put/failed",
      "errorFolder: overlaps the folder orders/put, so that what failed would be loaded with the rest.",
    ],
    ["errorFolder", "orders", "errorFolder: overlaps the folder orders/put"],
    ["partitions", { customer: "customer.id" }, '"customer.id" is not the path of a field of JSON.'],
    ["partitions", { "customer-id": ".id" }, "is not the name of a partition."],
    [
      "partitions",
      Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`p${n}`, ".p"])),
      "has more than 10 partitions. Fix: use at most 10.",
    ],
    ["buffer.megabytes", 63, "buffer.megabytes: 63 is too small with partitions. Fix: use at least 64."],
    ["buffer.seconds", 30, "30 is too small. Fix: use at least 60."],
    ["compression", "zip", '"zip" is not one of the possible values.'],
    ["alarmAgeMinutes", 5, "5 is too small. Fix: use at least 15."],
    [
      "folder",
      "elsewhere",
      "warning: dev: dataServices.landing.folder: no source loads what is delivered into raw/elsewhere/.",
    ],
  ])("is refused, or warned of: %s %j", (field, value, message) => {
    const changes = { "dataServices.landing": put(), [`dataServices.landing.${field}`]: value };
    expect(report({ dev: changes })).toContain(message);
  });

  it("delivers into no folder of another one", () => {
    const both = { "dataServices.landing": put(), "dataServices.other": put({ folder: "orders/put/eu" }) };
    expect(report({ dev: both })).toContain("its folder raw/orders/put/eu/ overlaps raw/orders/put/");
  });

  it("takes names for itself, its log, its role and those of its producers", () => {
    expect(firehose.names?.(put(), "landing").map(({ what, purpose }) => `${what} ${purpose}`)).toEqual([
      "delivery-stream landing",
      "log-group svc-landing",
      "role svc-landing",
      "role svc-landing-shop",
      "role svc-landing-events",
    ]);
  });
});

describe("what a Firehose stream makes", () => {
  it("is the stream, its role and log, and roles of producers in the data-services layer", () => {
    const json = emit()("dev-data-services");
    expect(addresses(json).filter((address) => address.includes("data-service-landing"))).toEqual([
      "aws_cloudwatch_log_group.data-service-landing_log",
      "aws_cloudwatch_log_stream.data-service-landing_failures",
      "aws_iam_role.data-service-landing_producer-events",
      "aws_iam_role.data-service-landing_producer-shop",
      "aws_iam_role.data-service-landing_role",
      "aws_iam_role_policy.data-service-landing_policy",
      "aws_iam_role_policy.data-service-landing_producer-events-policy",
      "aws_iam_role_policy.data-service-landing_producer-shop-policy",
      "aws_kinesis_firehose_delivery_stream.data-service-landing",
    ]);
    const key = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";
    expect(resource(json, "aws_kinesis_firehose_delivery_stream.data-service-landing")).toMatchObject({
      name: "acme-dev-landing",
      destination: "extended_s3",
      server_side_encryption: { enabled: true, key_type: "CUSTOMER_MANAGED_CMK", key_arn: key },
      extended_s3_configuration: {
        role_arn: "${aws_iam_role.data-service-landing_role.arn}",
        bucket_arn: BUCKET,
        kms_key_arn: key,
        buffering_size: 64,
        buffering_interval: 300,
        compression_format: "GZIP",
        prefix:
          "orders/put/customer=!{partitionKeyFromQuery:customer}/kind=!{partitionKeyFromQuery:kind}/!{timestamp:yyyy/MM/dd/HH}/",
        error_output_prefix: "orders/put-errors/!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd}/",
        dynamic_partitioning_configuration: { enabled: true, retry_duration: 300 },
        processing_configuration: {
          enabled: true,
          processors: [
            {
              type: "RecordDeAggregation",
              parameters: [{ parameter_name: "SubRecordType", parameter_value: "JSON" }],
            },
            {
              type: "MetadataExtraction",
              parameters: [
                { parameter_name: "JsonParsingEngine", parameter_value: "JQ-1.6" },
                { parameter_name: "MetadataExtractionQuery", parameter_value: "{customer:.customer.id,kind:.kind}" },
              ],
            },
            { type: "AppendDelimiterToRecord", parameters: [] },
          ],
        },
        cloudwatch_logging_options: {
          enabled: true,
          log_group_name: "${aws_cloudwatch_log_group.data-service-landing_log.name}",
          log_stream_name: "${aws_cloudwatch_log_stream.data-service-landing_failures.name}",
        },
      },
      depends_on: ["aws_iam_role_policy.data-service-landing_policy"],
    });
    expect(Object.keys(json.output ?? {})).toEqual(
      expect.arrayContaining(["delivery_stream_arns", "delivery_stream_names"]),
    );
  });

  it("reads a Kinesis stream after it is made, which encrypts by itself", () => {
    const made = resource(emit()("dev-data-services"), "aws_kinesis_firehose_delivery_stream.data-service-archive");
    expect(made).toMatchObject({
      kinesis_source_configuration: {
        kinesis_stream_arn: "${aws_kinesis_resource_policy.data-service-events_policy.resource_arn}",
        role_arn: "${aws_iam_role.data-service-archive_role.arn}",
      },
      extended_s3_configuration: { prefix: "orders/archive/!{timestamp:yyyy/MM/dd/HH}/" },
    });
    expect(made).not.toHaveProperty("server_side_encryption");
    expect(made.extended_s3_configuration).not.toHaveProperty("dynamic_partitioning_configuration");
  });

  it("changes nothing of records where neither lines nor partitions are asked for", () => {
    const json = emit({ lines: false, partitions: {}, compression: "none" })("dev-data-services");
    const { extended_s3_configuration: s3 } = resource(
      json,
      "aws_kinesis_firehose_delivery_stream.data-service-landing",
    );
    expect(s3).toMatchObject({ compression_format: "UNCOMPRESSED" });
    expect(s3).not.toHaveProperty("processing_configuration");
  });

  it("is alarms on records that wait, are refused, or have too many partitions", () => {
    const json = emit({ alarmAgeMinutes: 30 })("dev-operations");
    const alarms = Object.fromEntries(
      Object.entries(json.resource?.aws_cloudwatch_metric_alarm ?? {}).flatMap(([key, { metric_name, threshold }]) =>
        /^data-service-(landing|archive)_/.test(key)
          ? [[key.slice("data-service-".length), [metric_name, threshold]]]
          : [],
      ),
    );
    expect(alarms).toEqual({
      landing_late: ["DeliveryToS3.DataFreshness", 1800],
      landing_refused: ["ThrottledRecords", 0],
      landing_partitions: ["PartitionCountExceeded", 0],
      archive_late: ["DeliveryToS3.DataFreshness", 3600],
      archive_behind: ["KinesisMillisBehindLatest", 3_600_000],
    });
  });
});

describe("policies of a Firehose stream", () => {
  const statements = (key: "landing" | "archive") =>
    deliveryStatements({ entry: model(key), keyArn: () => KEY, logGroupArn: LOG, place: PLACE });
  const STREAM = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
  const s3 = (object: string) => ({
    "kms:ViaService": "s3.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": object,
  });

  it.each<[landing: string, archive: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "deny", "s3:PutObject", `${BUCKET}/orders/put/2026/x.gz`],
    ["allow", "deny", "s3:PutObject", `${BUCKET}/orders/put-errors/x`],
    ["deny", "allow", "s3:PutObject", `${BUCKET}/orders/archive/x`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/orders/x`],
    ["deny", "deny", "s3:DeleteObject", `${BUCKET}/orders/put/x`],
    ["allow", "allow", "s3:GetBucketLocation", BUCKET],
    ["allow", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/orders/put/x`)],
    ["deny", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/other/x`)],
    ["allow", "allow", "logs:PutLogEvents", `${LOG}:log-stream:delivery`],
    ["deny", "allow", "kinesis:GetRecords", STREAM],
    ["deny", "deny", "kinesis:PutRecord", STREAM],
    ["deny", "deny", "kinesis:GetRecords", STREAM.replace("events", "other")],
  ])("let it do what it is for: %s, %s %s on %s", (landing, archive, action, on, context = {}) => {
    expect(simulateIdentity(statements("landing"), { action, resource: on, context })).toBe(landing);
    expect(simulateIdentity(statements("archive"), { action, resource: on, context })).toBe(archive);
  });

  it("let Firehose take the role for streams of this account alone", () => {
    const by = (service: string, account: string) =>
      simulate(deliveryTrust(PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "sts:ExternalId": account },
      });
    expect(by("firehose.amazonaws.com", PLACE.accountId)).toBe("allow");
    expect(by("firehose.amazonaws.com", "999999999999")).toBe("deny");
    expect(by("lambda.amazonaws.com", PLACE.accountId)).toBe("deny");
  });

  it("let a producer put records into its stream, and nothing else", () => {
    const own = "arn:aws:firehose:eu-west-1:111111111111:deliverystream/acme-dev-landing";
    const decide = (action: string, on: string) => simulateIdentity(putStatements(own), { action, resource: on });
    expect(decide("firehose:PutRecordBatch", own)).toBe("allow");
    expect(decide("firehose:PutRecord", own.replace("landing", "archive"))).toBe("deny");
    expect(decide("firehose:DeleteDeliveryStream", own)).toBe("deny");
  });
});

describe("a Firehose stream in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("is deployed of both sorts, has nothing to change afterwards, and goes without a trace", async () => {
    const input = devInput();
    withFirehose(input);
    await site.with(platformOf(accountInput(), input), ["dev-data-services", "dev-operations"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
