import { SqlEndpoint } from "@cdktf/provider-databricks/lib/sql-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Workspace } from "../../config/model";
import { tagList } from "../tag-list";

export interface BootstrapWarehouseProps {
  /** Name in the workspace, unique there. */
  readonly name: string;
  readonly config: Workspace["bootstrapWarehouse"];
  readonly tags: Readonly<Record<string, string>>;
  /** Settings that it should start with. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The SQL warehouse that Terraform's own SQL runs on, here so that no later layer has to make one first (H6).
 * Nobody but administrators may use it, which is the default, so it has no permissions of its own.
 */
export class BootstrapWarehouse extends Construct {
  readonly warehouseId: string;

  constructor(scope: Construct, id: string, { name, config, tags, dependsOn }: BootstrapWarehouseProps) {
    super(scope, id);
    const warehouse = new SqlEndpoint(this, "Resource", {
      name,
      clusterSize: config.size,
      autoStopMins: config.autoStopMinutes,
      minNumClusters: 1,
      maxNumClusters: 1,
      // Both: what is left out Databricks chooses by the age of the workspace, and the next plan differs.
      enableServerlessCompute: config.serverless,
      warehouseType: "PRO",
      tags: { customTags: tagList(tags) },
      ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }),
    });
    this.warehouseId = warehouse.id;
  }
}
