import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";
import { failuresMetric } from "./metrics";

export interface TransferLogProps {
  /** Name of the server: `acme-dev-partners`. */
  readonly serverName: string;
  /** Changing it replaces the group. */
  readonly logGroupName: string;
  /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the records from being destroyed with the group. */
  readonly preventDestroy: boolean;
}

/** Who signed in and what was transferred, and the failures among it as a metric: the service has none of its own. */
export class TransferLog extends Construct {
  /** As the server takes it: the group with all its streams. */
  readonly destination: string;

  constructor(scope: Construct, id: string, props: TransferLogProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "Resource", {
      name: props.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const { namespace, name } = failuresMetric(props.serverName);
    new CloudwatchLogMetricFilter(this, "failures", {
      name: "failures",
      logGroupName: group.name,
      // Field and value as the service writes them. Source: Transfer Family user guide, "CloudWatch log structure".
      pattern: '{ $.activity-type = "ERROR" }',
      metricTransformation: { namespace, name, value: "1", defaultValue: "0", unit: "Count" },
    });
    this.destination = `${group.arn}:*`;
  }
}
