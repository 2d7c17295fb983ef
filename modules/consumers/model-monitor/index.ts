import type { ModelMonitorModel } from "../../../config/kinds/consumers/model-monitor";
import type { Contributions } from "../../kinds/contribution";
import { Monitor } from "../monitors/monitor";

export const contributions: Contributions<ModelMonitorModel> = {
  // After the table of inferences, which is there once somebody has asked.
  activation(scope, id, { entry: monitor, prefix, read }) {
    if (!monitor.exists) return {};
    new Monitor(scope, id, {
      monitor,
      profile: { inferenceLog: [inferenceLog(monitor)] },
      prefix,
      catalogName: (key) => read("unity-catalog", "catalog_names", key),
      warehouseId: monitor.dashboardOn && read("serving", "warehouse_ids", monitor.dashboardOn),
    });
    return {};
  },
};

const inferenceLog = (monitor: ModelMonitorModel) => ({
  problemType: `PROBLEM_TYPE_${monitor.problem.toUpperCase()}`,
  granularities: [...monitor.granularities],
  timestampCol: monitor.timestampColumn,
  predictionCol: monitor.predictionColumn,
  modelIdCol: monitor.modelColumn,
  ...(monitor.labelColumn !== undefined && { labelCol: monitor.labelColumn }),
  ...(monitor.probabilityColumn !== undefined && { predictionProbaCol: monitor.probabilityColumn }),
});
