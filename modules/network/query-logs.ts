import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Route53ResolverQueryLogConfig } from "@cdktf/provider-aws/lib/route53-resolver-query-log-config";
import { Route53ResolverQueryLogConfigAssociation } from "@cdktf/provider-aws/lib/route53-resolver-query-log-config-association";
import { Construct } from "constructs";

export interface QueryLogsProps {
  readonly vpcId: string;
  /** Name of the configuration. Changing it replaces it. */
  readonly name: string;
  /** A bucket whose policy lets log delivery write, or a log group that is made here. */
  readonly destination:
    | { readonly bucketArn: string }
    | {
        /** Name of the log group. Changing it replaces the group. */
        readonly logGroupName: string;
        /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
        readonly kmsKeyArn: string;
        /** Days until a record is deleted; one of CloudWatch's values. */
        readonly retentionDays: number;
        /** Keeps the records from being destroyed with the group. */
        readonly preventDestroy: boolean;
      };
}

/** Records every name that is looked up in a VPC. */
export class QueryLogs extends Construct {
  constructor(scope: Construct, id: string, props: QueryLogsProps) {
    super(scope, id);
    const config = new Route53ResolverQueryLogConfig(this, "Resource", {
      name: props.name,
      destinationArn: this.destination(props.destination),
      tags: { Name: props.name },
    });
    new Route53ResolverQueryLogConfigAssociation(this, "association", {
      resolverQueryLogConfigId: config.id,
      resourceId: props.vpcId,
    });
  }

  private destination(to: QueryLogsProps["destination"]): string {
    if ("bucketArn" in to) return to.bucketArn;
    return new CloudwatchLogGroup(this, "log-group", {
      name: to.logGroupName,
      kmsKeyId: to.kmsKeyArn,
      retentionInDays: to.retentionDays,
      lifecycle: { preventDestroy: to.preventDestroy },
    }).arn;
  }
}
