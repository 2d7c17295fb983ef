import type { DashboardModel } from "../../../config/kinds/consumers/dashboard";
import type { Contributions } from "../../kinds/contribution";
import { Dashboard } from "./dashboard";

export const contributions: Contributions<DashboardModel> = {
  serving: (scope, id, { entry: consumer, prefix, deployer, users, read }) => ({
    dashboard_ids: new Dashboard(scope, id, {
      consumer,
      folder: consumer.folder === undefined ? undefined : read("settings", "folder_paths", consumer.folder),
      prefix,
      deployerApplicationId: deployer.applicationId,
      catalogName: (key) => read("unity-catalog", "catalog_names", key),
      warehouseId: read("serving", "warehouse_ids", consumer.warehouse),
      users: users.map((key) => read("account", "service_principal_application_ids", key)),
    }).dashboardId,
  }),
};
