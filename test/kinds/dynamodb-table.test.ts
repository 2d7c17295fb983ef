import { describe, expect, it } from "vitest";
import type { DynamodbTableModel } from "../../config/kinds/data-services/dynamodb-table";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import {
  exportStatements,
  serviceKeyStatements,
  tablePolicy,
} from "../../modules/data-services/dynamodb-table/policies";
import { scheduleGroupTrust } from "../../modules/events/policies";
import { ownAccountStatements } from "../../modules/network/own-account-statements";
import { withTables } from "../support/dynamodb";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

function emitted(protectedToo = false) {
  const input = devInput();
  withTables(input);
  if (protectedToo) input.protection = { mode: "protected" };
  const stacks = synthPlatform(platformOf(accountInput(), input));
  return (name: string): EmittedStack["json"] => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack.json;
  };
}
const stack = emitted();

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const BUCKET = "arn:aws:s3:::acme-dev-raw-111111111111";
const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/acme-dev-basket";
const LEGACY = "arn:aws:dynamodb:eu-west-1:111111111111:table/legacy-orders";
const DATA_KEY = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";

const model = (key: string): DynamodbTableModel => {
  const entry = devEnvironment(withTables).dataServices[key];
  if (entry?.kind !== "dynamodb-table") throw new Error("no table");
  return entry;
};
const created = () => {
  const table = model("basket");
  if (table.mode !== "create") throw new Error("no table of one's own");
  return table;
};

