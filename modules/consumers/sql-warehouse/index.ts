import type { SqlWarehouseModel } from "../../../config/kinds/consumers/sql-warehouse";
import type { Contributions } from "../../kinds/contribution";
import { connectionSheet } from "./connection-sheet";
import { SqlWarehouse } from "./sql-warehouse";

export const contributions: Contributions<SqlWarehouseModel> = {
  serving(scope, id, { entry: consumer, tags, deployer, users, madeUsers, read }) {
    const { warehouseId } = new SqlWarehouse(scope, id, {
      consumer,
      tags,
      deployerApplicationId: deployer.applicationId,
      users: [...users.map((key) => read("account", "service_principal_application_ids", key)), ...madeUsers()],
    });
    const workspaceUrl = read("workspace", "workspace_urls", consumer.workspace);
    return { warehouse_ids: warehouseId, warehouse_connections: connectionSheet({ workspaceUrl, warehouseId }) };
  },
};
