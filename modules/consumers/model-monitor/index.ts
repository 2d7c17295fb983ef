import type { ModelMonitorModel } from "../../../config/kinds/consumers/model-monitor";
import type { Contributions } from "../../kinds/contribution";
import { Monitor } from "./monitor";

export const contributions: Contributions<ModelMonitorModel> = {
  // After the table of inferences, which is there once somebody has asked.
  activation(scope, id, { entry: monitor, prefix, read }) {
    if (!monitor.exists) return {};
    new Monitor(scope, id, {
      monitor,
      prefix,
      catalogName: (key) => read("unity-catalog", "catalog_names", key),
      warehouseId: monitor.dashboardOn && read("serving", "warehouse_ids", monitor.dashboardOn),
    });
    return {};
  },
};
