import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import { type TrailPlace, trailDeliveryStatements, trailTrustStatements } from "./trail-policies";

export interface TrailLogGroupProps {
  readonly place: TrailPlace;
  /** Name of the log group, `/acme-dev/cloudtrail`. Changing it replaces the group. */
  readonly logGroupName: string;
  /** Name of the role that delivers. Changing it replaces the role. */
  readonly roleName: string;
  /** ARN of the permissions boundary of the role. Default none. */
  readonly permissionsBoundary?: string | undefined;
  /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
  readonly kmsKeyArn: string;
  /** Days until an event is deleted; one of CloudWatch's values. */
  readonly retentionDays: number;
  /** Keeps the events from being destroyed with the group. */
  readonly preventDestroy: boolean;
}

/** A log group for the events of a trail, and the role with which CloudTrail writes to it. */
export class TrailLogGroup extends Construct {
  /** ARN as CloudTrail takes it, with `:*` at the end. */
  readonly logGroupArn: string;
  readonly roleArn: string;
  /** What the role needs before a trail can use it: CloudTrail tries it out. */
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TrailLogGroupProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, "Resource", {
      name: props.logGroupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: props.retentionDays,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "Writes CloudTrail events to CloudWatch",
      assumeRolePolicy: policyDocument(trailTrustStatements(props.place)),
      ...(props.permissionsBoundary === undefined ? {} : { permissionsBoundary: props.permissionsBoundary }),
    });
    this.dependable = new IamRolePolicy(this, "role-policy", {
      name: "deliver",
      role: role.name,
      policy: policyDocument(trailDeliveryStatements(props.place, props.logGroupName)),
    });
    this.logGroupArn = `${group.arn}:*`;
    this.roleArn = role.arn;
  }
}
