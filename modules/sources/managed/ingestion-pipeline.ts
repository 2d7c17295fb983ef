import {
  Pipeline,
  type PipelineIngestionDefinition,
  type PipelineIngestionDefinitionObjects,
  type PipelineIngestionDefinitionTableConfiguration,
} from "@cdktf/provider-databricks/lib/pipeline";
import { Construct } from "constructs";
import { configured } from "../../configured";
import { objectPermissions } from "../../identity/object-permissions";
import type { RunAs } from "../../ingestion/run-as";
import { ScheduledJob, type ScheduledJobProps } from "../../ingestion/scheduled-job";
import { literal } from "../../terraform/literal";

export interface IngestionPipelineProps
  extends Pick<ScheduledJobProps, "schedule" | "retries" | "timeoutMinutes" | "notify"> {
  /** Name in the workspace, unique there; of the job too. */
  readonly name: string;
  /** Key of the source, for descriptions. */
  readonly sourceKey: string;
  readonly catalogName: string;
  readonly schema: string;
  /** What is loaded from where. Another connection, gateway or catalog replaces the pipeline. */
  readonly definition: PipelineIngestionDefinition;
  /** Table of the schema that the event log is in. Default: Databricks keeps it for itself. */
  readonly eventLogTable?: string | undefined;
  readonly runAs: RunAs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Budget policy of its serverless usage. Default: none is said. */
  readonly budgetPolicyId?: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** Keeps the pipeline: deleting it deletes its tables with their data. */
  readonly preventDestroy: boolean;
}

/** What is done with the rows of a table. */
export interface TableOptions {
  readonly history: boolean;
  readonly primaryKeys?: readonly string[] | undefined;
  readonly sequenceBy?: readonly string[] | undefined;
  readonly include?: readonly string[] | undefined;
  readonly exclude?: readonly string[] | undefined;
}

/** A managed pipeline of Lakeflow Connect, serverless and triggered, with the job that starts it. */
export class IngestionPipeline extends Construct {
  readonly pipelineId: string;
  readonly jobId: string;

  constructor(scope: Construct, id: string, props: IngestionPipelineProps) {
    super(scope, id);
    const { name, runAs, tags, notify } = props;
    const pipeline = new Pipeline(this, "Resource", {
      name,
      catalog: props.catalogName,
      schema: props.schema,
      serverless: true,
      ...(props.budgetPolicyId !== undefined && { budgetPolicyId: props.budgetPolicyId }),
      continuous: false,
      development: false,
      channel: "CURRENT",
      ingestionDefinition: props.definition,
      ...(props.eventLogTable !== undefined && {
        eventLog: { catalog: props.catalogName, schema: props.schema, name: props.eventLogTable },
      }),
      // Once set it can be changed, but not taken away again.
      runAs: { servicePrincipalName: runAs.applicationId },
      notification: [{ emailRecipients: [...notify], alerts: ["on-update-fatal-failure", "on-flow-failure"] }],
      tags: { ...tags },
      lifecycle: { preventDestroy: props.preventDestroy },
    });
    this.pipelineId = pipeline.id;
    const permissions = objectPermissions(
      this,
      "permissions",
      ["pipelineId", pipeline.id],
      props.deployerApplicationId,
      [{ servicePrincipalName: runAs.applicationId, permissionLevel: "CAN_RUN" }],
    );
    this.jobId = configured(
      new ScheduledJob(this, "schedule", {
        name,
        description: `Loads ${props.sourceKey}`,
        pipelineId: pipeline.id,
        schedule: props.schedule,
        retries: props.retries,
        timeoutMinutes: props.timeoutMinutes,
        runAs,
        notify,
        tags,
        dependsOn: [permissions],
      }),
      ".schedule",
    ).jobId;
  }
}

/** How a table is loaded, in Databricks' words. */
export const tableConfiguration = (
  options: TableOptions,
  more: Pick<
    PipelineIngestionDefinitionTableConfiguration,
    "queryBasedConnectorConfig" | "salesforceIncludeFormulaFields" | "workdayReportParameters"
  > = {},
): PipelineIngestionDefinitionTableConfiguration => ({
  scdType: options.history ? "SCD_TYPE_2" : "SCD_TYPE_1",
  ...(options.primaryKeys && { primaryKeys: [...options.primaryKeys] }),
  ...(options.sequenceBy && { sequenceBy: [...options.sequenceBy] }),
  ...(options.include && { includeColumns: [...options.include] }),
  ...(options.exclude && { excludeColumns: [...options.exclude] }),
  ...more,
});

interface Destination {
  readonly catalogName: string;
  readonly schema: string;
}

/** Everything of a schema. */
export const wholeSchema = (
  from: { readonly catalog?: string | undefined; readonly schema: string },
  to: Destination,
  options: TableOptions,
  more?: Parameters<typeof tableConfiguration>[1],
): PipelineIngestionDefinitionObjects => ({
  schema: {
    ...(from.catalog !== undefined && { sourceCatalog: from.catalog }),
    sourceSchema: literal(from.schema),
    destinationCatalog: to.catalogName,
    destinationSchema: to.schema,
    tableConfiguration: tableConfiguration(options, more),
  },
});

/** One table that is loaded. */
export const loadedTable = (
  from: { readonly catalog?: string | undefined; readonly schema: string; readonly table: string },
  to: Destination & { readonly table: string | undefined },
  configuration: PipelineIngestionDefinitionTableConfiguration,
): PipelineIngestionDefinitionObjects => ({
  table: {
    ...(from.catalog !== undefined && { sourceCatalog: from.catalog }),
    sourceSchema: literal(from.schema),
    sourceTable: literal(from.table),
    destinationCatalog: to.catalogName,
    destinationSchema: to.schema,
    ...(to.table !== undefined && { destinationTable: to.table }),
    tableConfiguration: configuration,
  },
});
