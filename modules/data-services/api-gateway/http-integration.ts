import type { Apigatewayv2IntegrationConfig } from "@cdktf/provider-aws/lib/apigatewayv2-integration";
import type { HttpRoute } from "../../../config/kinds/data-services/api-gateway";
import type { PutRole } from "./put-role";

export interface IntegrationProps {
  /** Default: programs take all records. */
  readonly role: PutRole | undefined;
  /** Name of the stream of a key; a reference, so that it is there. */
  readonly streamName: (key: string) => string;
  /** URL of the API's queue; a reference. Default: no route leads there. */
  readonly queueUrl: string | undefined;
  /** Id of the API's way into the VPC; a reference. Default: no route leads there. */
  readonly vpcLinkId: string | undefined;
}

type Into<M extends HttpRoute["into"]["mode"]> = Extract<HttpRoute["into"], { mode: M }>;
type Integration = Omit<Apigatewayv2IntegrationConfig, "apiId">;

/** What a route of an HTTP API calls. Source: API Gateway developer guide, "Integration subtype reference". */
export function httpIntegration(route: HttpRoute, props: IntegrationProps): Integration {
  const { into } = route;
  switch (into.mode) {
    case "stream":
      return byRole("Kinesis-PutRecord", props, {
        StreamName: props.streamName(into.stream),
        Data: `$request.body.${into.dataField}`,
        PartitionKey: partitionKey(into),
      });
    case "queue":
      // The body as it is; a path into it would cut it at 100 KB.
      return byRole("SQS-SendMessage", props, { QueueUrl: there(props.queueUrl), MessageBody: "$request.body" });
    case "program":
      return {
        integrationType: "HTTP_PROXY",
        integrationMethod: route.method,
        integrationUri: into.listenerArn,
        connectionType: "VPC_LINK",
        connectionId: there(props.vpcLinkId),
        payloadFormatVersion: "1.0",
        tlsConfig: { serverNameToVerify: into.serverName },
      };
  }
}

/** A service of AWS is called with the API's role. */
function byRole(
  integrationSubtype: string,
  { role }: IntegrationProps,
  requestParameters: Record<string, string>,
): Integration {
  const { arn, policy } = there(role);
  return {
    integrationType: "AWS_PROXY",
    integrationSubtype,
    payloadFormatVersion: "1.0",
    credentialsArn: arn,
    requestParameters,
    dependsOn: [policy],
  };
}

function there<T>(made: T | undefined): T {
  if (made === undefined) throw new Error("what a route leads to is made with the API");
  return made;
}

function partitionKey({ partitionKey: key }: Into<"stream">): string {
  switch (key.from) {
    case "request":
      return "$context.requestId";
    case "header":
      return `$request.header.${key.header}`;
    case "body":
      return `$request.body.${key.field}`;
  }
}
