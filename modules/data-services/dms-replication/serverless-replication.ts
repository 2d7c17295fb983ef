import { DmsReplicationConfig } from "@cdktf/provider-aws/lib/dms-replication-config";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { DmsReplicationModel } from "../../../config/kinds/data-services/dms-replication";
import type { Protection } from "../../../config/model";
import { REPLICATION_TYPE, replicationSettings } from "./settings";
import { tableMappings } from "./table-mappings";

/** What a replication of either mode stands on. */
export interface ReplicationProps<M extends DmsReplicationModel["mode"]> {
  readonly entry: Extract<DmsReplicationModel, { mode: M }>;
  readonly sourceArn: string;
  readonly targetArn: string;
  readonly subnetGroupId: string;
  readonly securityGroupId: string;
  readonly dataKeyArn: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly protection: Protection;
  /** What has to be there before it runs. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** A replication whose capacity AWS sees to. It knows how far it has come: another one would start anew. */
export class ServerlessReplication extends Construct {
  readonly arn: string;
  readonly identifier: string;

  constructor(scope: Construct, id: string, props: ReplicationProps<"serverless">) {
    super(scope, id);
    const { entry, tags } = props;
    const made = new DmsReplicationConfig(this, "Resource", {
      replicationConfigIdentifier: entry.name,
      // The end of its ARN, which alarms and the log go by.
      resourceIdentifier: entry.name,
      replicationType: REPLICATION_TYPE[entry.replicate],
      sourceEndpointArn: props.sourceArn,
      targetEndpointArn: props.targetArn,
      tableMappings: JSON.stringify(tableMappings(entry)),
      replicationSettings: JSON.stringify(replicationSettings(entry)),
      startReplication: entry.started && !entry.paused,
      computeConfig: {
        replicationSubnetGroupId: props.subnetGroupId,
        vpcSecurityGroupIds: [props.securityGroupId],
        kmsKeyId: props.dataKeyArn,
        maxCapacityUnits: entry.capacity.maxUnits,
        ...(entry.capacity.minUnits !== undefined && { minCapacityUnits: entry.capacity.minUnits }),
        multiAz: entry.multiAz,
        ...(entry.maintenanceWindow !== undefined && { preferredMaintenanceWindow: entry.maintenanceWindow }),
      },
      tags: { ...tags },
      lifecycle: { preventDestroy: props.protection.preventDestroy },
      dependsOn: [...props.dependsOn],
    });
    this.arn = made.arn;
    this.identifier = made.replicationConfigIdentifier;
  }
}
