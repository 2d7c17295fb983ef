import { Metastore as DatabricksMetastore } from "@cdktf/provider-databricks/lib/metastore";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Metastore as MetastoreConfig } from "../../config/model";

export interface MetastoreProps {
  readonly config: MetastoreConfig;
  /** What has to be there first: the admin group with the deployer in it, before it owns the metastore. */
  readonly dependsOn: readonly ITerraformDependable[];
}

const SECONDS_PER_DAY = 86_400;

/** The Unity Catalog metastore of one region, made or taken as it is. */
export class Metastore extends Construct {
  readonly metastoreId: string;

  constructor(scope: Construct, id: string, { config, dependsOn }: MetastoreProps) {
    super(scope, id);
    if (config.mode === "existing") {
      this.metastoreId = config.id;
      return;
    }
    const metastore = new DatabricksMetastore(this, "Resource", {
      name: config.name,
      region: config.region,
      owner: config.adminGroup,
      // No storage root: every catalog has its own. Never emptied by Terraform: force_destroy loses the region's data.
      forceDestroy: false,
      ...(config.sharing === undefined
        ? {}
        : {
            deltaSharingScope: config.sharing.scope,
            deltaSharingRecipientTokenLifetimeInSeconds: config.sharing.recipientTokenLifetimeDays * SECONDS_PER_DAY,
            deltaSharingOrganizationName: config.sharing.organizationName,
          }),
      dependsOn: [...dependsOn],
      lifecycle: { preventDestroy: true },
    });
    this.metastoreId = metastore.id;
  }
}
