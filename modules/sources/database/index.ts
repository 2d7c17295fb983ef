import { Construct } from "constructs";
import { nameOf } from "../../../config/derive/names";
import type { DatabaseSourceModel } from "../../../config/kinds/sources/database";
import { eventLogOf } from "../../../config/kinds/sources/managed-ingestion";
import { configured } from "../../configured";
import { eventAlert } from "../../ingestion/event-alert";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { IngestionPipeline } from "../managed/ingestion-pipeline";
import { definitionOf } from "./definition";
import { Gateway } from "./gateway";

export const contributions: Contributions<DatabaseSourceModel> = {
  ingestion(parent, id, context) {
    const { entry: source, names, tags, protection, deployer, read } = context;
    const scope = new Construct(parent, id);
    const { reading } = source;
    const name = nameOf(names, "jobs", source.key);
    const catalogName = read("unity-catalog", "catalog_names", source.catalog);
    const shared = {
      catalogName,
      runAs: runAsOf(source.runAs, context),
      deployerApplicationId: deployer.applicationId,
      notify: source.notify,
      tags,
      preventDestroy: protection.preventDestroy,
    };
    const gateway =
      reading.mode === "changes"
        ? configured(
            new Gateway(scope, "gateway", {
              ...shared,
              name: `${name}-gateway`,
              connectionName: read("connections", "connection_names", reading.connection),
              database: reading.database,
              stagingSchema: source.stagingSchema,
              clusterPolicyId: read("settings", "cluster_policy_ids", reading.clusterPolicy),
              paused: reading.paused,
            }),
            ".reading",
          )
        : undefined;
    const through =
      gateway === undefined
        ? {
            foreignCatalogName: read(
              "connections",
              "foreign_catalog_names",
              reading.mode === "cursor" ? reading.foreignCatalog : "",
            ),
          }
        : { gatewayId: gateway.pipelineId };
    const made = new IngestionPipeline(scope, "pipeline", {
      ...shared,
      name,
      sourceKey: source.key,
      schema: source.schema,
      budgetPolicyId: context.budgetPolicyId(),
      eventLogTable: source.alerts === undefined ? undefined : eventLogOf(source.key),
      definition: definitionOf(source, catalogName, through),
      schedule: source.schedule,
      retries: source.retries,
      timeoutMinutes: source.timeoutMinutes,
    });
    return {
      pipeline_ids: made.pipelineId,
      job_ids: made.jobId,
      ...(gateway !== undefined && { gateway_ids: gateway.pipelineId }),
    };
  },
  activation: eventAlert(({ key, schema }) => ({ schemaName: schema, table: eventLogOf(key), continuous: false })),
};
