import { arn, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../kind-actions";
import { WRITE } from "./policies";

const STREAM = arn("kinesis", "stream/{prefix}-*");
/** A consumer's ARN is its stream's, with its name and the time of its registration. */
const CONSUMER = arn("kinesis", "stream/{prefix}-*/consumer/*");

/** Streams with their consumers and policies. Source: service authorization reference, "Amazon Kinesis Data Streams". */
export const KINESIS_STREAM_ACTIONS: KindActions = {
  rows: rows(["data-services"], {
    aws_kinesis_stream: [
      on(
        STREAM,
        "kinesis:AddTagsToStream",
        "kinesis:CreateStream",
        "kinesis:DecreaseStreamRetentionPeriod",
        "kinesis:DeleteStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:DisableEnhancedMonitoring",
        "kinesis:EnableEnhancedMonitoring",
        "kinesis:IncreaseStreamRetentionPeriod",
        "kinesis:ListTagsForResource",
        "kinesis:ListTagsForStream",
        "kinesis:RemoveTagsFromStream",
        "kinesis:StartStreamEncryption",
        "kinesis:StopStreamEncryption",
        "kinesis:TagResource",
        "kinesis:UntagResource",
        "kinesis:UpdateShardCount",
        "kinesis:UpdateStreamMode",
      ),
      // Kinesis looks at the key in the name of whoever encrypts with it.
      on(arn("kms", "key/*"), "kms:DescribeKey"),
    ],
    aws_kinesis_stream_consumer: [
      on(
        [STREAM, CONSUMER],
        "kinesis:DeregisterStreamConsumer",
        "kinesis:DescribeStreamConsumer",
        "kinesis:ListTagsForResource",
        "kinesis:RegisterStreamConsumer",
        "kinesis:TagResource",
        "kinesis:UntagResource",
      ),
    ],
    aws_kinesis_resource_policy: [
      on(STREAM, "kinesis:DeleteResourcePolicy", "kinesis:GetResourcePolicy", "kinesis:PutResourcePolicy"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: ({ partition, accountId, region, prefix, dataKeyArn }) => [
      {
        Sid: "WrittenStreams",
        Effect: "Allow",
        Action: WRITE,
        Resource: `arn:${partition}:kinesis:${region}:${accountId}:stream/${prefix}-*`,
      },
      {
        Sid: "KeyOfWrittenStreams",
        Effect: "Allow",
        Action: "kms:GenerateDataKey",
        Resource: dataKeyArn,
        Condition: { StringEquals: { "kms:ViaService": `kinesis.${region}.amazonaws.com` } },
      },
    ],
  },
};
