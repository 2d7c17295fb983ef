import { InstancePool as DatabricksInstancePool } from "@cdktf/provider-databricks/lib/instance-pool";
import { Construct } from "constructs";
import type { Workspace } from "../../config/model";
import { objectPermissions } from "../identity/object-permissions";

export interface InstancePoolProps {
  /** Name in the workspace, unique there. */
  readonly name: string;
  readonly pool: Workspace["instancePools"][string];
  /** Tags of its instances, which clusters on it have too: they may not say any of them again. */
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Groups that may use a cluster policy of the pool. */
  readonly users: readonly string[];
}

/** Instances that are kept ready for clusters, and who may make clusters on them. */
export class InstancePool extends Construct {
  readonly poolId: string;

  constructor(scope: Construct, id: string, { name, pool, tags, deployerApplicationId, users }: InstancePoolProps) {
    super(scope, id);
    const made = new DatabricksInstancePool(this, "Resource", {
      instancePoolName: name,
      nodeTypeId: pool.nodeType,
      minIdleInstances: pool.minIdle,
      maxCapacity: pool.maxCapacity,
      idleInstanceAutoterminationMinutes: pool.idleMinutes,
      enableElasticDisk: true,
      awsAttributes: { availability: pool.spot ? "SPOT" : "ON_DEMAND" },
      ...(pool.preloadedRuntime !== undefined && { preloadedSparkVersions: [pool.preloadedRuntime] }),
      ...(pool.disks !== undefined && {
        diskSpec: {
          diskType: { ebsVolumeType: "GENERAL_PURPOSE_SSD" },
          diskCount: pool.disks.count,
          diskSize: pool.disks.sizeGib,
        },
      }),
      customTags: { ...tags },
    });
    const levels = { ...Object.fromEntries(users.map((group) => [group, "CAN_ATTACH_TO"])), ...pool.permissions };
    objectPermissions(
      this,
      "permissions",
      ["instancePoolId", made.id],
      deployerApplicationId,
      Object.entries(levels)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
    );
    this.poolId = made.id;
  }
}
