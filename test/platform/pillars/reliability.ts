import { attachedTo, blocks, text } from "../../../emitted/resources";
import { type Claim, inProduction, without, withoutType } from "./claim";

/** Tasks that only decide or call others, which are tried again themselves. */
const isOwnWork = (task: Readonly<Record<string, unknown>>): boolean =>
  task.condition_task === undefined && task.for_each_task === undefined;

export const RELIABILITY: readonly Claim[] = [
  {
    says: "It is said of every task of a job how often it is tried again.",
    types: ["databricks_job"],
    holds: ({ args }) =>
      blocks(args.task)
        .filter(isOwnWork)
        .every(({ max_retries }) => max_retries !== undefined),
    broken: ({ args }) => ({
      args: {
        ...args,
        task: blocks(args.task).map((task) => without(task, "max_retries", "condition_task", "for_each_task")),
      },
    }),
  },
  {
    says: "What a queue cannot deliver goes to another queue, which keeps it.",
    types: ["aws_sqs_queue"],
    holds: ({ args, address }, { json }) =>
      text(args.redrive_policy) !== "" || JSON.stringify(json).includes(`\${${address}.arn}`),
    broken: ({ args }, stack) => ({ args: without(args, "redrive_policy"), stack: { ...stack, json: {} } }),
  },
  {
    says: "Buckets of zones keep former versions.",
    types: ["aws_s3_bucket"],
    of: (_, { name }) => name.endsWith("-unity-catalog"),
    holds: ({ address }, { json }) => attachedTo(json, address, "aws_s3_bucket_versioning", "bucket").length > 0,
    broken: ({ args }, stack) => ({ args, stack: withoutType(stack, "aws_s3_bucket_versioning") }),
  },
  {
    says: "Databases and warehouses keep backups.",
    types: ["aws_db_instance", "aws_rds_cluster", "aws_redshift_cluster"],
    of: ({ replicate_source_db }) => replicate_source_db === undefined,
    holds: ({ args }) => Number(args.backup_retention_period ?? args.automated_snapshot_retention_period) > 0,
    broken: ({ args }) => ({ args: without(args, "backup_retention_period", "automated_snapshot_retention_period") }),
  },
  {
    says: "Tables of DynamoDB can be put back to any second of the last weeks.",
    types: ["aws_dynamodb_table"],
    holds: ({ args }) => blocks(args.point_in_time_recovery).some(({ enabled }) => enabled === true),
    broken: ({ args }) => ({ args: without(args, "point_in_time_recovery") }),
  },
  {
    says: "Of production, no bucket, catalog, schema and workspace can be destroyed by Terraform.",
    types: ["aws_s3_bucket", "databricks_catalog", "databricks_schema", "databricks_mws_workspaces"],
    of: inProduction,
    holds: ({ args }) => blocks(args.lifecycle).some(({ prevent_destroy }) => prevent_destroy === true),
    broken: ({ args }) => ({ args: without(args, "lifecycle") }),
  },
  {
    says: "Production has a NAT gateway in each zone.",
    types: ["aws_nat_gateway"],
    of: inProduction,
    holds: (_, { json }) =>
      Object.keys(json.resource?.aws_nat_gateway ?? {}).length ===
      Object.keys(json.resource?.aws_subnet ?? {}).filter((id) => id.includes("nat_subnet")).length,
    broken: ({ args }, stack) => ({ args, stack: withoutType(stack, "aws_subnet") }),
  },
];
