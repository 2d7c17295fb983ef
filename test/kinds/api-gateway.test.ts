import { beforeAll, describe, expect, it } from "vitest";
import type { RestApiModel } from "../../config/kinds/data-services/api-gateway";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { apiStatements, apiTrust, restPolicy } from "../../modules/data-services/api-gateway/policies";
import { OWNERSHIP_CERTIFICATE, POOL, withApis } from "../support/apis";
import { accountInput, devEnvironment, devInput, platformOf } from "../support/platform";
import { simulate, simulateIdentity } from "../support/policy-simulator";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

const PLACE = { partition: "aws", accountId: "111111111111", region: "eu-west-1" };
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/0a1b2c3d";
const EVENTS = "arn:aws:kinesis:eu-west-1:111111111111:stream/acme-dev-events";
const LANDING = "arn:aws:firehose:eu-west-1:111111111111:deliverystream/acme-dev-landing";
const STREAM_NAME = '${element(split("/", aws_kinesis_resource_policy.data-service-events_policy.resource_arn), 1)}';

let stacks: ReturnType<typeof synthPlatform>;
beforeAll(() => {
  const input = devInput();
  withApis(input);
  stacks = synthPlatform(platformOf(accountInput(), input));
});
function stack(name: string): EmittedStack["json"] {
  const found = stacks.find((one) => one.name === name);
  if (!found) throw new Error(`no stack ${name}`);
  return found.json;
}
const made = (address: string) => resource(stack("dev-data-services"), address);

function rest(key: "partners" | "inside"): RestApiModel {
  const entry = devEnvironment(withApis).dataServices[key];
  if (entry?.kind !== "api-gateway" || entry.protocol !== "rest") throw new Error("no REST API");
  return entry;
}

