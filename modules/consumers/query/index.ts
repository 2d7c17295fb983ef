import type { QueryModel } from "../../../config/kinds/consumers/query";
import type { Contributions } from "../../kinds/contribution";
import { Query } from "./query";

export const contributions: Contributions<QueryModel> = {
  serving: (scope, id, { entry: consumer, prefix, deployer, read }) => ({
    query_ids: new Query(scope, id, {
      consumer,
      prefix,
      deployerApplicationId: deployer.applicationId,
      catalogName: read("unity-catalog", "catalog_names", consumer.catalog),
      warehouseId: read("serving", "warehouse_ids", consumer.warehouse),
    }).queryId,
  }),
};
