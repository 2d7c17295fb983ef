import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { NetworkfirewallLoggingConfiguration } from "@cdktf/provider-aws/lib/networkfirewall-logging-configuration";
import { Construct } from "constructs";

export interface FirewallLogsProps {
  readonly firewallArn: string;
  /** A bucket whose policy lets log delivery write, or a log group that is made here. */
  readonly destination:
    | { readonly bucketName: string }
    | {
        /** Start of the log groups' names. Changing it replaces them. */
        readonly logGroupPrefix: string;
        /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
        readonly kmsKeyArn: string;
        /** Days until a record is deleted; one of CloudWatch's values. */
        readonly retentionDays: number;
        /** Keeps the records from being destroyed with the group. */
        readonly preventDestroy: boolean;
      };
}

/** `ALERT`: what was dropped, and which rule did it. `FLOW`: every connection. */
const TYPES = ["ALERT", "FLOW"] as const;

/** Where AWS Network Firewall writes what it sees. */
export class FirewallLogs extends Construct {
  constructor(scope: Construct, id: string, props: FirewallLogsProps) {
    super(scope, id);
    new NetworkfirewallLoggingConfiguration(this, "Resource", {
      firewallArn: props.firewallArn,
      loggingConfiguration: {
        logDestinationConfig: TYPES.map((logType) => ({ logType, ...this.destination(logType, props.destination) })),
      },
    });
  }

  private destination(
    logType: (typeof TYPES)[number],
    to: FirewallLogsProps["destination"],
  ): { readonly logDestinationType: string; readonly logDestination: Record<string, string> } {
    // Without a prefix, so that the keys start as the bucket's policy wants them: AWSLogs/<account>/.
    if ("bucketName" in to) return { logDestinationType: "S3", logDestination: { bucketName: to.bucketName } };
    const group = new CloudwatchLogGroup(this, `log-group-${logType.toLowerCase()}`, {
      name: `${to.logGroupPrefix}-${logType.toLowerCase()}`,
      kmsKeyId: to.kmsKeyArn,
      retentionInDays: to.retentionDays,
      lifecycle: { preventDestroy: to.preventDestroy },
    });
    return { logDestinationType: "CloudWatchLogs", logDestination: { logGroup: group.name } };
  }
}