describe("what APIs make", () => {
  const of = (key: string) =>
    addresses(stack("dev-data-services"))
      .filter((address) => address.includes(`.data-service-${key}_`))
      .map((address) => address.replace(`data-service-${key}_`, ""));

  it("is an HTTP API with routes, a stage, a role, a log and a name of its own", () => {
    expect(of("ingest")).toEqual([
      "aws_apigatewayv2_api.api",
      "aws_apigatewayv2_api_mapping.domain_mapping",
      "aws_apigatewayv2_authorizer.api_jwt",
      "aws_apigatewayv2_domain_name.domain",
      "aws_apigatewayv2_integration.api_route-claims-integration",
      "aws_apigatewayv2_integration.api_route-feedback-integration",
      "aws_apigatewayv2_integration.api_route-orders-integration",
      "aws_apigatewayv2_integration.api_route-returns-integration",
      "aws_apigatewayv2_integration.api_route-stock-integration",
      "aws_apigatewayv2_route.api_route-claims",
      "aws_apigatewayv2_route.api_route-feedback",
      "aws_apigatewayv2_route.api_route-orders",
      "aws_apigatewayv2_route.api_route-returns",
      "aws_apigatewayv2_route.api_route-stock",
      "aws_apigatewayv2_stage.api_stage",
      "aws_apigatewayv2_vpc_link.vpc-link",
      "aws_cloudwatch_log_group.log",
      "aws_cloudwatch_log_metric_filter.log_throttled",
      "aws_iam_role.role",
      "aws_iam_role_policy.role_policy",
      "aws_route53_record.domain_record",
      "aws_sqs_queue.records_failed",
      "aws_sqs_queue.records_queue",
      "aws_sqs_queue_policy.records_failed_policy",
      "aws_sqs_queue_policy.records_queue_policy",
    ]);
  });

  it("is a REST API with a deployment, a firewall and plans; a private one has a policy instead", () => {
    expect(of("partners")).toEqual([
      "aws_api_gateway_deployment.api_deployment",
      "aws_api_gateway_method_settings.api_route-readings-settings",
      "aws_api_gateway_method_settings.api_settings",
      "aws_api_gateway_rest_api.api",
      "aws_api_gateway_stage.api_stage",
      "aws_api_gateway_usage_plan.plans_partners",
      "aws_api_gateway_vpc_link.vpc-link",
      "aws_cloudwatch_log_group.firewall_log",
      "aws_cloudwatch_log_group.log",
      "aws_cloudwatch_log_metric_filter.log_throttled",
      "aws_iam_role.role",
      "aws_iam_role_policy.role_policy",
      "aws_sqs_queue.records_failed",
      "aws_sqs_queue.records_queue",
      "aws_sqs_queue_policy.records_failed_policy",
      "aws_sqs_queue_policy.records_queue_policy",
      "aws_wafv2_web_acl.firewall",
      "aws_wafv2_web_acl_association.firewall_association",
      "aws_wafv2_web_acl_logging_configuration.firewall_logging",
    ]);
    expect(of("inside")).toContain("aws_api_gateway_rest_api_policy.api_policy");
    expect(of("inside").join()).not.toContain("wafv2");
  });

  it.each([
    ["orders", "POST /orders", "JWT", "$request.body.data", "$request.body.customer"],
    ["stock", "PUT /stock", "AWS_IAM", "$request.body.data", "$context.requestId"],
    ["feedback", "POST /feedback/v1", "NONE", "$request.body.record", "$request.header.x-device-id"],
  ])("puts records of route %s into its stream", (key, route_key, authorization_type, Data, PartitionKey) => {
    const integration = `aws_apigatewayv2_integration.data-service-ingest_api_route-${key}-integration`;
    expect(made(`aws_apigatewayv2_route.data-service-ingest_api_route-${key}`)).toMatchObject({
      route_key,
      authorization_type,
      target: `integrations/\${${integration}.id}`,
    });
    expect(made(integration)).toMatchObject({
      integration_type: "AWS_PROXY",
      integration_subtype: "Kinesis-PutRecord",
      payload_format_version: "1.0",
      credentials_arn: "${aws_iam_role.data-service-ingest_role.arn}",
      request_parameters: { StreamName: STREAM_NAME, Data, PartitionKey },
    });
  });

  it("limits requests, logs them, and hides the address of AWS behind a name of its own", () => {
    expect(made("aws_apigatewayv2_api.data-service-ingest_api")).toMatchObject({
      protocol_type: "HTTP",
      disable_execute_api_endpoint: true,
      cors_configuration: { allow_methods: ["POST", "PUT"], allow_origins: ["https://shop.acme.example"] },
    });
    const stage = made("aws_apigatewayv2_stage.data-service-ingest_api_stage");
    expect(stage).toMatchObject({
      name: "$default",
      auto_deploy: true,
      default_route_settings: { throttling_rate_limit: 200, throttling_burst_limit: 100 },
      route_settings: [{ route_key: "POST /orders", throttling_rate_limit: 50, throttling_burst_limit: 20 }],
    });
    expect(JSON.stringify(stage)).not.toMatch(/header|authorization/i);
  });

  it("asks callers for certificates of a version of the truststore", () => {
    expect(made("aws_apigatewayv2_domain_name.data-service-ingest_domain")).toMatchObject({
      domain_name_configuration: { ownership_verification_certificate_arn: OWNERSHIP_CERTIFICATE },
      mutual_tls_authentication: {
        truststore_uri: "s3://acme-truststores/callers.pem",
        truststore_version: "3HL4kqtJvjVBH40Nrjfkd",
      },
    });
  });

  it("says in OpenAPI who may call what, and what a record looks like", () => {
    // As Terraform has it: a name stands in place of the expression, whose quotes are no part of the document.
    const emitted = String(made("aws_api_gateway_rest_api.data-service-partners_api").body);
    expect(emitted).toContain(STREAM_NAME);
    const body = JSON.parse(emitted.replaceAll(STREAM_NAME, "acme-dev-events"));
    const { "/readings": readings, "/files": files, "/form": form } = body.paths;
    expect(readings.post.security).toEqual([{ sigv4: [], key: [] }]);
    expect(files.put.security).toEqual([{ pool: ["files/write"] }]);
    expect(form.post.security).toBeUndefined();
    expect(form.post.parameters).toEqual([
      { name: "x-form-id", in: "header", required: true, schema: { type: "string" } },
    ]);
    expect(body.components.schemas.BodyReadings).toEqual({
      type: "object",
      properties: {
        device: { type: "string", maxLength: 64 },
        value: { type: "number" },
        notes: { type: "array", items: {} },
      },
      required: ["device", "value"],
      additionalProperties: false,
    });
    expect(body.components.securitySchemes.pool["x-amazon-apigateway-authorizer"].providerARNs).toEqual([POOL]);
    const by = readings.post["x-amazon-apigateway-integration"];
    expect(by).toMatchObject({
      type: "aws",
      uri: "arn:aws:apigateway:eu-west-1:kinesis:action/PutRecord",
      passthroughBehavior: "never",
      responses: { "200": { statusCode: "202" }, default: { statusCode: "503" } },
    });
    expect(by.requestTemplates["application/json"]).toBe(
      `{"StreamName":"acme-dev-events","Data":"$util.base64Encode($input.body)","PartitionKey":"$util.escapeJavaScript($input.path('$.device')).replaceAll("\\\\'","'")"}`,
    );
    expect(body.components.schemas.BodyBatch).toEqual({
      type: "object",
      properties: {
        records: {
          type: "array",
          minItems: 1,
          maxItems: 500,
          items: {
            type: "object",
            properties: { device: { type: "string" } },
            required: ["device"],
            additionalProperties: true,
          },
        },
      },
      required: ["records"],
      additionalProperties: false,
    });
    const several = (path: string) => body.paths[path].post["x-amazon-apigateway-integration"];
    expect(several("/readings/batch").uri).toBe("arn:aws:apigateway:eu-west-1:kinesis:action/PutRecords");
    expect(several("/readings/batch").requestTemplates["application/json"]).toBe(
      `{"StreamName":"acme-dev-events","Records":[#foreach($one in $input.path('$.records')){"Data":"$util.base64Encode($input.json("$.records[$foreach.index]"))","PartitionKey":"$util.escapeJavaScript($one.get('device')).replaceAll("\\\\'","'")"}#if($foreach.hasNext),#end#end]}`,
    );
    expect(several("/readings/batch").responses["200"].responseTemplates["application/json"]).toBe(
      `#if($input.path('$.FailedRecordCount') == 0){"message":"stored"}#else#set($context.responseOverride.status = 503){"message":"send it again"}#end`,
    );
    expect(several("/files/batch").uri).toBe("arn:aws:apigateway:eu-west-1:firehose:action/PutRecordBatch");
    expect(several("/files/batch").requestTemplates["application/json"]).toContain(
      `"Records":[#foreach($one in $input.path('$.records')){"Data":"$util.base64Encode($input.json("$.records[$foreach.index]"))"}`,
    );
    expect(files.put["x-amazon-apigateway-integration"].requestTemplates["application/json"]).toBe(
      '{"DeliveryStreamName":"${aws_kinesis_firehose_delivery_stream.data-service-landing.name}","Record":{"Data":"$util.base64Encode($input.body)"}}',
    );
  });

  it("is a firewall that refuses, and logs without what tells who somebody is", () => {
    const acl = made("aws_wafv2_web_acl.data-service-partners_firewall");
    expect(acl).toMatchObject({ name: "acme-dev-partners", scope: "REGIONAL", default_action: { allow: {} } });
    const rules = acl.rule as { name: string; override_action?: object; action?: object; statement: object }[];
    expect(rules.map(({ name }) => name)).toEqual([
      "AWSManagedRulesAmazonIpReputationList",
      "AWSManagedRulesCommonRuleSet",
      "AWSManagedRulesKnownBadInputsRuleSet",
      "requests-per-address",
    ]);
    expect(rules[1]?.override_action).toEqual({ none: {} });
    expect(JSON.stringify(rules[1]?.statement)).toContain("SizeRestrictions_BODY");
    expect(rules[3]?.statement).toEqual({
      rate_based_statement: { limit: 20_000, aggregate_key_type: "IP", evaluation_window_sec: 300 },
    });
    const logging = made("aws_wafv2_web_acl_logging_configuration.data-service-partners_firewall_logging");
    expect(JSON.stringify(logging.redacted_fields)).toContain("authorization");
    expect(made("aws_cloudwatch_log_group.data-service-partners_firewall_log").name).toBe(
      "aws-waf-logs-acme-dev-partners",
    );
  });

  it("is alarms on failures, refused and throttled requests, and on slow storing", () => {
    const alarms = Object.entries(stack("dev-operations").resource?.aws_cloudwatch_metric_alarm ?? {}).flatMap(
      ([key, { metric_name, threshold }]) =>
        /^data-service-(ingest|partners)_/.test(key)
          ? [[key.slice("data-service-".length), metric_name, threshold]]
          : [],
    );
    expect(alarms).toEqual([
      ["ingest_failures", "5xx", 0],
      ["ingest_queue_age", "ApproximateAgeOfOldestMessage", 172_800],
      ["ingest_queue_depth", "ApproximateNumberOfMessagesVisible", 0],
      ["ingest_refused", "4xx", 100],
      ["ingest_slow", "IntegrationLatency", 2000],
      ["ingest_throttled", "acme-dev-ingest-throttled", 0],
      ["partners_failures", "5XXError", 0],
      ["partners_queue_age", "ApproximateAgeOfOldestMessage", 86_400],
      ["partners_queue_depth", "ApproximateNumberOfMessagesVisible", 0],
      ["partners_refused", "4XXError", 100],
      ["partners_slow", "IntegrationLatency", 2000],
      ["partners_throttled", "acme-dev-partners-throttled", 0],
    ]);
  });
});

