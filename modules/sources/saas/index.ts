import { nameOf } from "../../../config/derive/names";
import { eventLogOf } from "../../../config/kinds/sources/managed-ingestion";
import type { SaasModel } from "../../../config/kinds/sources/saas";
import { eventAlert } from "../../ingestion/event-alert";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { IngestionPipeline } from "../managed/ingestion-pipeline";
import { definitionOf } from "./definition";

export const contributions: Contributions<SaasModel> = {
  ingestion(scope, id, context) {
    const { entry: source, names, tags, protection, deployer, read } = context;
    const catalogName = read("unity-catalog", "catalog_names", source.catalog);
    const connectionName = read("connections", "connection_names", source.connection);
    const made = new IngestionPipeline(scope, id, {
      name: nameOf(names, "jobs", source.key),
      sourceKey: source.key,
      catalogName,
      schema: source.schema,
      eventLogTable: source.alerts === undefined ? undefined : eventLogOf(source.key),
      definition: definitionOf(source, catalogName, connectionName),
      schedule: source.schedule,
      retries: source.retries,
      timeoutMinutes: source.timeoutMinutes,
      notify: source.notify,
      runAs: runAsOf(source.runAs, context),
      deployerApplicationId: deployer.applicationId,
      budgetPolicyId: context.budgetPolicyId(),
      tags,
      preventDestroy: protection.preventDestroy,
    });
    return { pipeline_ids: made.pipelineId, job_ids: made.jobId };
  },
  activation: eventAlert(({ key, schema }) => ({ schemaName: schema, table: eventLogOf(key), continuous: false })),
};
