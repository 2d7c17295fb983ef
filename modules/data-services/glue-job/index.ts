import { Construct } from "constructs";
import type { GlueConnectionModel, GlueJobModel } from "../../../config/kinds/data-services/glue-job";
import { configured } from "../../configured";
import type { Contributed, Contributions, Made } from "../../kinds/contribution";
import { placedSubnets } from "../placed-subnets";
import { GlueAlarms } from "./alarms";
import { Connection } from "./connection";
import { GlueJob } from "./job";
import { Workflow } from "./workflow";

export const contributions: Contributions<GlueJobModel> = {
  "data-services"(scope, id, context): Made {
    const { entry, place, tags, protection, read } = context;
    const all = new Construct(scope, id);
    const bucketName = read("unity-catalog", "zone_bucket_names", entry.zone);
    const job = new GlueJob(all, "job", {
      entry,
      bucketName,
      connectionName: entry.connection && connectionOf(all, entry.connection, context),
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      protection,
    });
    const workflow = new Workflow(all, "workflow", { entry, job, bucketName, tags });
    return {
      glue_job_names: job.jobName,
      glue_role_arns: job.role.arn,
      glue_workflow_names: workflow.workflowName,
      ...(workflow.databaseName !== undefined && { glue_database_names: workflow.databaseName }),
    };
  },
  operations(scope, id, { entry, alarmTopicArn }) {
    new GlueAlarms(scope, id, { entry, topicArn: alarmTopicArn });
    return {};
  },
};

function connectionOf(
  scope: Construct,
  connection: GlueConnectionModel,
  { entry, tags, read, readAll }: Contributed<GlueJobModel>,
): string {
  const [subnetId] = Object.values(placedSubnets({ ...connection, subnets: "data-services" }, readAll));
  if (subnetId === undefined) throw new Error(`${entry.key} is checked to have a subnet`);
  const made = new Connection(scope, "connection", {
    name: entry.name,
    connection,
    host: connection.mode === "host" ? connection.host : read("data-services", "database_hosts", connection.service),
    securityGroupId: read("network", "data_service_security_group_ids", entry.key),
    secretArn: read("data-services", "secret_arns", connection.login),
    subnetId,
    tags,
  });
  return configured(made, ".connection").connectionName;
}
