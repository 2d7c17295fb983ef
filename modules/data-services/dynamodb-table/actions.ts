import { scheduleRows } from "../../events/actions";
import { accessedBy, keysAccessedBy } from "../../iam/ceiling";
import { arn, KEY_LOOKED_AT, linkedRole, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { dataKeyThrough, keysOfOthers } from "../ceilings";
import { deliveredFiles } from "../delivered-files";
import { KEY_USED } from "../key-use";
import { COPIES, TABLES } from "./arns";
import { PUT_FILES } from "./policies";

/** DynamoDB's roles that write changes into streams of Kinesis and into copies. */
const REPLICATES = linkedRole("kinesisreplication.dynamodb.amazonaws.com", "replication.dynamodb.amazonaws.com");
const STREAM = arn("kinesis", "stream/{prefix}-*");
/** Tables with what hangs on them. Source: service authorization reference, "Amazon DynamoDB" and "Amazon EventBridge Scheduler". */
export const DYNAMODB_TABLE_ACTIONS: KindActions = {
  rows: [
    ...scheduleRows("data-services", "{prefix}-*"),
    ...rows(["data-services"], {
      aws_dynamodb_kinesis_streaming_destination: [
        on(
          TABLES,
          "dynamodb:DescribeKinesisStreamingDestination",
          "dynamodb:DisableKinesisStreamingDestination",
          "dynamodb:EnableKinesisStreamingDestination",
          "dynamodb:UpdateKinesisStreamingDestination",
        ),
        // DynamoDB looks whether its caller may write there.
        on(STREAM, "kinesis:DescribeStream", "kinesis:PutRecords"),
        REPLICATES,
      ],
      aws_dynamodb_resource_policy: [
        on(TABLES, "dynamodb:DeleteResourcePolicy", "dynamodb:GetResourcePolicy", "dynamodb:PutResourcePolicy"),
      ],
      aws_dynamodb_table: [
        on(
          TABLES,
          "dynamodb:CreateTable",
          "dynamodb:DeleteTable",
          "dynamodb:DescribeContinuousBackups",
          "dynamodb:DescribeTable",
          "dynamodb:DescribeTimeToLive",
          "dynamodb:ListTagsOfResource",
          "dynamodb:TagResource",
          "dynamodb:UntagResource",
          "dynamodb:UpdateContinuousBackups",
          "dynamodb:UpdateTable",
          "dynamodb:UpdateTimeToLive",
        ),
        // What making and deleting a copy asks of its caller. Source: DynamoDB developer guide, "DynamoDB global tables security".
        on(
          COPIES,
          "dynamodb:BatchWriteItem",
          "dynamodb:CreateTableReplica",
          "dynamodb:DeleteItem",
          "dynamodb:DeleteTableReplica",
          "dynamodb:GetItem",
          "dynamodb:PutItem",
          "dynamodb:Query",
          "dynamodb:Scan",
          "dynamodb:UpdateItem",
        ),
        REPLICATES,
        KEY_LOOKED_AT,
        KEY_USED,
      ],
    }),
  ],
  ceiling: {
    layer: "data-services",
    statements: (place) => {
      const tables = accessedBy(place, "export-table");
      // Those alone: who may change the policies of the layer's roles exports no other table with them.
      if (tables.length === 0) return [];
      return [
        ...deliveredFiles(place, ...PUT_FILES),
        {
          Sid: "ExportedTables",
          Effect: "Allow",
          Action: "dynamodb:ExportTableToPointInTime",
          Resource: tables,
        },
        dataKeyThrough(place, "dynamodb"),
        ...keysOfOthers(
          "KeysOfExportedTables",
          place,
          "dynamodb",
          "kms:Decrypt",
          keysAccessedBy(place, "export-table"),
        ),
      ];
    },
  },
};