describe("policies of APIs", () => {
  const QUEUE = "arn:aws:sqs:eu-west-1:111111111111:acme-dev-api-partners";
  const bySqs = { "kms:ViaService": "sqs.eu-west-1.amazonaws.com", "kms:EncryptionContext:aws:sqs:arn": QUEUE };
  const byKinesis = {
    "kms:ViaService": "kinesis.eu-west-1.amazonaws.com",
    "kms:EncryptionContext:aws:kinesis:arn": EVENTS,
  };

  it.each<[decision: string, action: string, on: string, context?: Record<string, string>]>([
    ["allow", "kinesis:PutRecord", EVENTS],
    ["deny", "kinesis:PutRecord", EVENTS.replace("events", "other")],
    ["deny", "kinesis:GetRecords", EVENTS],
    ["allow", "firehose:PutRecord", LANDING],
    ["deny", "firehose:PutRecord", LANDING.replace("landing", "archive")],
    ["deny", "firehose:DeleteDeliveryStream", LANDING],
    ["allow", "kms:GenerateDataKey", KEY, byKinesis],
    ["deny", "kms:GenerateDataKey", KEY],
    ["deny", "kms:Decrypt", KEY, byKinesis],
    ["allow", "sqs:SendMessage", QUEUE],
    ["deny", "sqs:SendMessage", `${QUEUE}-failed`],
    ["deny", "sqs:ReceiveMessage", QUEUE],
    ["allow", "kms:GenerateDataKey", KEY, bySqs],
  ])("let its role put records where its routes go: %s, %s on %s", (decision, action, on, context = {}) => {
    expect(
      simulateIdentity(
        apiStatements(rest("partners"), () => KEY, PLACE),
        { action, resource: on, context },
      ),
    ).toBe(decision);
  });

  it("let API Gateway alone take the role", () => {
    const by = (service: string) => simulate(apiTrust, PLACE.accountId, { by: { service }, action: "sts:AssumeRole" });
    expect(by("apigateway.amazonaws.com")).toBe("allow");
    expect(by("lambda.amazonaws.com")).toBe("deny");
  });

  it("are none for an API on the internet that no other account calls", () => {
    expect(restPolicy(rest("partners"), PLACE, "arn")).toEqual([]);
  });

  const API = "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3";
  const VPCE = { "aws:SourceVpce": "vpce-0123456789abcdef0" };
  it.each<[decision: string, account: string, on: string, context: Record<string, string>]>([
    ["by-iam", "111111111111", `${API}/v1/POST/readings`, VPCE],
    ["allow", "999999999999", `${API}/v1/POST/readings`, VPCE],
    ["deny", "888888888888", `${API}/v1/POST/readings`, VPCE],
    ["deny", "999999999999", `${API}/v1/POST/other`, VPCE],
    ["deny", "999999999999", `${API}/v1/POST/readings`, { "aws:SourceVpce": "vpce-0aaaaaaaaaaaaaaaa" }],
    ["deny", "999999999999", `${API}/v1/POST/readings`, {}],
  ])("let a private API be called: %s, by %s on %s %j", (decision, account, resource, context) => {
    const by = { arn: `arn:aws:iam::${account}:role/caller` };
    const asked = { by, action: "execute-api:Invoke", resource, context };
    expect(simulate(restPolicy(rest("inside"), PLACE, API), PLACE.accountId, asked)).toBe(decision);
  });

  it("let callers with tokens into a private API by its endpoints alone", () => {
    const token = { mode: "cognito" as const, scopes: [] };
    const inside = rest("inside");
    const routes = Object.fromEntries(
      Object.entries(inside.routes).map(([key, route]) => [key, { ...route, authorization: token }]),
    );
    expect(restPolicy({ ...inside, routes }, PLACE, API)).toEqual([
      {
        Sid: "CallersByToken",
        Effect: "Allow",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: [`${API}/*/POST/readings`],
        Condition: { StringEquals: { "aws:SourceVpce": ["vpce-0123456789abcdef0"] } },
      },
    ]);
  });
});
