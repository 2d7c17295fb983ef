import type { Construct } from "constructs";
import type { QuickSightModel } from "../../../config/kinds/consumers/quicksight";
import { alarmsOf, never } from "../../events/alarms";

/** Alarms when a copy could not be made. Source of the metric: Amazon Quick user guide, "Monitoring data with CloudWatch metrics". */
export function quickSightAlarms(scope: Construct, { name, dataSets }: QuickSightModel, topicArn: string): void {
  for (const [key, { rows }] of Object.entries(dataSets)) {
    if (rows.mode !== "copy") continue;
    const id = `${name}_${key}`;
    alarmsOf(
      scope,
      {
        name: id,
        about: `Data set ${id} of QuickSight`,
        namespace: "AWS/QuickSight",
        dimensions: { DataSetId: id },
        topicArn,
      },
      {
        [`${key}-not-copied`]: never(
          "IngestionErrorCount",
          "its rows are as old as the last copy; its refresh history says why",
        ),
      },
    );
  }
}
