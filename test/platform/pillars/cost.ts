import { attachedTo, blocks } from "../../../emitted/resources";
import { type Claim, without, withoutType } from "./claim";

export const COST: readonly Claim[] = [
  {
    says: "Warehouses stop when nobody asks.",
    types: ["databricks_sql_endpoint"],
    holds: ({ args }) => Number(args.auto_stop_mins) > 0,
    broken: ({ args }) => ({ args: { ...args, auto_stop_mins: 0 } }),
  },
  {
    says: "Jobs, pipelines, warehouses and endpoints have the tags that bills are divided by.",
    types: ["databricks_job", "databricks_pipeline", "databricks_sql_endpoint", "databricks_model_serving"],
    holds: ({ args }) => args.tags !== undefined,
    broken: ({ args }) => ({ args: without(args, "tags") }),
  },
  {
    says: "Buckets, databases, streams and queues have the tags of their environment.",
    types: ["aws_s3_bucket", "aws_db_instance", "aws_kinesis_stream", "aws_sqs_queue", "aws_dynamodb_table"],
    holds: (_, { json }) => JSON.stringify(json.provider?.aws ?? "").includes("Environment"),
    broken: ({ args }, stack) => ({ args, stack: { ...stack, json: { ...stack.json, provider: {} } } }),
  },
  {
    says: "Buckets give up uploads that never end.",
    types: ["aws_s3_bucket"],
    holds: ({ address }, { json }) =>
      attachedTo(json, address, "aws_s3_bucket_lifecycle_configuration", "bucket").some(({ args }) =>
        blocks(args.rule).some((rule) => rule.abort_incomplete_multipart_upload !== undefined),
      ),
    broken: ({ args }, stack) => ({ args, stack: withoutType(stack, "aws_s3_bucket_lifecycle_configuration") }),
  },
  {
    says: "Budgets tell somebody before they are spent.",
    types: ["aws_budgets_budget"],
    holds: ({ args }) => blocks(args.notification).length > 0,
    broken: ({ args }) => ({ args: without(args, "notification") }),
  },
];
