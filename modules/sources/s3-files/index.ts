import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { S3Files } from "./s3-files";

export const contributions: Contributions<S3FilesModel> = {
  ingestion(scope, id, context) {
    const { entry: source } = context;
    const made = new S3Files(scope, id, {
      source,
      prefix: context.prefix,
      catalogName: context.read("unity-catalog", "catalog_names", source.catalog),
      runAs: runAsOf(source.runAs, context),
      deployerApplicationId: context.deployer.applicationId,
      tags: context.tags,
      preventDestroy: context.protection.preventDestroy,
    });
    return { pipeline_ids: made.pipelineId, job_ids: made.jobId };
  },
};
