import type { TableMonitorModel } from "../../../config/kinds/consumers/table-monitor";
import type { Contributions } from "../../kinds/contribution";
import { Monitor, type MonitorProps } from "../monitors/monitor";

export const contributions: Contributions<TableMonitorModel> = {
  // After the table, which something else makes.
  activation(scope, id, { entry: monitor, prefix, read }) {
    if (!monitor.exists) return {};
    new Monitor(scope, id, {
      monitor,
      profile: profileOf(monitor),
      prefix,
      catalogName: (key) => read("unity-catalog", "catalog_names", key),
      warehouseId: monitor.dashboardOn && read("serving", "warehouse_ids", monitor.dashboardOn),
    });
    return {};
  },
};

const profileOf = ({ profile }: TableMonitorModel): MonitorProps["profile"] =>
  profile.type === "snapshot"
    ? { snapshot: [{}] }
    : { timeSeries: [{ timestampCol: profile.timestampColumn, granularities: [...profile.granularities] }] };
