import type { PipelineIngestionDefinition } from "@cdktf/provider-databricks/lib/pipeline";
import type { DatabaseSourceModel } from "../../../config/kinds/sources/database";
import { loadedTable, tableConfiguration, wholeSchema } from "../managed/ingestion-pipeline";

/** What a source is read through. */
export type Through =
  | { readonly gatewayId: string; readonly foreignCatalogName?: undefined }
  | { readonly foreignCatalogName: string; readonly gatewayId?: undefined };

/** What the pipeline of a database loads. Source: Databricks, Pipelines API, `ingestion_definition`. */
export function definitionOf(
  { reading, tables, schemas, schema }: DatabaseSourceModel,
  catalogName: string,
  { gatewayId, foreignCatalogName }: Through,
): PipelineIngestionDefinition {
  const database = reading.mode === "changes" ? reading.database : undefined;
  const catalog = foreignCatalogName ?? database;
  const byCursor =
    reading.mode === "cursor" ? { queryBasedConnectorConfig: { cursorColumns: [...reading.cursorColumns] } } : {};
  const replication = reading.mode === "changes" ? reading.replication : undefined;
  return {
    ...(gatewayId === undefined ? { ingestFromUcForeignCatalog: true } : { ingestionGatewayId: gatewayId }),
    objects: [
      ...tables.map((one) =>
        loadedTable(
          { catalog, schema: one.schema, table: one.table },
          { catalogName, schema, table: one.as },
          tableConfiguration(one, byCursor),
        ),
      ),
      ...schemas.map((one) => wholeSchema({ catalog, schema: one.schema }, { catalogName, schema }, one, byCursor)),
    ],
    ...(replication !== undefined &&
      database !== undefined && {
        sourceConfigurations: [
          {
            catalog: {
              sourceCatalog: database,
              postgres: { slotConfig: { publicationName: replication.publication, slotName: replication.slot } },
            },
          },
        ],
      }),
  };
}
