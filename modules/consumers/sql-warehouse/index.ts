import { Construct } from "constructs";
import type { SqlWarehouseModel } from "../../../config/kinds/consumers/sql-warehouse";
import { configured } from "../../configured";
import { askedBy, ProblemsAlert } from "../../ingestion/problems-alert";
import type { Contributions, Made } from "../../kinds/contribution";
import { connectionSheet } from "./connection-sheet";
import { warehouseHealthQuery } from "./health-query";
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
  // Beside the other alerts: the warehouse that asks is there by then, and may be another one.
  activation(parent, id, context): Made {
    const { entry: consumer, prefix, read } = context;
    const { health, key, name } = consumer;
    if (health === undefined) return {};
    const alert = new ProblemsAlert(new Construct(parent, id), "health", {
      name,
      folder: `/Lakehouse/${prefix}/warehouse-alerts/${key}`,
      summary: `${name}: the SQL warehouse is beyond its limits`,
      query: warehouseHealthQuery({
        warehouseId: read("serving", "warehouse_ids", key),
        maxClusters: consumer.maxClusters,
        limits: health,
      }),
      ...askedBy(health, health.runAs, context),
    });
    return { warehouse_alert_ids: configured(alert, ".health").alertId };
  },
};
