import type { VectorSearchModel } from "../../../config/kinds/consumers/vector-search";
import type { Contributions } from "../../kinds/contribution";
import { SearchEndpoint } from "./endpoint";
import { VectorIndexes } from "./indexes";

export const contributions: Contributions<VectorSearchModel> = {
  serving: (scope, id, { entry: consumer, budgetPolicyId, deployer }) => ({
    search_endpoint_names: new SearchEndpoint(scope, id, {
      consumer,
      budgetPolicyId: consumer.budgetPolicyId ?? budgetPolicyId(),
      deployerApplicationId: deployer.applicationId,
    }).endpointName,
  }),
  activation(scope, id, { entry: consumer, protection, read }) {
    if (Object.keys(consumer.indexes).length === 0) return {};
    new VectorIndexes(scope, id, {
      indexes: consumer.indexes,
      endpointName: read("serving", "search_endpoint_names", consumer.key),
      catalogName: (key) => read("unity-catalog", "catalog_names", key),
      modelName: (model) =>
        model.mode === "databricks" ? model.name : read(model.layer, "serving_endpoint_names", model.endpoint),
      preventDestroy: protection.preventDestroy,
    });
    return {};
  },
};
