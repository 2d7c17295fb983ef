import { ConfigConfigurationRecorder } from "@cdktf/provider-aws/lib/config-configuration-recorder";
import { ConfigConfigurationRecorderStatus } from "@cdktf/provider-aws/lib/config-configuration-recorder-status";
import { ConfigDeliveryChannel } from "@cdktf/provider-aws/lib/config-delivery-channel";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { policyDocument } from "../iam/policy-document";
import { type ConfigDelivery, configDeliveryStatements, configTrustStatements } from "./config-policies";

export interface ConfigRecorderProps {
  readonly delivery: ConfigDelivery;
  /** Name of the recorder's role. Changing it replaces the role. */
  readonly roleName: string;
  readonly recording: "continuous" | "daily";
  /** How often what clusters are made of is recorded. */
  readonly clusterResources: "continuous" | "daily";
  /** Records IAM, which belongs to no region. */
  readonly globalResources: boolean;
  /** The bucket with all its settings: AWS Config tries the delivery out. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** AWS Config calls its first recorder and channel so; there is one of each per account and region. */
const NAME = "default";

/** What clusters bring and take away all day. */
const CLUSTER_RESOURCES = ["AWS::EC2::Instance", "AWS::EC2::NetworkInterface", "AWS::EC2::Volume"];

/** Records how the account's resources change, to the log bucket. */
export class ConfigRecorder extends Construct {
  /** The running recorder, which rules need. */
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);
    const { delivery } = props;
    const role = new IamRole(this, "role", {
      name: props.roleName,
      description: "AWS Config: reads resources, delivers to the log bucket",
      assumeRolePolicy: policyDocument(configTrustStatements(delivery)),
    });
    const read = new IamRolePolicyAttachment(this, "role-read", {
      role: role.name,
      policyArn: `arn:${delivery.partition}:iam::aws:policy/service-role/AWS_ConfigRole`,
    });
    const deliver = new IamRolePolicy(this, "role-policy", {
      name: "deliver",
      role: role.name,
      policy: policyDocument(configDeliveryStatements(delivery)),
    });
    const recorder = new ConfigConfigurationRecorder(this, "Resource", {
      name: NAME,
      roleArn: role.arn,
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: props.globalResources },
      recordingMode: {
        recordingFrequency: props.recording.toUpperCase(),
        ...(props.clusterResources === props.recording
          ? {}
          : {
              recordingModeOverride: {
                description: "Clusters come and go all day",
                recordingFrequency: props.clusterResources.toUpperCase(),
                resourceTypes: CLUSTER_RESOURCES,
              },
            }),
      },
      // It begins to read with the role as soon as it is started, and cannot stop without what the role needs.
      dependsOn: [read, deliver],
    });
    const channel = new ConfigDeliveryChannel(this, "channel", {
      name: NAME,
      s3BucketName: delivery.bucketName,
      s3KmsKeyArn: delivery.kmsKeyArn,
      snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
      dependsOn: [recorder, read, deliver, ...props.dependsOn],
    });
    // A recorder without a channel does not start, and a channel in use cannot be deleted.
    this.dependable = new ConfigConfigurationRecorderStatus(this, "status", {
      name: recorder.name,
      isEnabled: true,
      dependsOn: [channel],
    });
  }
}
