import type {
  AppflowFlowDestinationFlowConfigDestinationConnectorPropertiesS3S3OutputFormatConfig as OutputFormat,
  AppflowFlowTriggerConfig as Trigger,
} from "@cdktf/provider-aws/lib/appflow-flow";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";

/** What files of a flow are like, and in which folders they are. */
export function outputOf({ files }: Pick<AppflowModel, "files">): OutputFormat {
  const hierarchy = [
    ...(files.folderPerSchema ? ["SCHEMA_VERSION"] : []),
    ...(files.folderPerRun ? ["EXECUTION_ID"] : []),
  ];
  return {
    fileType: files.format.toUpperCase(),
    ...(files.format === "parquet" && { preserveSourceDataTyping: files.keepTypes }),
    aggregationConfig: {
      aggregationType: files.singleFile ? "SingleFile" : "None",
      ...(files.megabytes !== undefined && { targetFileSize: files.megabytes }),
    },
    prefixConfig: {
      ...(files.foldersBy !== "none" && { prefixType: "PATH", prefixFormat: files.foldersBy.toUpperCase() }),
      ...(hierarchy.length > 0 && { prefixHierarchy: hierarchy }),
    },
  };
}

/** What starts a run, as the provider has it. */
export function triggerOf({ trigger }: Pick<AppflowModel, "trigger">): Trigger {
  switch (trigger.mode) {
    case "on-demand":
      return { triggerType: "OnDemand" };
    case "event":
      return { triggerType: "Event" };
    case "schedule":
      return {
        triggerType: "Scheduled",
        triggerProperties: {
          scheduled: {
            scheduleExpression: trigger.every,
            timezone: trigger.timeZone,
            dataPullMode: trigger.pull.mode === "incremental" ? "Incremental" : "Complete",
            ...(trigger.startTime !== undefined && { scheduleStartTime: trigger.startTime }),
            ...(trigger.endTime !== undefined && { scheduleEndTime: trigger.endTime }),
            ...(trigger.offsetSeconds > 0 && { scheduleOffset: trigger.offsetSeconds }),
          },
        },
      };
  }
}
