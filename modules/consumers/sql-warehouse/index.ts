import type { SqlWarehouseModel } from "../../../config/kinds/consumers/sql-warehouse";
import type { Contributions } from "../../kinds/contribution";
import { SqlWarehouse } from "./sql-warehouse";

export const contributions: Contributions<SqlWarehouseModel> = {
  serving: (scope, id, { entry: consumer, tags, deployer, users, madeUsers, read }) => ({
    warehouse_ids: new SqlWarehouse(scope, id, {
      consumer,
      tags,
      deployerApplicationId: deployer.applicationId,
      users: [...users.map((key) => read("account", "service_principal_application_ids", key)), ...madeUsers()],
    }).warehouseId,
  }),
};
