import { describe, expect, it } from "vitest";
import { privateApiPolicy } from "../../../../../tools/simulate/cloud/rules/aws/private-api-policy";
import { restApiLogs } from "../../../../../tools/simulate/cloud/rules/aws/rest-api-logs";
import { decides } from "../support/decides";
import { policy } from "../support/policy";
import { ACCOUNT, REGION, World } from "../support/world";

describe("api-integration", () => {
  const integration = {
    integration_subtype: "Kinesis-PutRecord",
    credentials_arn: "arn:a",
    payload_format_version: "1.0",
    request_parameters: { StreamName: "s", Data: "$request.body", PartitionKey: "$context.requestId" },
  };
  decides("api-integration", "aws_apigatewayv2_integration", {
    taken: [
      integration,
      { integration_type: "HTTP_PROXY" },
      {
        ...integration,
        integration_subtype: "SQS-SendMessage",
        request_parameters: {
          QueueUrl: "https://sqs.eu-west-1.amazonaws.com/111111111111/q",
          MessageBody: "$request.body",
        },
      },
    ],
    refused: [
      [{ ...integration, credentials_arn: null }, "set credentials_arn"],
      [{ ...integration, payload_format_version: null }, "set payload_format_version"],
      [{ ...integration, request_parameters: { StreamName: "s", Data: "d" } }, "request_parameters.PartitionKey"],
      [
        { ...integration, integration_subtype: "SQS-SendMessage", request_parameters: {} },
        "request_parameters.QueueUrl, request_parameters.MessageBody",
      ],
    ],
  });
});

describe("api-authorizer", () => {
  decides("api-authorizer", "aws_apigatewayv2_route", {
    taken: [
      { route_key: "POST /r", authorization_type: "JWT", authorizer_id: "a", authorization_scopes: ["write"] },
      { route_key: "POST /r", authorization_type: "AWS_IAM" },
    ],
    refused: [
      [{ route_key: "POST /r", authorization_type: "JWT" }, "names no authorizer"],
      [
        { route_key: "POST /r", authorization_type: "AWS_IAM", authorization_scopes: ["write"] },
        "leave out the scopes",
      ],
    ],
  });
});

describe("web-acl-log-name", () => {
  decides("web-acl-log-name", "aws_wafv2_web_acl_logging_configuration", {
    taken: [
      { log_destination_configs: [`arn:aws:logs:${REGION}:${ACCOUNT}:log-group:aws-waf-logs-acme`] },
      { log_destination_configs: ["arn:aws:s3:::aws-waf-logs-acme"] },
      { log_destination_configs: [`arn:aws:firehose:${REGION}:${ACCOUNT}:deliverystream/aws-waf-logs-acme`] },
    ],
    refused: [
      [
        { log_destination_configs: [`arn:aws:logs:${REGION}:${ACCOUNT}:log-group:/acme/aws-waf-logs-a`] },
        "aws-waf-logs-…",
      ],
      [{ log_destination_configs: ["arn:aws:s3:::acme-waf"] }, "acme-waf does not start"],
    ],
  });
});

describe("rest-api-logs", () => {
  const stage = { rest_api_id: "a", access_log_settings: [{ destination_arn: "arn:a" }] };
  const ask = (world: World, planned: typeof stage | { rest_api_id: string }) =>
    world.create(restApiLogs, "aws_api_gateway_stage", planned);

  it("refuses a log of a stage where the account and region have no role for it", () => {
    const world = new World();
    expect(ask(world, { rest_api_id: "a" })).toBeUndefined();
    expect(ask(world, stage)?.fix).toContain("cloudwatch_role_arn");
    world.has("aws_api_gateway_account", { cloudwatch_role_arn: "arn:a", region: "eu-central-1" });
    world.has("aws_api_gateway_account", { cloudwatch_role_arn: null });
    expect(ask(world, stage)?.detail).toContain("CloudWatch Logs role ARN must be set");
    world.has("aws_api_gateway_account", { cloudwatch_role_arn: "arn:a" });
    expect(ask(world, stage)).toBeUndefined();
  });
});

describe("private-api-policy", () => {
  const api = (type: string, more: { policy?: string } = {}) => {
    const world = new World();
    world.has("aws_api_gateway_rest_api", { id: "a", endpoint_configuration: [{ types: [type] }], ...more });
    return world;
  };
  const ask = (world: World) => world.create(privateApiPolicy, "aws_api_gateway_deployment", { rest_api_id: "a" });

  it("refuses to deploy a private API that no policy opens", () => {
    const world = api("PRIVATE");
    expect(ask(world)?.detail).toContain("doesn't have a resource policy");
    world.has("aws_api_gateway_rest_api_policy", { rest_api_id: "b", policy: policy() });
    expect(ask(world)?.fix).toContain("VPC endpoints");
    world.has("aws_api_gateway_rest_api_policy", { rest_api_id: "a", policy: policy() });
    expect(ask(world)).toBeUndefined();
    expect(ask(api("PRIVATE", { policy: policy() }))).toBeUndefined();
    expect(ask(api("REGIONAL"))).toBeUndefined();
  });
});
