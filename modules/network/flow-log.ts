import { FlowLog as AwsFlowLog, type FlowLogConfig } from "@cdktf/provider-aws/lib/flow-log";
import { Construct } from "constructs";
import { FlowLogGroup, type FlowLogGroupProps } from "./flow-log-group";

export interface FlowLogProps {
  readonly vpcId: string;
  /** Name tag. */
  readonly name: string;
  /** Whether records go to the bucket or to a log group that is made here. */
  readonly destination: "s3" | "cloudwatch";
  /** ARN of the bucket; its policy must let log delivery write to it. */
  readonly bucketArn: string;
  readonly logGroup: FlowLogGroupProps;
  readonly traffic: "ALL" | "ACCEPT" | "REJECT";
  /** Seconds over which packets are put together. */
  readonly aggregationSeconds: 60 | 600;
}

/** Records the traffic of a VPC. Changing any argument replaces the flow log; delivered records stay. */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    new AwsFlowLog(this, "Resource", {
      vpcId: props.vpcId,
      trafficType: props.traffic,
      maxAggregationInterval: props.aggregationSeconds,
      tags: { Name: props.name },
      ...(props.destination === "s3"
        ? { logDestinationType: "s3", logDestination: props.bucketArn }
        : this.toLogGroup(props.logGroup)),
    });
  }

  private toLogGroup(props: FlowLogGroupProps): Partial<FlowLogConfig> {
    const group = new FlowLogGroup(this, "log-group", props);
    return {
      logDestinationType: "cloud-watch-logs",
      logDestination: group.logGroupArn,
      iamRoleArn: group.roleArn,
      dependsOn: [group.rolePolicy],
    };
  }
}
