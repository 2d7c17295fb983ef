import type { StreamModel } from "../../../config/kinds/sources/stream";
import { keyForStream } from "../../data-services/kinesis-stream/policies";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { assumeItself } from "../../unity-catalog/credential-trust";

/**
 * What the role of a stream's service credential may do: read this one stream, the way the source reads it. It cannot
 * register a consumer; that is done where the stream is made. Source: Databricks, "Connect to Amazon Kinesis".
 * @param dataKeyArn key of the environment, for a stream that it encrypts
 */
export function readerStatements(
  source: Pick<StreamModel, "streamArn" | "streamKey" | "reading" | "role">,
  dataKeyArn: string | undefined,
  place: Place,
): Statement[] {
  const { streamArn, streamKey, reading, role } = source;
  const keyArn = streamKey.mode === "other" ? streamKey.arn : dataKeyArn;
  return [
    {
      Sid: "FindShards",
      Effect: "Allow",
      Action: ["kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:ListShards"],
      Resource: streamArn,
    },
    ...(reading.mode === "polling"
      ? [allow("PollRecords", ["kinesis:GetRecords", "kinesis:GetShardIterator"], streamArn)]
      : [
          allow(
            "ReadAsConsumer",
            ["kinesis:DescribeStreamConsumer", "kinesis:SubscribeToShard"],
            // A consumer's ARN ends with the time of its registration.
            `${streamArn}/consumer/${reading.consumer}:*`,
          ),
        ]),
    assumeItself(role.arn),
    ...(keyArn === undefined
      ? []
      : [{ ...allow("DecryptRecords", "kms:Decrypt", keyArn), Condition: keyForStream(place, streamArn) }]),
  ];
}

const allow = (Sid: string, Action: string | string[], Resource: string | string[]): Statement => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
});
