import { Metastore as DatabricksMetastore } from "@cdktf/provider-databricks/lib/metastore";
import { Construct } from "constructs";
import type { Metastore as MetastoreConfig } from "../../config/model";

/** The Unity Catalog metastore of one region, made or taken as it is. */
export class Metastore extends Construct {
  readonly metastoreId: string;

  constructor(scope: Construct, id: string, config: MetastoreConfig) {
    super(scope, id);
    if (config.mode === "existing") {
      this.metastoreId = config.id;
      return;
    }
    const metastore = new DatabricksMetastore(this, "metastore", {
      name: config.name,
      region: config.region,
      owner: config.adminGroup,
      // No storage root: every catalog has its own. Never emptied by Terraform: force_destroy loses the region's data.
      forceDestroy: false,
      lifecycle: { preventDestroy: true },
    });
    this.metastoreId = metastore.id;
  }
}
