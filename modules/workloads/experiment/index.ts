import type { ExperimentModel } from "../../../config/kinds/workloads/experiment";
import type { Contributions } from "../../kinds/contribution";
import { Experiment } from "./experiment";

export const contributions: Contributions<ExperimentModel> = {
  serving: (scope, id, { entry: experiment, prefix, tags, deployer, read }) => {
    const { artifacts } = experiment;
    const made = new Experiment(scope, id, {
      experiment,
      prefix,
      tags,
      artifactLocation:
        artifacts &&
        `dbfs:/Volumes/${read("unity-catalog", "catalog_names", artifacts.catalog)}/${artifacts.schema}/${artifacts.volume}/${experiment.key}`,
      deployerApplicationId: deployer.applicationId,
      recordedBy: experiment.recordedBy.map((key) => read("account", "service_principal_application_ids", key)),
    });
    return { experiment_paths: made.path };
  },
};
