import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";

export interface AccessLogProps {
  /** Name of the API. */
  readonly apiName: string;
  /** Changing it replaces the group. */
  readonly logGroupName: string;
  /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the log from being destroyed with the API. */
  readonly preventDestroy: boolean;
}

/** Requests that were refused because there were too many. API Gateway counts them with all other refused ones. */
export const throttledMetric = (apiName: string) => ({
  namespace: "Lakehouse/ApiGateway",
  name: `${apiName}-throttled`,
});

/** Of each request who called what and what became of it; no header and no body, which hold tokens and data. */
const FORMAT = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconds: "$context.responseLatency",
  error: "$context.error.message",
  failure: "$context.integrationErrorMessage",
} as const;

/** The log of requests, in a group of its own, and the throttled ones among them as a metric. */
export class AccessLog extends Construct {
  /** As a stage takes it. */
  readonly settings: { readonly destinationArn: string; readonly format: string };

  constructor(scope: Construct, id: string, props: AccessLogProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "Resource", {
      name: props.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const { namespace, name } = throttledMetric(props.apiName);
    new CloudwatchLogMetricFilter(this, "throttled", {
      name: "throttled",
      logGroupName: group.name,
      pattern: '{ $.status = "429" }',
      metricTransformation: { namespace, name, value: "1", defaultValue: "0", unit: "Count" },
    });
    this.settings = { destinationArn: group.arn, format: JSON.stringify(FORMAT) };
  }
}
