import type { CdcFilesModel } from "../../../config/kinds/sources/cdc-files";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { CdcFiles } from "./cdc-files";

export const contributions: Contributions<CdcFilesModel> = {
  ingestion(scope, id, context) {
    const { entry: source } = context;
    const made = new CdcFiles(scope, id, {
      source,
      prefix: context.prefix,
      catalogName: context.read("unity-catalog", "catalog_names", source.catalog),
      runAs: runAsOf(source.runAs, context),
      deployerApplicationId: context.deployer.applicationId,
      tags: context.tags,
      preventDestroy: context.protection.preventDestroy,
    });
    return { pipeline_ids: made.pipelineId, ...(made.jobId !== undefined && { job_ids: made.jobId }) };
  },
};
