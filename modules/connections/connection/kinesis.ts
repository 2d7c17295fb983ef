import type { TakenStream } from "../../../config/kinds/facets";
import { keyForStream } from "../../data-services/kinesis-stream/policies";
import type { Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";

/** Calls with which records are polled. Source: Databricks, "Kinesis: Authentication". */
const READ_STREAMS: readonly string[] = [
  "kinesis:DescribeStream",
  "kinesis:DescribeStreamSummary",
  "kinesis:GetRecords",
  "kinesis:GetShardIterator",
  "kinesis:ListShards",
];

/**
 * What the role of a connection to Kinesis may do: read these streams by polling.
 * @param keyArn keys of the environment, for streams that they encrypt
 */
export const readsStreams = (
  streams: readonly TakenStream[],
  keyArn: KeyArn,
  place: Pick<Place, "region">,
): Statement[] => [
  { Sid: "ReadStreams", Effect: "Allow", Action: READ_STREAMS, Resource: streams.map(({ arn }) => arn) },
  ...streams.flatMap(({ arn, key }, index): Statement[] => {
    const streamKeyArn = keyArnOf(key, keyArn);
    return streamKeyArn === undefined
      ? []
      : [
          {
            Sid: `DecryptRecords${index + 1}`,
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource: streamKeyArn,
            Condition: keyForStream(place, arn),
          },
        ];
  }),
];

/** The most that roles of connections to Kinesis may do. */
export const readsStreamsAtMost = (
  streamArns: readonly string[],
  { partition, region }: Pick<Place, "partition" | "region">,
): Statement[] =>
  streamArns.length === 0
    ? []
    : [
        { Sid: "ReadStreamsOfConnections", Effect: "Allow", Action: READ_STREAMS, Resource: streamArns },
        {
          Sid: "KeysOfStreamsOfConnections",
          Effect: "Allow",
          Action: "kms:Decrypt",
          // A stream that is there already may have a key of another account.
          Resource: `arn:${partition}:kms:${region}:*:key/*`,
          Condition: {
            StringEquals: {
              "kms:ViaService": `kinesis.${region}.amazonaws.com`,
              "kms:EncryptionContext:aws:kinesis:arn": streamArns,
            },
          },
        },
      ];
