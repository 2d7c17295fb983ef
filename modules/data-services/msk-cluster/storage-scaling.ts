import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { Construct } from "constructs";

export interface StorageScalingProps {
  /** Start of the policy's name: `acme-dev-events`. */
  readonly name: string;
  readonly clusterArn: string;
  /** Gigabytes that a broker's disk grows to at most. */
  readonly most: number;
  /** Percent in use at which the disks grow. */
  readonly percent: number;
}

const DIMENSION = "kafka:broker-storage:VolumeSize";

/** Disks of brokers grow by themselves; they never shrink. Source: Amazon MSK, "Automatic scaling". */
export class StorageScaling extends Construct {
  constructor(scope: Construct, id: string, { name, clusterArn, most, percent }: StorageScalingProps) {
    super(scope, id);
    const target = new AppautoscalingTarget(this, "target", {
      serviceNamespace: "kafka",
      scalableDimension: DIMENSION,
      resourceId: clusterArn,
      minCapacity: 1,
      maxCapacity: most,
    });
    new AppautoscalingPolicy(this, "policy", {
      name: `${name}-storage`,
      policyType: "TargetTrackingScaling",
      serviceNamespace: target.serviceNamespace,
      scalableDimension: target.scalableDimension,
      resourceId: target.resourceId,
      targetTrackingScalingPolicyConfiguration: {
        predefinedMetricSpecification: { predefinedMetricType: "KafkaBrokerStorageUtilization" },
        targetValue: percent,
        disableScaleIn: true,
      },
    });
  }
}
