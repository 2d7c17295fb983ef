import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import { Construct } from "constructs";

export interface CountedLogProps {
  /** Changing it replaces the group. */
  readonly logGroupName: string;
  /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the log from being destroyed with the service. */
  readonly preventDestroy: boolean;
}

/** Lines that are counted. */
export interface Counted {
  /** Id of the filter. */
  readonly id: string;
  /** Pattern of CloudWatch Logs that they fit. */
  readonly pattern: string;
  /** Where they are counted. */
  readonly metric: { readonly namespace: string; readonly name: string };
}

/** The log of a service, in a group of its own, and some of its lines as a metric: the service has none of them. */
export class CountedLog extends Construct {
  readonly logGroupArn: string;
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: CountedLogProps, counted: Counted) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "Resource", {
      name: props.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      tags: { ...props.tags },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    new CloudwatchLogMetricFilter(this, counted.id, {
      name: counted.id,
      logGroupName: group.name,
      pattern: counted.pattern,
      metricTransformation: { ...counted.metric, value: "1", defaultValue: "0", unit: "Count" },
    });
    this.logGroupArn = group.arn;
    this.logGroupName = group.name;
  }
}
