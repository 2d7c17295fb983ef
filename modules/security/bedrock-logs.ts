import { BedrockModelInvocationLoggingConfiguration } from "@cdktf/provider-aws/lib/bedrock-model-invocation-logging-configuration";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { Foundation } from "../../config/model";
import { policyDocument, type Statement } from "../iam/policy-document";
import { serviceTrust } from "../iam/service-trust";
import type { Place } from "../place";

export interface BedrockLogsProps {
  readonly place: Place;
  readonly roleName: string;
  readonly groupName: string;
  readonly settings: Pick<Foundation["bedrockLogs"], "contents" | "retentionDays">;
  /** ARN of the key of logs. */
  readonly kmsKeyArn: string;
  readonly preventDestroy: boolean;
}

/**
 * What the role may do: write to the one stream of the group that Bedrock writes to.
 * Source: Bedrock user guide, "Monitor model invocation using CloudWatch Logs".
 */
export const bedrockLogStatements = ({ partition, region, accountId }: Place, group: string): Statement[] => [
  {
    Sid: "Logs",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: [
      `arn:${partition}:logs:${region}:${accountId}:log-group:${group}:log-stream:aws/bedrock/modelinvocations`,
    ],
  },
];

/** Who asks which model of Bedrock in the account and region, and by choice what. */
export class BedrockLogs extends Construct {
  constructor(scope: Construct, id: string, props: BedrockLogsProps) {
    super(scope, id);
    const { place, settings } = props;
    const group = new CloudwatchLogGroup(this, "group", {
      name: props.groupName,
      kmsKeyId: props.kmsKeyArn,
      retentionInDays: settings.retentionDays,
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "Writes the log of Amazon Bedrock",
      assumeRolePolicy: policyDocument(serviceTrust("bedrock.amazonaws.com", place)),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "logs",
      role: role.name,
      policy: policyDocument(bedrockLogStatements(place, props.groupName)),
    });
    const keeps = (what: (typeof settings.contents)[number]) => settings.contents.includes(what);
    new BedrockModelInvocationLoggingConfiguration(this, "Resource", {
      loggingConfig: [
        {
          cloudwatchConfig: [{ logGroupName: group.name, roleArn: role.arn }],
          // Each of them is on where nothing is said.
          textDataDeliveryEnabled: keeps("text"),
          imageDataDeliveryEnabled: keeps("image"),
          embeddingDataDeliveryEnabled: keeps("embedding"),
          videoDataDeliveryEnabled: keeps("video"),
        },
      ],
      // Bedrock tries the role when the setting is made.
      dependsOn: [policy],
    });
  }
}
