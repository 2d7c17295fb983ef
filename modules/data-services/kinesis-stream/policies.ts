import type { CreatedStream, KinesisStreamModel, Producer } from "../../../config/kinds/data-services/kinesis-stream";
import type { Conditions, Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** What a producer calls; the producer library asks about shards too. */
const WRITE = ["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"];
/** What a reader calls, by polling or with a registered consumer. */
const READ = [
  "kinesis:DescribeStream",
  "kinesis:DescribeStreamConsumer",
  "kinesis:DescribeStreamSummary",
  "kinesis:GetRecords",
  "kinesis:GetShardIterator",
  "kinesis:ListShards",
  "kinesis:SubscribeToShard",
];

/**
 * Use of a key for a stream alone: Kinesis calls KMS for whoever writes or reads, with the stream as encryption context.
 * Source: AWS, "Permissions to use user-generated KMS keys".
 */
export function keyForStream({ region }: Pick<Place, "region">, streamArn: string): Conditions {
  return {
    StringEquals: {
      "kms:ViaService": `kinesis.${region}.amazonaws.com`,
      "kms:EncryptionContext:aws:kinesis:arn": streamArn,
    },
  };
}

/** What a producer's role may do: write into its stream. */
export function producerStatements(streamArn: string, kmsKeyArn: string, place: Place): Statement[] {
  return [
    { Sid: "WriteRecords", Effect: "Allow", Action: WRITE, Resource: streamArn },
    {
      Sid: "EncryptRecords",
      Effect: "Allow",
      Action: "kms:GenerateDataKey",
      Resource: kmsKeyArn,
      Condition: keyForStream(place, streamArn),
    },
  ];
}

/** Who may assume a producer's role. */
export function producerTrust(producer: Producer, { accountId }: Pick<Place, "accountId">): Statement[] {
  return producer.mode === "roles"
    ? [{ Sid: "Producers", Effect: "Allow", Principal: { AWS: producer.roleArns }, Action: "sts:AssumeRole" }]
    : [
        {
          Sid: "Service",
          Effect: "Allow",
          Principal: { Service: producer.service },
          Action: "sts:AssumeRole",
          // Not for somebody else's things.
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
      ];
}

/** Principals as policies name them: an account stands for its root, and so for whom its own policies let. */
const principals = ({ otherAccounts }: CreatedStream, { partition }: Pick<Place, "partition">): string[] =>
  otherAccounts.map((writer) => (writer.startsWith("arn:") ? writer : `arn:${partition}:iam::${writer}:root`));

/** Policy of the stream: other accounts write. None where no other account does. */
export function streamPolicy(stream: CreatedStream, place: Pick<Place, "partition">): Statement[] {
  const AWS = principals(stream, place);
  return AWS.length === 0
    ? []
    : [{ Sid: "OtherAccounts", Effect: "Allow", Principal: { AWS }, Action: WRITE, Resource: stream.arn }];
}

/**
 * Statements of the data key's policy. This account's identities get the use of the key by their own policies; those of
 * other accounts need the key's policy besides.
 */
export function dataKeyStatements(streams: readonly KinesisStreamModel[], place: Place): Statement[] {
  return streams
    .filter((stream): stream is CreatedStream => stream.mode === "create" && stream.otherAccounts.length > 0)
    .map((stream, index) => ({
      Sid: `ProducersOfStream${index + 1}`,
      Effect: "Allow",
      Principal: { AWS: principals(stream, place) },
      Action: "kms:GenerateDataKey",
      Resource: "*",
      Condition: keyForStream(place, stream.arn),
    }));
}

/** Statement of the Kinesis endpoint's policy: this account's identities write to and read from the streams. */
export function endpointStatements(streams: readonly KinesisStreamModel[], { accountId }: Place): Statement[] {
  return [
    {
      Sid: "OwnStreams",
      Effect: "Allow",
      Principal: "*",
      Action: [...new Set([...WRITE, ...READ])].sort(),
      Resource: streams.flatMap(({ arn }) => [arn, `${arn}/consumer/*`]),
      Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
    },
  ];
}
