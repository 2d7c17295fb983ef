import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import type { Construct } from "constructs";
import { CONNECTOR_LOGS } from "./transfer-policies";

export interface ConnectorLogProps {
  readonly connectorId: string;
  /** ARN of the key of logs. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
}

/** The log of a connector, under the name that the service looks for; without it AWS would make one, kept forever and with AWS's key. */
export const connectorLog = (scope: Construct, id: string, props: ConnectorLogProps): CloudwatchLogGroup =>
  new CloudwatchLogGroup(scope, id, {
    name: `${CONNECTOR_LOGS}${props.connectorId}`,
    kmsKeyId: props.kmsKeyArn,
    retentionInDays: props.retentionDays,
    tags: { ...props.tags },
    lifecycle: { preventDestroy: props.preventDestroy },
  });
