import { describe, expect, it } from "vitest";
import type { EventBusModel } from "../../config/kinds/data-services/event-bus";
import type { EventPipeModel } from "../../config/kinds/data-services/event-pipe";
import { addresses } from "../../emitted/stacks";
import { busPolicy, dataKeyStatements, deliveryStatements } from "../../modules/data-services/event-bus/policies";
import { EVENT_PIPE_ACTIONS } from "../../modules/data-services/event-pipe/actions";
import { pipeStatements } from "../../modules/data-services/event-pipe/policies";
import { queuePolicy, sentByRule, serviceTrust } from "../../modules/events/policies";
import { KEY, QUEUE, TABLE, withEvents } from "../support/events";
import { stackOfDev } from "../support/made";
import { devEnvironment } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { resource } from "../support/synth";

const ACCOUNT = "111111111111";
const PLACE = { partition: "aws", accountId: ACCOUNT, region: "eu-west-1" };
const DATA_KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const arn = (service: string, name: string) => `arn:aws:${service}:eu-west-1:${ACCOUNT}:${name}`;
const STREAM = arn("kinesis", "stream/acme-dev-events");
const LANDING = arn("firehose", "deliverystream/acme-dev-landing");
const SHOP = arn("events", "event-bus/acme-dev-shop");
const FAILED = arn("sqs", "acme-dev-bus-shop-orders-failed");

const json = stackOfDev(withEvents);
const services = () => devEnvironment(withEvents).dataServices;
const bus = (key: string) => services()[key] as EventBusModel;
const pipe = (key: string) => services()[key] as EventPipeModel;

