import { DmsReplicationInstance } from "@cdktf/provider-aws/lib/dms-replication-instance";
import { DmsReplicationTask } from "@cdktf/provider-aws/lib/dms-replication-task";
import { Construct } from "constructs";
import type { ReplicationProps } from "./serverless-replication";
import { REPLICATION_TYPE, replicationSettings } from "./settings";
import { tableMappings } from "./table-mappings";

/** An instance takes up to half an hour to be made, changed or deleted. */
const HOUR = "60m";

/** A replication on an instance of its own, which is not reached from the internet. */
export class InstanceReplication extends Construct {
  readonly arn: string;
  /** Of the task, and of the instance, which has the same. */
  readonly identifier: string;

  constructor(scope: Construct, id: string, props: ReplicationProps<"instance">) {
    super(scope, id);
    const { entry, tags, protection } = props;
    const instance = new DmsReplicationInstance(this, "instance", {
      replicationInstanceId: entry.name,
      replicationInstanceClass: entry.instanceClass,
      ...(entry.engineVersion !== undefined && { engineVersion: entry.engineVersion }),
      allocatedStorage: entry.storageGib,
      multiAz: entry.multiAz,
      kmsKeyArn: props.dataKeyArn,
      publiclyAccessible: false,
      replicationSubnetGroupId: props.subnetGroupId,
      vpcSecurityGroupIds: [props.securityGroupId],
      autoMinorVersionUpgrade: true,
      allowMajorVersionUpgrade: true,
      ...(entry.maintenanceWindow !== undefined && { preferredMaintenanceWindow: entry.maintenanceWindow }),
      timeouts: { create: HOUR, update: HOUR, delete: HOUR },
      tags: { ...tags },
    });
    // It knows how far it has come: another one would start anew.
    const task = new DmsReplicationTask(this, "Resource", {
      replicationTaskId: entry.name,
      resourceIdentifier: entry.name,
      replicationInstanceArn: instance.replicationInstanceArn,
      migrationType: REPLICATION_TYPE[entry.replicate],
      sourceEndpointArn: props.sourceArn,
      targetEndpointArn: props.targetArn,
      tableMappings: JSON.stringify(tableMappings(entry)),
      replicationTaskSettings: JSON.stringify(replicationSettings(entry)),
      startReplicationTask: entry.started && !entry.paused,
      tags: { ...tags },
      lifecycle: { preventDestroy: protection.preventDestroy },
      dependsOn: [...props.dependsOn],
    });
    this.arn = task.replicationTaskArn;
    this.identifier = task.replicationTaskId;
  }
}
