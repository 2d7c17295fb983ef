import { SqlEndpoint } from "@cdktf/provider-databricks/lib/sql-endpoint";
import { Construct } from "constructs";
import type { SqlWarehouseModel } from "../../../config/kinds/consumers/sql-warehouse";
import { objectPermissions } from "../../identity/object-permissions";
import { tagList } from "../../tag-list";
import { OWNER_TAG } from "../owner-tag";

export interface SqlWarehouseProps {
  readonly consumer: SqlWarehouseModel;
  /** For cost reports, under the warehouse's own. */
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Application ids of service principals whose jobs and apps run their SQL on it. */
  readonly users: readonly string[];
}

/** A SQL warehouse, and who may use it. */
export class SqlWarehouse extends Construct {
  readonly warehouseId: string;

  constructor(scope: Construct, id: string, props: SqlWarehouseProps) {
    super(scope, id);
    const { consumer } = props;
    const { owner } = consumer;
    const warehouse = new SqlEndpoint(this, "Resource", {
      name: consumer.name,
      clusterSize: consumer.size,
      // Always both: without one of them the server's choice shows as a change.
      warehouseType: consumer.type,
      enableServerlessCompute: consumer.serverless,
      minNumClusters: consumer.minClusters,
      maxNumClusters: consumer.maxClusters,
      autoStopMins: consumer.autoStopMinutes,
      spotInstancePolicy: consumer.spotPolicy,
      channel: { name: `CHANNEL_NAME_${consumer.channel}` },
      tags: {
        customTags: tagList({
          ...props.tags,
          ...(owner !== undefined && { [OWNER_TAG]: owner }),
          ...consumer.tags,
        }),
      },
    });
    this.warehouseId = warehouse.id;

    const groups = Object.entries({
      ...consumer.permissions,
      ...(owner !== undefined && { [owner]: "CAN_MANAGE" }),
    });
    if (groups.length + props.users.length === 0) return;
    objectPermissions(this, "permissions", ["sqlEndpointId", warehouse.id], props.deployerApplicationId, [
      ...groups.map(([groupName, permissionLevel]) => ({ groupName, permissionLevel })),
      ...props.users.map((servicePrincipalName) => ({ servicePrincipalName, permissionLevel: "CAN_USE" })),
    ]);
  }
}
