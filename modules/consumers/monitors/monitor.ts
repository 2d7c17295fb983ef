import { Directory } from "@cdktf/provider-databricks/lib/directory";
import {
  QualityMonitor,
  type QualityMonitorConfig,
  type QualityMonitorCustomMetrics,
} from "@cdktf/provider-databricks/lib/quality-monitor";
import { Construct } from "constructs";
import type { TableMonitorModel } from "../../../config/kinds/consumers/table-monitor";
import { literal } from "../../terraform/literal";

export interface MonitorProps {
  readonly monitor: Omit<TableMonitorModel, "kind" | "profile">;
  /** What each run looks at. */
  readonly profile: Pick<QualityMonitorConfig, "inferenceLog" | "snapshot" | "timeSeries">;
  /** Start of names: `acme-dev`. */
  readonly prefix: string;
  /** Catalog key → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Id of the warehouse of its dashboard. Default: it has no dashboard. */
  readonly warehouseId: string | undefined;
}

/** A monitor, with a folder for what Databricks makes for people. */
export class Monitor extends Construct {
  constructor(scope: Construct, id: string, { monitor, profile, prefix, catalogName, warehouseId }: MonitorProps) {
    super(scope, id);
    const { baseline, into, schedule, notify, slices } = monitor;
    const folder = new Directory(this, "directory", { path: `/Lakehouse/${prefix}/monitors/${monitor.key}` });
    const tableIn = (one: { readonly catalog: string; readonly schema: string; readonly table: string }) =>
      `${catalogName(one.catalog)}.${one.schema}.${one.table}`;
    new QualityMonitor(this, "Resource", {
      tableName: tableIn(monitor),
      assetsDir: folder.path,
      outputSchemaName: `${catalogName(into.catalog)}.${into.schema}`,
      ...(baseline !== undefined && { baselineTableName: tableIn(baseline) }),
      ...(warehouseId === undefined ? { skipBuiltinDashboard: true } : { warehouseId }),
      ...(slices.length > 0 && { slicingExprs: slices.map(literal) }),
      customMetrics: customMetrics(monitor),
      ...profile,
      ...(monitor.dataClassification && { dataClassificationConfig: [{ enabled: true }] }),
      ...(notify.length > 0 && { notifications: [notifications(monitor)] }),
      // Without a schedule nothing computes it by itself.
      ...(!schedule.paused && {
        schedule: [{ quartzCronExpression: schedule.quartzCron, timezoneId: schedule.timezone }],
      }),
    });
  }
}

const notifications = ({ notify, dataClassification }: MonitorProps["monitor"]) => ({
  onFailure: [{ emailAddresses: [...notify] }],
  ...(dataClassification && { onNewClassificationTagDetected: [{ emailAddresses: [...notify] }] }),
});

/** What stands for the table as a whole. */
const WHOLE_TABLE = ":table";

const customMetrics = ({ metrics }: MonitorProps["monitor"]): QualityMonitorCustomMetrics[] =>
  Object.entries(metrics).map(([name, { type, definition, columns }]) => ({
    name,
    type: `CUSTOM_METRIC_TYPE_${type.toUpperCase()}`,
    definition: literal(definition),
    inputColumns: columns.length === 0 ? [WHOLE_TABLE] : [...columns],
    // A field of Spark: every figure is a number.
    outputDataType: JSON.stringify({ name, type: "double", nullable: true, metadata: {} }),
  }));
