import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IotLoggingOptions } from "@cdktf/provider-aws/lib/iot-logging-options";
import { Construct } from "constructs";
import { IOT_LOGS } from "../../config/derive/purposes";
import type { Foundation } from "../../config/model";
import { policyDocument, type Statement } from "../iam/policy-document";
import { serviceTrust } from "../iam/service-trust";
import type { Place } from "../place";

export interface IotLogsProps {
  readonly place: Place;
  readonly roleName: string;
  readonly settings: Pick<Foundation["iotLogs"], "level" | "retentionDays">;
  /** ARN of the key of logs. */
  readonly kmsKeyArn: string;
  readonly preventDestroy: boolean;
}

/** What the role may do: write to the group that AWS IoT writes to. Source: AWS IoT developer guide, "Create a logging role". */
export const iotLogStatements = ({ partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "Logs",
    Effect: "Allow",
    Action: [
      "logs:CreateLogGroup",
      "logs:CreateLogStream",
      "logs:PutLogEvents",
      "logs:PutMetricFilter",
      "logs:PutRetentionPolicy",
    ],
    Resource: [
      `arn:${partition}:logs:${region}:${accountId}:log-group:${IOT_LOGS}`,
      `arn:${partition}:logs:${region}:${accountId}:log-group:${IOT_LOGS}:*`,
    ],
  },
];

/** The log of AWS IoT in the account and region, in a group that is there before: AWS would make one without a key. */
export class IotLogs extends Construct {
  constructor(scope: Construct, id: string, props: IotLogsProps) {
    super(scope, id);
    const { place, settings } = props;
    const group = new CloudwatchLogGroup(this, "group", {
      name: IOT_LOGS,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: settings.retentionDays,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "Writes the log of AWS IoT",
      assumeRolePolicy: policyDocument(serviceTrust("iot.amazonaws.com", place)),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "logs",
      role: role.name,
      policy: policyDocument(iotLogStatements(place)),
    });
    new IotLoggingOptions(this, "Resource", {
      defaultLogLevel: settings.level,
      disableAllLogs: false,
      roleArn: role.arn,
      dependsOn: [group, policy],
    });
  }
}
