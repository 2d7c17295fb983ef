import type { QueryModel } from "../../../config/kinds/consumers/query";
import type { Contributions } from "../../kinds/contribution";
import { Query } from "./query";

export const contributions: Contributions<QueryModel> = {
  serving: (scope, id, { entry: consumer, prefix, deployer, users, read }) => ({
    query_ids: new Query(scope, id, {
      consumer,
      folder: consumer.folder === undefined ? undefined : read("settings", "folder_paths", consumer.folder),
      prefix,
      deployerApplicationId: deployer.applicationId,
      users: users.map((key) => read("account", "service_principal_application_ids", key)),
      catalogName: read("unity-catalog", "catalog_names", consumer.catalog),
      warehouseId: read("serving", "warehouse_ids", consumer.warehouse),
      queryId: (key) => read("serving", "query_ids", key),
    }).queryId,
  }),
};
