import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import { flowLogDeliveryStatements, flowLogTrustStatements } from "./flow-log-policies";

export interface FlowLogGroupProps {
  /** Name of the log group, `/acme-dev/vpc-flow-logs`. Changing it replaces the group. */
  readonly logGroupName: string;
  /** Name of the role that delivers. Changing it replaces the role. */
  readonly roleName: string;
  /** Account, region and partition of the VPC. */
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
  /** Days until a record is deleted; one of CloudWatch's values. */
  readonly retentionDays: number;
  /** Keeps the records from being destroyed with the group. */
  readonly preventDestroy: boolean;
}

/** A log group for flow logs, and the role with which AWS writes to it. */
export class FlowLogGroup extends Construct {
  readonly logGroupArn: string;
  readonly roleArn: string;
  /** What the role needs before a flow log can use it. */
  readonly rolePolicy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: FlowLogGroupProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "Resource", {
      name: props.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "Writes VPC flow logs to CloudWatch",
      assumeRolePolicy: policyDocument(flowLogTrustStatements(props)),
    });
    this.rolePolicy = new IamRolePolicy(this, "role-policy", {
      name: "deliver",
      role: role.name,
      policy: policyDocument(flowLogDeliveryStatements(props)),
    });
    this.logGroupArn = group.arn;
    this.roleArn = role.arn;
  }
}
