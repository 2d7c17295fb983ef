import type {
  AppflowFlowSourceFlowConfigSourceConnectorProperties as Properties,
  AppflowFlowSourceFlowConfig as SourceFlow,
} from "@cdktf/provider-aws/lib/appflow-flow";
import type { AppflowModel } from "../../../config/kinds/data-services/appflow-flow";

/** Salesforce's APIs as AppFlow calls them. */
const SALESFORCE_API = { automatic: "AUTOMATIC", bulk: "BULKV2", rest: "REST_SYNC" } as const;

/** What a flow reads, as the provider has it. */
export function sourceOf(entry: AppflowModel, profile: string): SourceFlow {
  const pull = entry.trigger.mode === "schedule" ? entry.trigger.pull : undefined;
  return {
    connectorType: entry.connectorType,
    connectorProfileName: profile,
    ...(entry.from.connector === "custom" && { apiVersion: entry.from.apiVersion }),
    ...(pull?.mode === "incremental" &&
      pull.field !== undefined && { incrementalPullConfig: { datetimeTypeFieldName: pull.field } }),
    sourceConnectorProperties: propertiesOf(entry),
  };
}

function propertiesOf({ from, block, fields }: AppflowModel): Properties {
  switch (from.connector) {
    case "salesforce":
      return {
        salesforce: {
          object: from.object,
          includeDeletedRecords: from.deletedRecords,
          enableDynamicFieldUpdate: from.newFields && fields.mode === "all",
          dataTransferApi: SALESFORCE_API[from.api],
        },
      };
    case "sap":
      return {
        sapoData: {
          objectPath: from.objectPath,
          ...(from.pageRecords !== undefined && { paginationConfig: { maxPageSize: from.pageRecords } }),
          ...(from.parallelPages !== undefined && { parallelismConfig: { maxPageSize: from.parallelPages } }),
        },
      };
    case "veeva":
      return {
        veeva: {
          object: from.object,
          ...(from.documentType !== undefined && {
            documentType: from.documentType,
            includeAllVersions: from.allVersions,
            includeRenditions: from.renditions,
            includeSourceFiles: from.sourceFiles,
          }),
        },
      };
    case "custom":
      return {
        customConnector: {
          entityName: from.entity,
          ...(Object.keys(from.properties).length > 0 && {
            customProperties: { ...from.properties },
          }),
        },
      };
    default:
      return { [block]: { object: from.object } };
  }
}