describe("what a DynamoDB table makes", () => {
  it("is the table and what hangs on it, the schedule of its export, and the role that exports", () => {
    const own = addresses(stack("dev-data-services")).filter((address) =>
      /data-service-(basket|prices|legacy)/.test(address),
    );
    expect(own).toEqual([
      "aws_appautoscaling_policy.data-service-prices_scaling_reads-policy",
      "aws_appautoscaling_policy.data-service-prices_scaling_writes-policy",
      "aws_appautoscaling_target.data-service-prices_scaling_reads-target",
      "aws_appautoscaling_target.data-service-prices_scaling_writes-target",
      "aws_dynamodb_kinesis_streaming_destination.data-service-basket_changes",
      "aws_dynamodb_resource_policy.data-service-basket_policy",
      "aws_dynamodb_table.data-service-basket",
      "aws_dynamodb_table.data-service-prices",
      "aws_iam_role.data-service-basket_export_role",
      "aws_iam_role.data-service-legacy_export_role",
      "aws_iam_role_policy.data-service-basket_export_policy",
      "aws_iam_role_policy.data-service-legacy_export_policy",
      "aws_scheduler_schedule.data-service-basket_export_schedule",
      "aws_scheduler_schedule.data-service-legacy_export_schedule",
      "aws_scheduler_schedule_group.data-service-basket_export_group",
      "aws_scheduler_schedule_group.data-service-legacy_export_group",
    ]);
  });

  it("declares the attributes of keys alone, each once", () => {
    expect(resource(stack("dev-data-services"), "aws_dynamodb_table.data-service-basket")).toMatchObject({
      name: "acme-dev-basket",
      billing_mode: "PAY_PER_REQUEST",
      on_demand_throughput: { max_read_request_units: 4000, max_write_request_units: 1000 },
      hash_key: "customer_id",
      range_key: "placed_at",
      attribute: [
        { name: "customer_id", type: "S" },
        { name: "placed_at", type: "N" },
        { name: "state", type: "S" },
        { name: "total", type: "N" },
      ],
      global_secondary_index: [
        {
          name: "by_state",
          hash_key: "state",
          range_key: "placed_at",
          projection_type: "INCLUDE",
          non_key_attributes: ["total"],
        },
      ],
      local_secondary_index: [{ name: "by_total", range_key: "total", projection_type: "KEYS_ONLY" }],
      table_class: "STANDARD",
      point_in_time_recovery: { enabled: true, recovery_period_in_days: 35 },
      server_side_encryption: { enabled: true, kms_key_arn: DATA_KEY },
      ttl: { enabled: true, attribute_name: "expires_at" },
      stream_enabled: true,
      stream_view_type: "NEW_AND_OLD_IMAGES",
      deletion_protection_enabled: false,
      lifecycle: { prevent_destroy: false },
    });
    expect(resource(stack("dev-data-services"), "aws_dynamodb_table.data-service-basket").lifecycle).not.toHaveProperty(
      "ignore_changes",
    );
  });

  it("leaves units that AWS changes alone, and scales them within what is written", () => {
    const json = stack("dev-data-services");
    expect(resource(json, "aws_dynamodb_table.data-service-prices")).toMatchObject({
      billing_mode: "PROVISIONED",
      read_capacity: 5,
      write_capacity: 5,
      table_class: "STANDARD_INFREQUENT_ACCESS",
      global_secondary_index: [{ name: "by_brand", read_capacity: 5, write_capacity: 5 }],
      lifecycle: { ignore_changes: ["read_capacity", "write_capacity"] },
    });
    expect(resource(json, "aws_appautoscaling_target.data-service-prices_scaling_writes-target")).toMatchObject({
      service_namespace: "dynamodb",
      scalable_dimension: "dynamodb:table:WriteCapacityUnits",
      resource_id: "table/${aws_dynamodb_table.data-service-prices.name}",
      min_capacity: 5,
      max_capacity: 50,
    });
    expect(resource(json, "aws_appautoscaling_policy.data-service-prices_scaling_writes-policy")).toMatchObject({
      policy_type: "TargetTrackingScaling",
      target_tracking_scaling_policy_configuration: {
        predefined_metric_specification: { predefined_metric_type: "DynamoDBWriteCapacityUtilization" },
        target_value: 60,
      },
    });
  });

  it("writes changes into the stream after its policy is there", () => {
    const destination = "aws_dynamodb_kinesis_streaming_destination.data-service-basket_changes";
    expect(resource(stack("dev-data-services"), destination)).toMatchObject({
      table_name: "${aws_dynamodb_table.data-service-basket.name}",
      stream_arn: "${aws_kinesis_resource_policy.data-service-events_policy.resource_arn}",
      approximate_creation_date_time_precision: "MICROSECOND",
    });
  });

  it("is exported whole, by a schedule that is tried again without exporting twice", () => {
    const json = stack("dev-data-services");
    const schedule = resource(json, "aws_scheduler_schedule.data-service-basket_export_schedule");
    expect(schedule).toMatchObject({
      name: "export",
      group_name: "${aws_scheduler_schedule_group.data-service-basket_export_group.name}",
      schedule_expression: "cron(30 3 * * ? *)",
      schedule_expression_timezone: "Europe/Berlin",
      state: "ENABLED",
      target: {
        arn: "arn:aws:scheduler:::aws-sdk:dynamodb:exportTableToPointInTime",
        role_arn: "${aws_iam_role.data-service-basket_export_role.arn}",
        retry_policy: { maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 5 },
      },
      depends_on: ["aws_iam_role_policy.data-service-basket_export_policy"],
    });
    expect(JSON.parse(String((schedule.target as { input?: unknown }).input))).toEqual({
      TableArn: "${aws_dynamodb_table.data-service-basket.arn}",
      ClientToken: "<aws.scheduler.execution-id>",
      ExportFormat: "DYNAMODB_JSON",
      ExportType: "FULL_EXPORT",
      S3Bucket: "acme-dev-raw-111111111111",
      S3BucketOwner: "111111111111",
      S3Prefix: "basket",
      S3SseAlgorithm: "KMS",
      S3SseKmsKeyId: DATA_KEY,
    });
    expect(resource(json, "aws_scheduler_schedule.data-service-legacy_export_schedule")).toMatchObject({
      schedule_expression: "cron(0 4 ? * MON-FRI *)",
      state: "DISABLED",
    });
  });

  it("offers names, ARNs and the stream of its own", () => {
    expect(stack("dev-data-services").output).toMatchObject({
      table_names: { value: { legacy: "legacy-orders", prices: "${aws_dynamodb_table.data-service-prices.name}" } },
      table_arns: { value: { legacy: LEGACY } },
      table_stream_arns: { value: { basket: "${aws_dynamodb_table.data-service-basket.stream_arn}" } },
    });
  });

  it("is kept where the environment is protected, by AWS too", () => {
    expect(resource(emitted(true)("dev-data-services"), "aws_dynamodb_table.data-service-prices")).toMatchObject({
      deletion_protection_enabled: true,
      lifecycle: { prevent_destroy: true },
    });
  });

  it("is alarms on refusals, faults, late and lost changes, and exports that are refused", () => {
    const alarms = Object.entries(stack("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {}).flatMap(
      ([key, { metric_name, threshold, evaluation_periods, dimensions, metric_query: queries }]) => {
        if (!/^data-service-(basket|prices|legacy)_/.test(key)) return [];
        const [query] = (queries ?? []) as { expression: string }[];
        return [
          [
            key.slice("data-service-".length),
            query?.expression ?? [metric_name, dimensions],
            threshold,
            evaluation_periods,
          ],
        ];
      },
    );
    const query = (what: string, dimension: string, table: string) =>
      `SELECT ${what} FROM SCHEMA("AWS/DynamoDB", ${dimension}, TableName) WHERE TableName = 'acme-dev-${table}'`;
    const refused = (table: string) => ["TargetErrorCount", { ScheduleGroup: `acme-dev-svc-${table}` }];
    expect(alarms).toHaveLength(8);
    const expected = [
      ["basket_throttled", query("SUM(ThrottledRequests)", "Operation", "basket"), 0, 3],
      ["basket_system-errors", query("SUM(SystemErrors)", "Operation", "basket"), 0, 3],
      ["basket_changes-late", query("MAX(AgeOfOldestUnreplicatedRecord)", "DelegatedOperation", "basket"), 900_000, 1],
      ["basket_changes-lost", query("SUM(FailedToReplicateRecordCount)", "DelegatedOperation", "basket"), 0, 1],
      ["basket_not-exported", refused("basket"), 0, 1],
      ["prices_throttled", query("SUM(ThrottledRequests)", "Operation", "prices"), 0, 3],
      ["prices_system-errors", query("SUM(SystemErrors)", "Operation", "prices"), 0, 3],
      ["legacy_not-exported", refused("legacy"), 0, 1],
    ];
    expect(alarms).toEqual(expect.arrayContaining(expected));
  });
});

describe("the role that exports a DynamoDB table", () => {
  const other = "arn:aws:kms:eu-west-1:111111111111:key/3a1f8c52-7b0d-4e6a-9c31-5d2e8f4a6b70";
  const statements = (key: "basket" | "legacy") => {
    const { name, arn, export: into } = model(key);
    if (into === undefined) throw new Error("not exported");
    const tableKey = key === "legacy" ? ({ mode: "other", arn: other } as const) : ({ mode: "data" } as const);
    return exportStatements({ table: { name, arn, key: tableKey }, export: into, keyArn: () => KEY, place: PLACE });
  };
  const s3 = (object: string) => ({
    "kms:ViaService": "s3.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:s3:arn": object,
  });
  const dynamodb = (name: string) => ({
    "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:dynamodb:tableName": name,
  });

  it.each<[basket: string, legacy: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "deny", "dynamodb:ExportTableToPointInTime", TABLE],
    ["deny", "allow", "dynamodb:ExportTableToPointInTime", LEGACY],
    ["deny", "deny", "dynamodb:Scan", TABLE],
    ["allow", "deny", "s3:PutObject", `${BUCKET}/basket/AWSDynamoDB/01/data/x.json.gz`],
    ["deny", "allow", "s3:PutObject", `${BUCKET}/legacy/AWSDynamoDB/01/manifest-files.json`],
    ["deny", "deny", "s3:PutObject", `${BUCKET}/orders/x`],
    ["deny", "deny", "s3:GetObject", `${BUCKET}/basket/x`],
    ["allow", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/basket/x`)],
    ["deny", "deny", "kms:GenerateDataKey", KEY, s3(`${BUCKET}/orders/x`)],
    ["allow", "deny", "kms:Decrypt", KEY, dynamodb("acme-dev-basket")],
    ["deny", "deny", "kms:Decrypt", KEY, dynamodb("acme-dev-prices")],
    ["deny", "allow", "kms:Decrypt", other, dynamodb("legacy-orders")],
  ])("may: %s, %s %s on %s", (first, second, action, on, context = {}) => {
    expect(simulateIdentity(statements("basket"), { action, resource: on, context })).toBe(first);
    expect(simulateIdentity(statements("legacy"), { action, resource: on, context })).toBe(second);
  });

  it("is taken by Scheduler alone, for the schedules of its group", () => {
    const group = "arn:aws:scheduler:eu-west-1:111111111111:schedule-group/acme-dev-svc-basket";
    const by = (service: string, source: string, account = PLACE.accountId) =>
      simulate(scheduleGroupTrust("acme-dev-svc-basket", PLACE), PLACE.accountId, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceAccount": account, "aws:SourceArn": source },
      });
    expect(by("scheduler.amazonaws.com", group)).toBe("allow");
    expect(by("scheduler.amazonaws.com", group.replace("basket", "prices"))).toBe("deny");
    expect(by("scheduler.amazonaws.com", group, "999999999999")).toBe("deny");
    expect(by("events.amazonaws.com", group)).toBe("deny");
  });
});

describe("other accounts that use a DynamoDB table", () => {
  const READER = "arn:aws:iam::999999999999:role/any";
  const WRITER = "arn:aws:iam::888888888888:role/shop";
  const NEIGHBOUR = "arn:aws:iam::888888888888:role/neighbour";
  const used = (name: string) => ({
    "kms:ViaService": "dynamodb.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:dynamodb:tableName": name,
  });
  const decide = (arn: string, action: string, on = TABLE) =>
    simulate(tablePolicy(created(), PLACE), PLACE.accountId, { by: { arn }, action, resource: on }) !== "deny";
  const decrypts = (arn: string, name: string) =>
    simulate(serviceKeyStatements([created()], PLACE, "data"), PLACE.accountId, {
      by: { arn },
      action: "kms:Decrypt",
      context: used(name),
    }) !== "deny";

  it.each<[who: string, reads: boolean, writes: boolean]>([
    [READER, true, false],
    [WRITER, false, true],
    [NEIGHBOUR, false, false],
    ["arn:aws:iam::777777777777:role/any", false, false],
  ])("are let in as written: %s reads %s, writes %s", (who, reads, writes) => {
    expect(decide(who, "dynamodb:GetItem")).toBe(reads);
    expect(decide(who, "dynamodb:Query", `${TABLE}/index/by_state`)).toBe(reads);
    expect(decide(who, "dynamodb:PutItem")).toBe(writes);
    expect(decide(who, "dynamodb:DeleteTable")).toBe(false);
    expect(decide(who, "dynamodb:GetItem", LEGACY)).toBe(false);
    expect(decrypts(who, "acme-dev-basket")).toBe(reads || writes);
    expect(decrypts(who, "acme-dev-prices")).toBe(false);
  });

  it("are in no policy where there are none", () => {
    const alone = { ...created(), otherAccounts: { readers: [], writers: [] } };
    expect(tablePolicy(alone, PLACE)).toEqual([]);
    expect(serviceKeyStatements([alone, model("legacy")], PLACE, "data")).toEqual([]);
  });
});

describe("the VPC's endpoint of DynamoDB", () => {
  it("lets this account's identities through to its own tables, and to nobody else's", () => {
    const decide = (caller: string, owner: string) =>
      simulate(ownAccountStatements("dynamodb", PLACE), "endpoint", {
        by: { arn: `arn:aws:iam::${caller}:role/any` },
        action: "dynamodb:GetItem",
        resource: TABLE.replace(PLACE.accountId, owner),
        context: { "aws:PrincipalAccount": caller, "aws:ResourceAccount": owner },
      });
    expect(decide(PLACE.accountId, PLACE.accountId)).toBe("allow");
    expect(decide(PLACE.accountId, "999999999999")).toBe("deny");
    expect(decide("999999999999", PLACE.accountId)).toBe("deny");
  });
});
