import { beforeAll, describe, expect, it } from "vitest";
import type { EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { BALANCER, httpApi, LISTENER, privateApi, restApi, withApis } from "../support/apis";
import { put } from "../support/firehose";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { eventStream } from "../support/streams";
import { resource } from "../support/synth";

const STREAM_NAME = '${element(split("/", aws_kinesis_resource_policy.data-service-events_policy.resource_arn), 1)}';

let stacks: ReturnType<typeof synthPlatform>;
beforeAll(() => {
  const input = devInput();
  withApis(input);
  input.dataServices = {
    ...input.dataServices,
    only: privateApi({
      callerAccounts: [],
      routes: {
        claims: {
          path: "/claims",
          into: { mode: "program", url: "https://claims.acme.example" },
          authorization: { mode: "iam" },
        },
      },
      vpcLink: { balancerArn: BALANCER },
    }),
  };
  stacks = synthPlatform(platformOf(accountInput(), input));
});
function stack(name: string): EmittedStack["json"] {
  const found = stacks.find((one) => one.name === name);
  if (!found) throw new Error(`no stack ${name}`);
  return found.json;
}
const made = (address: string) => resource(stack("dev-data-services"), address);
const operation = (path: string, key = "partners") =>
  JSON.parse(
    String(made(`aws_api_gateway_rest_api.data-service-${key}_api`).body).replaceAll(STREAM_NAME, "acme-dev-events"),
  ).paths[path].post;

describe("APIs that put records into a queue", () => {
  it("send what came as it is, with the API's role", () => {
    expect(made("aws_apigatewayv2_integration.data-service-ingest_api_route-returns-integration")).toMatchObject({
      integration_type: "AWS_PROXY",
      integration_subtype: "SQS-SendMessage",
      credentials_arn: "${aws_iam_role.data-service-ingest_role.arn}",
      request_parameters: {
        QueueUrl: "${aws_sqs_queue_policy.data-service-ingest_records_queue_policy.queue_url}",
        MessageBody: "$request.body",
      },
    });
    expect(operation("/returns")).toMatchObject({
      responses: { "202": {}, "503": {} },
      requestBody: { required: true },
      "x-amazon-apigateway-integration": {
        type: "aws",
        uri: "arn:aws:apigateway:eu-west-1:sqs:path/111111111111/acme-dev-api-partners",
        credentials: "${aws_iam_role.data-service-partners_role.arn}",
        requestParameters: { "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'" },
        requestTemplates: {
          "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        },
        responses: { "200": { statusCode: "202" }, default: { statusCode: "503" } },
      },
    });
  });

  it("keep them encrypted, and put aside what is read too often", () => {
    expect(made("aws_sqs_queue.data-service-partners_records_queue")).toMatchObject({
      name: "acme-dev-api-partners",
      message_retention_seconds: 172_800,
      visibility_timeout_seconds: 600,
    });
    const redrive = String(made("aws_sqs_queue.data-service-partners_records_queue").redrive_policy);
    expect(redrive).toContain('"maxReceiveCount":3');
    expect(made("aws_sqs_queue.data-service-partners_records_failed").name).toBe("acme-dev-api-partners-failed");
    expect(made("aws_sqs_queue.data-service-partners_records_failed").kms_master_key_id).toBe(
      made("aws_sqs_queue.data-service-partners_records_queue").kms_master_key_id,
    );
  });

  it("are read by a pipe, which has no queue of its own for what fails", () => {
    expect(made("aws_pipes_pipe.data-service-returned")).toMatchObject({
      source:
        'arn:aws:sqs:eu-west-1:111111111111:${element(split("/", aws_sqs_queue_policy.data-service-partners_records_queue_policy.queue_url), 4)}',
      source_parameters: { sqs_queue_parameters: { batch_size: 10 } },
      target_parameters: { kinesis_stream_parameters: { partition_key: "$.body.order" } },
    });
    expect(() => made("aws_sqs_queue.data-service-returned_failed")).toThrow();
  });
});

describe("APIs that hand requests to programs in the VPC", () => {
  it("have a way to the load balancers, and no other", () => {
    expect(made("aws_apigatewayv2_vpc_link.data-service-ingest_vpc-link")).toMatchObject({ name: "acme-dev-ingest" });
    const rules = Object.entries(stack("dev-network").resource?.aws_vpc_security_group_egress_rule ?? {}).filter(
      ([key]) => key.startsWith("data-service-ingest"),
    );
    expect(rules.map(([, { cidr_ipv4, from_port, to_port }]) => [cidr_ipv4, from_port, to_port])).toEqual([
      ["10.20.64.0/20", 443, 443],
    ]);
    expect(made("aws_api_gateway_vpc_link.data-service-partners_vpc-link")).toMatchObject({ target_arns: [BALANCER] });
  });

  it("call them over TLS, whose name is compared", () => {
    expect(made("aws_apigatewayv2_integration.data-service-ingest_api_route-claims-integration")).toMatchObject({
      integration_type: "HTTP_PROXY",
      integration_method: "POST",
      integration_uri: LISTENER,
      connection_type: "VPC_LINK",
      connection_id: "${aws_apigatewayv2_vpc_link.data-service-ingest_vpc-link.id}",
      tls_config: { server_name_to_verify: "claims.acme.example" },
    });
    expect(operation("/claims")["x-amazon-apigateway-integration"]).toEqual({
      type: "http_proxy",
      httpMethod: "POST",
      uri: "https://claims.acme.example/v1",
      connectionType: "VPC_LINK",
      connectionId: "${aws_api_gateway_vpc_link.data-service-partners_vpc-link.id}",
      passthroughBehavior: "when_no_match",
    });
  });

  it("have no role where programs take everything", () => {
    expect(operation("/claims", "only")["x-amazon-apigateway-integration"].credentials).toBeUndefined();
    expect(() => made("aws_iam_role.data-service-only_role")).toThrow();
  });
});

const AROUND = {
  "foundation.apiGatewayLogs": "create",
  "dataServices.events": eventStream(),
  "dataServices.landing": put(),
};
const NO_QUEUE = { a: { path: "/a", into: { mode: "stream", stream: "events" }, authorization: { mode: "iam" } } };
const pipe = (api: string) => ({
  kind: "event-pipe",
  from: { mode: "api", api },
  to: { mode: "stream", stream: "events" },
});

describe("mistakes about queues and ways into the VPC", () => {
  it.each<[sort: "http" | "rest", changes: Record<string, unknown>, message: string]>([
    ["http", { "queue.alarmAgeHours": 96 }, "96 is not less than retentionHours, 96"],
    ["http", { "queue.retentionHours": 337 }, "337 is too large"],
    ["http", { "queue.receives": 0 }, "0 is too small"],
    ["http", { "routes.returns": undefined, queue: { retentionHours: 5 } }, "queue: is for no route"],
    ["http", { vpcLink: undefined }, "vpcLink: is missing: route claims leads to a program"],
    ["http", { "routes.claims": undefined }, "vpcLink: is for no route"],
    ["http", { "vpcLink.balancerCidrs": [] }, "vpcLink.balancerCidrs"],
    ["http", { "vpcLink.balancerCidrs": ["10.20.0.0"] }, "vpcLink.balancerCidrs.0"],
    ["http", { "routes.claims.into.listenerArn": BALANCER }, "is not the ARN of a listener"],
    ["http", { "routes.claims.into.listenerArn": LISTENER.replace("eu-west-1", "us-east-1") }, "is in us-east-1"],
    ["http", { "routes.claims.into.serverName": "claims" }, '"claims" is not a host name'],
    ["http", { "routes.claims.into.port": 0 }, "0 is too small"],
    ["rest", { "routes.claims.into.url": "http://claims.acme.example" }, "is not the address of a program"],
    ["rest", { "vpcLink.balancerArn": LISTENER }, "is not the ARN of a network load balancer"],
    ["rest", { "vpcLink.balancerArn": BALANCER.replace("eu-west-1", "us-east-1") }, "is in us-east-1"],
    ["rest", { vpcLink: undefined }, "vpcLink: is missing: route claims leads to a program"],
    ["rest", { "routes.returns.into.batch": true }, "routes.returns.into"],
  ])("are told, %s: %j", (sort, changes, message) => {
    const at = Object.fromEntries(
      Object.entries(changes).map(([field, value]) => [`dataServices.ingest.${field}`, value]),
    );
    const api = sort === "http" ? httpApi() : restApi();
    expect(report({ dev: { ...AROUND, "dataServices.ingest": api, ...at } })).toContain(message);
  });

  it("are told of a pipe from an API without a queue", () => {
    const told = (api: object) =>
      report({ dev: { ...AROUND, "dataServices.ingest": api, "dataServices.returned": pipe("ingest") } });
    const bare = { kind: "api-gateway", protocol: "http", routes: NO_QUEUE };
    expect(told(bare)).toContain("from.api: has no queue: none of its routes leads there");
    expect(told(httpApi())).not.toContain("from.api");
  });
});
