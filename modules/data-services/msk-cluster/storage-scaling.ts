import { Construct } from "constructs";
import { trackedScaling } from "../tracked-scaling";

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
    trackedScaling(this, {
      service: "kafka",
      dimension: DIMENSION,
      resourceId: clusterArn,
      least: 1,
      most,
      name: `${name}-storage`,
      metric: "KafkaBrokerStorageUtilization",
      aim: percent,
      onlyGrows: true,
    });
  }
}
