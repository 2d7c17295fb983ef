import { GlueCatalogDatabase } from "@cdktf/provider-aws/lib/glue-catalog-database";
import { GlueCrawler } from "@cdktf/provider-aws/lib/glue-crawler";
import { GlueTrigger } from "@cdktf/provider-aws/lib/glue-trigger";
import { GlueWorkflow } from "@cdktf/provider-aws/lib/glue-workflow";
import { Construct } from "constructs";
import type { GlueJobModel } from "../../../config/kinds/data-services/glue-job";
import { configured } from "../../configured";
import type { GlueJob } from "./job";

export interface WorkflowProps {
  readonly entry: GlueJobModel;
  readonly job: GlueJob;
  /** Name of the zone's bucket; a reference. */
  readonly bucketName: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** How deep below its folder a crawler looks for tables of Iceberg. */
const DEPTH = 10;

/** What starts the job, and what comes after it. */
export class Workflow extends Construct {
  readonly workflowName: string;
  /** Undefined without a crawler. */
  readonly databaseName: string | undefined;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { entry, job, tags } = props;
    const { trigger } = entry;
    const { name: workflowName } = new GlueWorkflow(this, "Resource", {
      name: entry.name,
      maxConcurrentRuns: entry.concurrentRuns,
      tags: { ...tags },
    });
    this.workflowName = workflowName;
    const start = new GlueTrigger(this, "start", {
      name: `${entry.name}-start`,
      workflowName,
      actions: [{ jobName: job.jobName }],
      ...(trigger.mode === "schedule"
        ? {
            type: "SCHEDULED",
            schedule: trigger.cron,
            startOnCreation: !trigger.paused,
            ...(trigger.paused && { enabled: false }),
          }
        : { type: "ON_DEMAND" }),
      tags: { ...tags },
    });
    configured(start, ".trigger");
    if (entry.crawler === undefined) return;
    this.databaseName = this.catalog(entry.crawler, props);
  }

  /** A crawler after each run that succeeded, into a database of the Data Catalog. */
  private catalog(
    { finds, tablePrefix }: NonNullable<GlueJobModel["crawler"]>,
    { entry, job, bucketName, tags }: WorkflowProps,
  ): string {
    const database = new GlueCatalogDatabase(this, "database", {
      name: entry.catalogDatabase,
      description: `What the Glue job ${entry.name} writes`,
      tags: { ...tags },
    });
    const path = `s3://${bucketName}/${entry.folder}/`;
    const crawler = new GlueCrawler(this, "crawler", {
      name: entry.name,
      role: job.role.arn,
      databaseName: database.name,
      ...(tablePrefix !== undefined && { tablePrefix }),
      ...(finds === "iceberg"
        ? { icebergTarget: [{ paths: [path], maximumTraversalDepth: DEPTH }] }
        : { s3Target: [{ path }] }),
      // A table whose files are gone for a moment is not forgotten.
      schemaChangePolicy: { updateBehavior: "UPDATE_IN_DATABASE", deleteBehavior: "LOG" },
      securityConfiguration: job.securityConfiguration,
      tags: { ...tags },
      dependsOn: [job.rolePolicy],
    });
    const after = new GlueTrigger(this, "after", {
      name: `${entry.name}-crawl`,
      type: "CONDITIONAL",
      workflowName: this.workflowName,
      startOnCreation: true,
      predicate: { conditions: [{ jobName: job.jobName, state: "SUCCEEDED", logicalOperator: "EQUALS" }] },
      actions: [{ crawlerName: crawler.name }],
      tags: { ...tags },
    });
    for (const part of [database, crawler, after]) configured(part, ".crawler");
    return database.name;
  }
}