describe("what an event bus makes", () => {
  it("is the bus, who may send, its archive, and rules with their queues and roles", () => {
    const of = (key: string) =>
      addresses(json("dev-data-services")).filter((address) => address.includes(`data-service-${key}`));
    expect(of("shop")).toEqual([
      "aws_cloudwatch_event_archive.data-service-shop_archive",
      "aws_cloudwatch_event_bus.data-service-shop",
      "aws_cloudwatch_event_bus_policy.data-service-shop_policy",
      "aws_cloudwatch_event_rule.data-service-shop_rule-all",
      "aws_cloudwatch_event_rule.data-service-shop_rule-orders",
      "aws_cloudwatch_event_rule.data-service-shop_rule-work",
      "aws_cloudwatch_event_target.data-service-shop_rule-all_target",
      "aws_cloudwatch_event_target.data-service-shop_rule-orders_target",
      "aws_cloudwatch_event_target.data-service-shop_rule-work_target",
      "aws_iam_role.data-service-shop_rule-all_role",
      "aws_iam_role.data-service-shop_rule-orders_role",
      "aws_iam_role_policy.data-service-shop_rule-all_policy",
      "aws_iam_role_policy.data-service-shop_rule-orders_policy",
      "aws_sqs_queue.data-service-shop_rule-all_failed",
      "aws_sqs_queue.data-service-shop_rule-orders_failed",
      "aws_sqs_queue.data-service-shop_rule-work_failed",
      "aws_sqs_queue.data-service-shop_rule-work_queue",
      "aws_sqs_queue_policy.data-service-shop_rule-all_failed_policy",
      "aws_sqs_queue_policy.data-service-shop_rule-orders_failed_policy",
      "aws_sqs_queue_policy.data-service-shop_rule-work_failed_policy",
      "aws_sqs_queue_policy.data-service-shop_rule-work_queue_policy",
    ]);
    expect(of("account")).toEqual([
      "aws_cloudwatch_event_rule.data-service-account_rule-files",
      "aws_cloudwatch_event_target.data-service-account_rule-files_target",
      "aws_schemas_discoverer.data-service-account_discoverer",
      "aws_sqs_queue.data-service-account_rule-files_failed",
      "aws_sqs_queue.data-service-account_rule-files_queue",
      "aws_sqs_queue_policy.data-service-account_rule-files_failed_policy",
      "aws_sqs_queue_policy.data-service-account_rule-files_queue_policy",
    ]);
  });

  it("is encrypted with the environment's key, everywhere", () => {
    const stack = json("dev-data-services");
    const key = "${data.terraform_remote_state.foundation.outputs.kms_key_arns.data}";
    expect(resource(stack, "aws_cloudwatch_event_bus.data-service-shop")).toMatchObject({ kms_key_identifier: key });
    expect(resource(stack, "aws_cloudwatch_event_archive.data-service-shop_archive")).toMatchObject({
      kms_key_identifier: key,
      retention_days: 30,
      event_pattern: '{"source":["acme.shop"]}',
    });
    for (const queue of Object.values(stack.resource?.aws_sqs_queue ?? {})) {
      expect(queue).toMatchObject({ kms_master_key_id: key });
    }
  });

  it("takes what the pattern says, and sends it on, or aside after some attempts", () => {
    const stack = json("dev-data-services");
    expect(
      JSON.parse(String(resource(stack, "aws_cloudwatch_event_rule.data-service-shop_rule-orders").event_pattern)),
    ).toEqual({
      source: ["acme.shop"],
      "detail-type": ["OrderPlaced"],
      detail: { order: { state: ["paid", "sent"], total: [{ numeric: [">=", 0, "<=", 5000] }] } },
    });
    expect(resource(stack, "aws_cloudwatch_event_target.data-service-shop_rule-orders_target")).toMatchObject({
      arn: "${aws_kinesis_resource_policy.data-service-events_policy.resource_arn}",
      role_arn: "${aws_iam_role.data-service-shop_rule-orders_role.arn}",
      event_bus_name: "${aws_cloudwatch_event_bus.data-service-shop.name}",
      input_path: "$.detail",
      kinesis_target: { partition_key_path: "$.detail.order.id" },
      retry_policy: { maximum_event_age_in_seconds: 86_400, maximum_retry_attempts: 185 },
      dead_letter_config: { arn: "${aws_sqs_queue.data-service-shop_rule-orders_failed.arn}" },
      depends_on: [
        "aws_iam_role_policy.data-service-shop_rule-orders_policy",
        "aws_sqs_queue_policy.data-service-shop_rule-orders_failed_policy",
      ],
    });
    const work = resource(stack, "aws_cloudwatch_event_target.data-service-shop_rule-work_target");
    expect(work).toMatchObject({
      arn: "${aws_sqs_queue.data-service-shop_rule-work_queue.arn}",
      retry_policy: { maximum_event_age_in_seconds: 7200, maximum_retry_attempts: 10 },
    });
    expect(work).not.toHaveProperty("role_arn");
    expect(work).not.toHaveProperty("input_path");
    expect(resource(stack, "aws_cloudwatch_event_rule.data-service-account_rule-files")).toMatchObject({
      event_bus_name: "default",
      state: "DISABLED",
    });
  });

  it("is alarms on each rule and queue", () => {
    const alarms = Object.entries(json("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {});
    const of = (start: string) =>
      Object.fromEntries(
        alarms.flatMap(([key, { metric_name, dimensions, evaluation_periods }]) =>
          key.startsWith(start) ? [[key.slice(start.length), [metric_name, dimensions, evaluation_periods]]] : [],
        ),
      );
    const rule = { EventBusName: "acme-dev-shop", RuleName: "acme-dev-bus-shop-work" };
    expect(of("data-service-shop_work_")).toEqual({
      undelivered: ["FailedInvocations", rule, 1],
      lost: ["InvocationsFailedToBeSentToDlq", rule, 1],
      "sent-to-dlq": ["InvocationsSentToDlq", rule, 1],
      depth: ["ApproximateNumberOfMessagesVisible", { QueueName: "acme-dev-bus-shop-work-failed" }, 1],
      age: ["ApproximateAgeOfOldestMessage", { QueueName: "acme-dev-bus-shop-work" }, 3],
    });
    const ofDefault = { RuleName: "acme-dev-bus-account-files" };
    expect(of("data-service-account_files_")).toMatchObject({ lost: ["InvocationsFailedToBeSentToDlq", ofDefault, 1] });
    expect(of("data-service-paid_")).toEqual({
      failures: ["ExecutionFailed", { PipeName: "acme-dev-paid" }, 3],
      throttling: ["ExecutionThrottled", { PipeName: "acme-dev-paid" }, 3],
      depth: ["ApproximateNumberOfMessagesVisible", { QueueName: "acme-dev-pipe-paid-failed" }, 1],
    });
  });
});

describe("what an event pipe makes", () => {
  it("reads with the filter, and writes what it is asked to", () => {
    const stack = json("dev-data-services");
    expect(resource(stack, "aws_pipes_pipe.data-service-paid")).toMatchObject({
      source: "${aws_kinesis_resource_policy.data-service-events_policy.resource_arn}",
      target: "${aws_kinesis_firehose_delivery_stream.data-service-landing.arn}",
      desired_state: "RUNNING",
      source_parameters: {
        filter_criteria: { filter: [{ pattern: '{"data":{"order":{"state":["paid"]}}}' }] },
        kinesis_stream_parameters: {
          starting_position: "TRIM_HORIZON",
          batch_size: 100,
          maximum_retry_attempts: 10,
          on_partial_batch_item_failure: "AUTOMATIC_BISECT",
          dead_letter_config: { arn: "${aws_sqs_queue.data-service-paid_failed.arn}" },
        },
      },
      target_parameters: { input_template: "<$.data>" },
      depends_on: [
        "aws_iam_role_policy.data-service-paid_policy",
        "aws_sqs_queue_policy.data-service-paid_failed_policy",
      ],
    });
    expect(resource(stack, "aws_pipes_pipe.data-service-messages")).toMatchObject({
      source: QUEUE,
      source_parameters: { sqs_queue_parameters: { batch_size: 10, maximum_batching_window_in_seconds: 0 } },
      target_parameters: { kinesis_stream_parameters: { partition_key: "$.body.order.id" } },
    });
    expect(resource(stack, "aws_pipes_pipe.data-service-changes")).toMatchObject({
      source: TABLE,
      source_parameters: { dynamodb_stream_parameters: { starting_position: "TRIM_HORIZON" } },
      target_parameters: { kinesis_stream_parameters: { partition_key: "$.eventID" } },
    });
    expect(addresses(stack)).not.toContain("aws_sqs_queue.data-service-messages_failed");
  });
});

describe("policies of events", () => {
  it.each<[decision: string, account: string, organization: string | undefined, action: string]>([
    ["allow", "999999999999", undefined, "events:PutEvents"],
    ["allow", "888888888888", "o-abcdefghij", "events:PutEvents"],
    ["deny", "888888888888", "o-other", "events:PutEvents"],
    ["deny", "888888888888", undefined, "events:PutEvents"],
    ["deny", "999999999999", undefined, "events:PutRule"],
  ])("%s account %s of organization %s: %s", (decision, account, organization, action) => {
    const context: Record<string, string> = organization === undefined ? {} : { "aws:PrincipalOrgID": organization };
    const by = { arn: `arn:aws:iam::${account}:role/shop` };
    expect(simulate(busPolicy(bus("shop"), PLACE), ACCOUNT, { by, action, resource: SHOP, context })).toBe(decision);
  });

  it("a queue takes what one rule sends, over TLS", () => {
    const rule = arn("events", "rule/acme-dev-shop/acme-dev-bus-shop-orders");
    expect(bus("shop").deliveries[0]?.arn).toBe(rule);
    const send = (source: string, tls = "true", service = "events.amazonaws.com", action = "sqs:SendMessage") =>
      simulate(queuePolicy(FAILED, [sentByRule(FAILED, rule)]), ACCOUNT, {
        by: { service },
        action,
        resource: FAILED,
        context: { "aws:SourceArn": source, "aws:SecureTransport": tls },
      });
    expect(send(rule)).toBe("allow");
    expect(send(`${rule}-2`)).toBe("deny");
    expect(send(rule, "false")).toBe("deny");
    expect(send(rule, "true", "sns.amazonaws.com")).toBe("deny");
    expect(send(rule, "true", "events.amazonaws.com", "sqs:ReceiveMessage")).toBe("deny");
  });

  it("a role is taken for one rule of this account", () => {
    const take = (service: string, source: string, account = ACCOUNT) =>
      simulate(serviceTrust("events.amazonaws.com", "arn:rule", PLACE), ACCOUNT, {
        by: { service },
        action: "sts:AssumeRole",
        context: { "aws:SourceArn": source, "aws:SourceAccount": account },
      });
    expect(take("events.amazonaws.com", "arn:rule")).toBe("allow");
    expect(take("events.amazonaws.com", "arn:other")).toBe("deny");
    expect(take("events.amazonaws.com", "arn:rule", "999999999999")).toBe("deny");
    expect(take("pipes.amazonaws.com", "arn:rule")).toBe("deny");
  });

  it.each<[decision: string, action: string, context: Record<string, string>]>([
    ["allow", "kms:GenerateDataKey", { "kms:EncryptionContext:aws:events:event-bus:arn": SHOP }],
    ["allow", "kms:DescribeKey", {}],
    ["deny", "kms:GenerateDataKey", { "kms:EncryptionContext:aws:events:event-bus:arn": `${SHOP}2` }],
    ["deny", "kms:GenerateDataKey", {}],
    ["allow", "kms:GenerateDataKey", { "kms:EncryptionContext:aws:sqs:arn": FAILED }],
    ["deny", "kms:GenerateDataKey", { "kms:EncryptionContext:aws:sqs:arn": QUEUE }],
    ["deny", "kms:CreateGrant", { "kms:EncryptionContext:aws:sqs:arn": FAILED }],
  ])("the key for EventBridge: %s, %s %j", (decision, action, context) => {
    const request = { action, context: { "aws:SourceAccount": ACCOUNT, ...context } };
    const statements = dataKeyStatements([bus("shop"), bus("account")], PLACE);
    const by = (service: string) => simulate(statements, ACCOUNT, { by: { service }, ...request });
    expect(by("events.amazonaws.com")).toBe(decision);
    expect(by("sns.amazonaws.com")).toBe("deny");
  });

  it("the key says nothing of buses that need none", () => {
    expect(dataKeyStatements([{ ...bus("shop"), encrypted: false, kept: undefined, deliveries: [] }], PLACE)).toEqual(
      [],
    );
  });

  const kinesis = {
    "kms:ViaService": "kinesis.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:kinesis:arn": STREAM,
  };
  const sqs = (queue: string) => ({
    "kms:ViaService": "sqs.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:sqs:arn": queue,
  });

  it.each<[stream: string, firehose: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "deny", "kinesis:PutRecord", STREAM],
    ["deny", "allow", "firehose:PutRecordBatch", LANDING],
    ["deny", "deny", "kinesis:GetRecords", STREAM],
    ["deny", "deny", "kinesis:PutRecord", `${STREAM}2`],
    ["allow", "deny", "kms:GenerateDataKey", DATA_KEY, kinesis],
    ["deny", "deny", "kms:GenerateDataKey", DATA_KEY, { ...kinesis, "kms:EncryptionContext:aws:kinesis:arn": "x" }],
  ])("a rule's role: to a stream %s, to Firehose %s: %s on %s", (stream, firehose, action, on, context = {}) => {
    const [orders, all] = bus("shop").deliveries;
    if (orders === undefined || all === undefined) throw new Error("no rules");
    const request = { action, resource: on, context };
    expect(
      simulateIdentity(
        deliveryStatements(orders.to, STREAM, () => DATA_KEY, PLACE),
        request,
      ),
    ).toBe(stream);
    expect(
      simulateIdentity(
        deliveryStatements(all.to, LANDING, () => DATA_KEY, PLACE),
        request,
      ),
    ).toBe(firehose);
  });

  it.each<
    [paid: string, messages: string, changes: string, action: string, on: string, context?: Record<string, string>]
  >([
    ["allow", "deny", "deny", "kinesis:GetRecords", STREAM],
    ["deny", "allow", "deny", "sqs:ReceiveMessage", QUEUE],
    ["deny", "deny", "allow", "dynamodb:GetRecords", TABLE],
    ["deny", "deny", "allow", "dynamodb:ListStreams", "*"],
    ["deny", "deny", "deny", "dynamodb:GetItem", TABLE.replace(/\/stream.*/, "")],
    ["deny", "allow", "allow", "kinesis:PutRecords", STREAM],
    ["allow", "deny", "deny", "firehose:PutRecord", LANDING],
    ["allow", "deny", "deny", "kms:Decrypt", DATA_KEY, kinesis],
    ["deny", "allow", "allow", "kms:GenerateDataKey", DATA_KEY, kinesis],
    ["deny", "allow", "deny", "kms:Decrypt", KEY, sqs(QUEUE)],
    ["allow", "deny", "deny", "sqs:SendMessage", arn("sqs", "acme-dev-pipe-paid-failed")],
    ["allow", "deny", "deny", "kms:GenerateDataKey", DATA_KEY, sqs(arn("sqs", "acme-dev-pipe-paid-failed"))],
    ["deny", "deny", "deny", "sqs:SendMessage", FAILED],
  ])("a pipe's role: %s, %s, %s: %s on %s", (paid, messages, changes, action, on, context = {}) => {
    const decide = (key: string, targetArn: string, streamKeyArn?: string) =>
      simulateIdentity(
        pipeStatements({ pipe: pipe(key), targetArn, keyArn: () => DATA_KEY, streamKeyArn, place: PLACE }),
        { action, resource: on, context },
      );
    expect(decide("paid", LANDING)).toBe(paid);
    expect(decide("messages", STREAM, DATA_KEY)).toBe(messages);
    expect(decide("changes", STREAM, DATA_KEY)).toBe(changes);
  });

  it("roles of pipes read what is named alone, whoever changes their policies", () => {
    const statements = EVENT_PIPE_ACTIONS.ceiling?.statements({
      ...PLACE,
      prefix: "acme-dev",
      dataKeyArn: DATA_KEY,
      accessed: [
        { does: "poll-queue", arn: QUEUE, key: { mode: "other", arn: KEY } },
        { does: "poll-table", arn: TABLE, key: { mode: "none" } },
      ],
    } as never);
    const decide = (action: string, on: string, context = {}) =>
      simulateIdentity(statements ?? [], { action, resource: on, context });
    expect(decide("sqs:ReceiveMessage", QUEUE)).toBe("allow");
    expect(decide("sqs:ReceiveMessage", FAILED)).toBe("deny");
    expect(decide("dynamodb:GetRecords", TABLE)).toBe("allow");
    expect(decide("dynamodb:GetRecords", `${TABLE}1`)).toBe("deny");
    expect(decide("dynamodb:ListStreams", "*")).toBe("allow");
    expect(decide("sqs:SendMessage", FAILED)).toBe("allow");
    expect(decide("sqs:SendMessage", QUEUE)).toBe("deny");
    expect(decide("kms:Decrypt", KEY, sqs(QUEUE))).toBe("allow");
    expect(decide("kms:Decrypt", KEY, kinesis)).toBe("deny");
    expect(decide("kms:GenerateDataKey", DATA_KEY, sqs(FAILED))).toBe("allow");
  });
});
