import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";

export interface DatabaseLogGroupsProps {
  /** Log → name of its group. */
  readonly names: Readonly<Record<string, string>>;
  /** ARN of the key of logs. */
  readonly kmsKeyArn: string;
  readonly retentionDays: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly preventDestroy: boolean;
}

/** The groups that RDS writes a database's logs into, made before it does: its own would be kept forever and not be encrypted by us. */
export class DatabaseLogGroups extends Construct {
  readonly groups: readonly CloudwatchLogGroup[];

  constructor(scope: Construct, id: string, props: DatabaseLogGroupsProps) {
    super(scope, id);
    this.groups = Object.entries(props.names).map(
      ([log, name]) =>
        new CloudwatchLogGroup(this, log, {
          name,
          kmsKeyId: props.kmsKeyArn,
          retentionInDays: props.retentionDays,
          tags: { ...props.tags },
          lifecycle: { preventDestroy: props.preventDestroy },
        }),
    );
  }
}
