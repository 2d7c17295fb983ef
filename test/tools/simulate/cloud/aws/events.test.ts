import { describe } from "vitest";
import { decides } from "../support/decides";
import { ACCOUNT, REGION } from "../support/world";

const arn = (service: string, what: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${what}`;
const PATTERN = JSON.stringify({ source: ["acme.orders"] });

describe("event-rule-when", () => {
  decides("event-rule-when", "aws_cloudwatch_event_rule", {
    taken: [{ event_pattern: PATTERN }, { schedule_expression: "rate(1 hour)" }],
    refused: [[{}, "set event_pattern"]],
  });
});

describe("event-rule-schedule", () => {
  const schedule_expression = "rate(1 hour)";
  decides("event-rule-schedule", "aws_cloudwatch_event_rule", {
    taken: [
      { schedule_expression },
      { schedule_expression, event_bus_name: "default" },
      { event_pattern: PATTERN, event_bus_name: "acme" },
    ],
    refused: [[{ schedule_expression, event_bus_name: "acme" }, "EventBridge Scheduler"]],
  });
});

describe("event-pattern", () => {
  const long = (length: number) => JSON.stringify({ source: ["a".repeat(length - '{"source":[""]}'.length)] });
  for (const type of ["aws_cloudwatch_event_rule", "aws_cloudwatch_event_archive"])
    decides("event-pattern", type, {
      taken: [{ event_pattern: PATTERN }, { event_pattern: long(4096) }, {}],
      refused: ["{}", "{ }", "[]", "null", "1", "source: acme", long(4097)].map((event_pattern) => [
        { event_pattern },
        "event_pattern is not an event pattern",
      ]),
    });
});

describe("event-target-role", () => {
  const byRole = [
    arn("kinesis", "stream/s"),
    arn("firehose", "deliverystream/d"),
    arn("events", "event-bus/other"),
    arn("events", "api-destination/a/1"),
    arn("states", "stateMachine:m"),
  ];
  const byPolicy = [
    arn("sqs", "q"),
    arn("sns", "t"),
    arn("lambda", "function:f"),
    arn("logs", "log-group:/aws/events/g"),
  ];
  decides("event-target-role", "aws_cloudwatch_event_target", {
    taken: [
      ...byPolicy.map((target) => ({ arn: target })),
      ...byRole.map((target) => ({ arn: target, role_arn: "arn:a" })),
    ],
    refused: byRole.map((target) => [{ arn: target }, "set role_arn"]),
  });
});

describe("event-dead-letters", () => {
  decides("event-dead-letters", "aws_cloudwatch_event_target", {
    taken: [{ dead_letter_config: [{ arn: arn("sqs", "left") }] }, {}],
    refused: [[{ dead_letter_config: [{ arn: arn("sqs", "left.fifo") }] }, "use a standard queue"]],
  });
});

describe("event-connection-oauth", () => {
  const authorization_type = "OAUTH_CLIENT_CREDENTIALS";
  const signedIn = (client: object, authorization_endpoint: string | null = "https://acme.example/token") => ({
    authorization_type,
    auth_parameters: [{ oauth: [{ authorization_endpoint, client_parameters: [{ ...client }] }] }],
  });
  decides("event-connection-oauth", "aws_cloudwatch_event_connection", {
    taken: [signedIn({ client_id: "a", client_secret: "b" }), { authorization_type: "API_KEY" }],
    refused: [
      [{ authorization_type }, "lacks authorization_endpoint and client_id and client_secret"],
      [signedIn({ client_id: "a" }), "lacks client_secret;"],
      [signedIn({ client_id: "a", client_secret: "b" }, null), "lacks authorization_endpoint;"],
    ],
  });
});

describe("event-connection-endpoint", () => {
  const endpoint = (authorization_endpoint: string) => ({ auth_parameters: [{ oauth: [{ authorization_endpoint }] }] });
  decides("event-connection-endpoint", "aws_cloudwatch_event_connection", {
    taken: [endpoint("https://acme.example/oauth/token"), endpoint("https://acme.example"), {}],
    refused: [
      [endpoint("http://acme.example/token"), "is no HTTPS address"],
      [endpoint("acme.example/token"), "is no HTTPS address"],
    ],
  });
});

describe("event-destination-endpoint", () => {
  decides("event-destination-endpoint", "aws_cloudwatch_event_api_destination", {
    taken: [{ invocation_endpoint: "https://acme.example/orders/*" }],
    refused: [
      [{ invocation_endpoint: "http://acme.example/orders" }, "https://host/path"],
      [{ invocation_endpoint: "https:///orders" }, "https://host/path"],
    ],
  });
});

describe("pipe-start", () => {
  const started = (block: string, starting_position: string | null) => ({
    source_parameters: [{ [block]: [{ starting_position }] }],
  });
  const streams = [
    [arn("kinesis", "stream/s"), "kinesis_stream_parameters"],
    [arn("dynamodb", "table/t/stream/1"), "dynamodb_stream_parameters"],
  ] as const;
  decides("pipe-start", "aws_pipes_pipe", {
    taken: [
      { source: arn("sqs", "q") },
      ...streams.map(([source, block]) => ({ source, ...started(block, "LATEST") })),
    ],
    refused: streams.flatMap(([source, block]) => [
      [{ source }, `set source_parameters.${block}.starting_position`],
      [{ source, ...started(block, null) }, `set source_parameters.${block}.starting_position`],
    ]),
  });
});

describe("pipe-batch", () => {
  const batch = (batch_size: number, maximum_batching_window_in_seconds: number | null) => ({
    source_parameters: [{ sqs_queue_parameters: [{ batch_size, maximum_batching_window_in_seconds }] }],
  });
  decides("pipe-batch", "aws_pipes_pipe", {
    taken: [batch(10, null), batch(11, 1), {}],
    refused: [
      [batch(11, null), "set maximum_batching_window_in_seconds"],
      [batch(100, 0), "set maximum_batching_window_in_seconds"],
    ],
  });
});

describe("pipe-partition-key", () => {
  const target = arn("kinesis", "stream/s");
  decides("pipe-partition-key", "aws_pipes_pipe", {
    taken: [
      { target, target_parameters: [{ kinesis_stream_parameters: [{ partition_key: "$.body.id" }] }] },
      { target: arn("firehose", "deliverystream/d") },
    ],
    refused: [[{ target }, "kinesis_stream_parameters.partition_key"]],
  });
});
