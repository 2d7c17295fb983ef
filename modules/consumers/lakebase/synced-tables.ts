import { DatabaseSyncedDatabaseTable } from "@cdktf/provider-databricks/lib/database-synced-database-table";
import { Construct } from "constructs";
import type { LakebaseModel } from "../../../config/kinds/consumers/lakebase";
import { configured } from "../../configured";

export interface SyncedTablesProps {
  readonly tables: LakebaseModel["tables"];
  /** Budget policy of what copies them; undefined where none is said. */
  readonly budgetPolicyId: string | undefined;
  /** Name of the catalog of the database. */
  readonly catalogName: string;
  /** Catalog key → its name in the metastore. */
  readonly nameOf: (catalog: string) => string;
}

/** Tables of the lake that a database of Lakebase has. A pipeline of Databricks copies each, and keeps its own notes beside the source. */
export class SyncedTables extends Construct {
  constructor(scope: Construct, id: string, { tables, budgetPolicyId, catalogName, nameOf }: SyncedTablesProps) {
    super(scope, id);
    for (const [name, { catalog, schema, table, into, primaryKey, latestBy, refresh, paused }] of Object.entries(
      tables,
    )) {
      const source = nameOf(catalog);
      configured(
        new DatabaseSyncedDatabaseTable(this, name, {
          name: `${catalogName}.${into}.${name}`,
          spec: {
            sourceTableFullName: `${source}.${schema}.${table}`,
            primaryKeyColumns: [...primaryKey],
            ...(latestBy !== undefined && { timeseriesKey: latestBy }),
            // The one that stops once all is there; Databricks has no other pause for it.
            schedulingPolicy: (paused && refresh === "continuous" ? "triggered" : refresh).toUpperCase(),
            createDatabaseObjectsIfMissing: true,
            newPipelineSpec: {
              storageCatalog: source,
              storageSchema: schema,
              ...(budgetPolicyId !== undefined && { budgetPolicyId }),
            },
          },
          // Said of a pipeline that is made; Databricks does not promise to change it afterwards.
          ...(budgetPolicyId !== undefined && {
            lifecycle: { ignoreChanges: ["spec.new_pipeline_spec.budget_policy_id"] },
          }),
        }),
        `.tables.${name}`,
      );
    }
  }
}
