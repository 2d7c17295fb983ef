import { nameOf } from "../../../config/derive/names";
import type { FunctionsModel } from "../../../config/kinds/workloads/functions";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { Functions } from "./functions";

export const contributions: Contributions<FunctionsModel> = {
  serving(scope, id, context) {
    const { entry: functions, prefix, names, tags, deployer, read } = context;
    const catalogName = read("unity-catalog", "catalog_names", functions.catalog);
    const made = new Functions(scope, id, {
      functions,
      prefix,
      jobName: nameOf(names, "jobs", functions.key),
      tags,
      deployerApplicationId: deployer.applicationId,
      catalogName,
      warehouseId: read("serving", "warehouse_ids", functions.warehouse),
      runAs: runAsOf(functions.runAs, context),
    });
    return { job_ids: made.jobId, function_schema_names: `${catalogName}.${functions.schema}` };
  },
};
