import { arn, inRegion, on, rows } from "../../iam/deploy-row";
import type { KindActions } from "../../iam/kind-actions";
import { dataKeyThrough } from "../ceilings";
import { WRITE } from "./policies";

const STREAM = arn("kinesis", "stream/{prefix}-*");
/** A consumer's ARN is its stream's, with its name and the time of its registration. */
const CONSUMER = arn("kinesis", "stream/{prefix}-*/consumer/*");
const KEY = arn("kms", "key/*", "*");
const TAGS = ["kinesis:ListTagsForResource", "kinesis:TagResource", "kinesis:UntagResource"];

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
        "kinesis:IncreaseStreamRetentionPeriod",
        "kinesis:ListTagsForStream",
        "kinesis:RemoveTagsFromStream",
        "kinesis:StartStreamEncryption",
        "kinesis:StopStreamEncryption",
        ...TAGS,
      ),
      // Asked of the stream and of the key, which Kinesis then looks at in the name of the caller.
      on(KEY, "kinesis:StartStreamEncryption", "kinesis:StopStreamEncryption", "kms:DescribeKey"),
      // AWS knows nothing narrower for these.
      inRegion(
        "kinesis:DisableEnhancedMonitoring",
        "kinesis:EnableEnhancedMonitoring",
        "kinesis:UpdateShardCount",
        "kinesis:UpdateStreamMode",
      ),
    ],
    aws_kinesis_stream_consumer: [
      on(STREAM, "kinesis:RegisterStreamConsumer"),
      on(CONSUMER, "kinesis:DeregisterStreamConsumer", "kinesis:DescribeStreamConsumer", ...TAGS),
    ],
    aws_kinesis_resource_policy: [
      on(STREAM, "kinesis:DeleteResourcePolicy", "kinesis:GetResourcePolicy", "kinesis:PutResourcePolicy"),
    ],
  }),
  ceiling: {
    layer: "data-services",
    statements: (place) => [
      {
        Sid: "WrittenStreams",
        Effect: "Allow",
        Action: WRITE,
        Resource: `arn:${place.partition}:kinesis:${place.region}:${place.accountId}:stream/${place.prefix}-*`,
      },
      dataKeyThrough(place, "kinesis"),
    ],
  },
};
