import type { ModelServingConfigServedEntities as ServedEntity } from "@cdktf/provider-databricks/lib/model-serving";
import type { ModelEndpointModel, ServedModelModel } from "../../../config/kinds/consumers/model-endpoint";
import { secretValue } from "../../workloads/secret-values";
import { externalModel } from "./external-model";

/** What a model is made of that the configuration alone cannot say. */
export interface Given {
  /** Catalog key → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Instance profile that models of Bedrock are asked with. Default: none is. */
  readonly instanceProfileArn: string | undefined;
  /** Key of an inference profile of Bedrock → its ARN. */
  readonly profileArn: (key: string) => string;
}

/** Where the foundation models of Databricks are. */
export const FOUNDATION = "system.ai";

/** The models of an endpoint, in the order of their names. */
export const servedEntities = (models: ModelEndpointModel["models"], given: Given): ServedEntity[] =>
  named(models).map(([name, model]) => ({ name, ...entityOf(model, given) }));

/** How questions are shared. */
export const routesOf = (models: ModelEndpointModel["models"]) =>
  named(models).map(([name, { percent }]) => ({ servedEntityName: name, trafficPercentage: percent }));

export const named = <M>(models: Readonly<Record<string, M>>): [string, M][] =>
  Object.entries(models).sort(([a], [b]) => (a < b ? -1 : 1));

function entityOf(model: ServedModelModel, given: Given): ServedEntity {
  switch (model.type) {
    case "unity-catalog":
      return {
        entityName: `${given.catalogName(model.catalog)}.${model.schema}.${model.model}`,
        entityVersion: String(model.version),
        workloadType: model.workload,
        workloadSize: model.size,
        scaleToZeroEnabled: model.scaling.mode === "to-zero",
        environmentVars: Object.fromEntries(
          named(model.environment).map(([variable, secret]) => [variable, secretValue(secret)]),
        ),
      };
    case "foundation":
      return {
        entityName: `${FOUNDATION}.${model.model}`,
        entityVersion: String(model.version),
        ...(model.throughput.unit === "tokens" && {
          minProvisionedThroughput: model.throughput.min,
          maxProvisionedThroughput: model.throughput.max,
        }),
      };
    default:
      return { externalModel: externalModel(model, given) };
  }
}
