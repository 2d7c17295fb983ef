import type { AlertModel } from "../../../config/kinds/consumers/alert";
import { runAsOf } from "../../ingestion/run-as";
import type { Contributions } from "../../kinds/contribution";
import { Alert } from "./alert";

export const contributions: Contributions<AlertModel> = {
  // After its tables and its warehouse: it is asked as soon as it is there.
  activation(scope, id, context) {
    const { entry: consumer, prefix, deployer, read } = context;
    const alert = new Alert(scope, id, {
      consumer,
      folder: consumer.folder === undefined ? undefined : read("settings", "folder_paths", consumer.folder),
      prefix,
      deployerApplicationId: deployer.applicationId,
      catalogName: (key) => read("unity-catalog", "catalog_names", key),
      warehouseId: read("serving", "warehouse_ids", consumer.warehouse),
      destinationIds: consumer.destinations.map((one) => read("settings", "notification_destination_ids", one)),
      runAs: runAsOf(consumer.runAs, context),
    });
    return { query_alert_ids: alert.alertId };
  },
};
