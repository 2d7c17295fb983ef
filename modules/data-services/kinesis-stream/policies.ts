import type { DataKey } from "../../../config/facts/separate-keys";
import type { CreatedStream, KinesisStreamModel, Producer } from "../../../config/kinds/data-services/kinesis-stream";
import type { TakenStream } from "../../../config/kinds/facets";
import type { Conditions, Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";
import { byRoles, othersOf } from "../other-accounts";

/** What a producer calls; the producer library asks about shards too. */
export const WRITE = ["kinesis:DescribeStreamSummary", "kinesis:ListShards", "kinesis:PutRecord", "kinesis:PutRecords"];
/** What a service of AWS calls that puts records. */
export const PUT_RECORDS = ["kinesis:PutRecord", "kinesis:PutRecords"];
/** What a reader calls, by polling or with a registered consumer. */
export const READ = [
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

/** What the role of a service that puts records into streams may do: only that. */
export function fillStatements(
  streams: readonly TakenStream[],
  keyArn: KeyArn,
  place: Pick<Place, "region">,
): Statement[] {
  if (streams.length === 0) return [];
  return [
    { Sid: "PutRecords", Effect: "Allow", Action: PUT_RECORDS, Resource: streams.map(({ arn }) => arn) },
    ...streams.flatMap((stream, index): Statement[] => {
      const key = keyArnOf(stream.key, keyArn);
      if (key === undefined) return [];
      return [
        {
          Sid: `EncryptRecords${index + 1}`,
          Effect: "Allow",
          Action: "kms:GenerateDataKey",
          Resource: key,
          Condition: keyForStream(place, stream.arn),
        },
      ];
    }),
  ];
}

/** Who may assume a producer's role. */
export function producerTrust(producer: Producer, place: Place): Statement[] {
  return producer.mode === "roles"
    ? [{ Sid: "Producers", Effect: "Allow", Action: "sts:AssumeRole", ...byRoles(producer.roleArns, place) }]
    : [
        {
          Sid: "Service",
          Effect: "Allow",
          Principal: { Service: producer.service },
          Action: "sts:AssumeRole",
          // Not for somebody else's things.
          Condition: { StringEquals: { "aws:SourceAccount": place.accountId } },
        },
      ];
}

/** Policy of the stream: other accounts write. None where no other account does. */
export const streamPolicy = (stream: CreatedStream, place: Pick<Place, "partition">): Statement[] =>
  othersOf(stream.otherAccounts, place).map((who) => ({
    Effect: "Allow",
    Action: WRITE,
    Resource: stream.arn,
    ...who,
  }));

/**
 * Statements of the policy of the key that encrypts streams. This account's identities get the use of the key by their own policies; those of
 * other accounts need the key's policy besides.
 */
export function serviceKeyStatements(streams: readonly KinesisStreamModel[], place: Place, key: DataKey): Statement[] {
  return streams
    .filter((stream) => stream.mode === "create")
    .filter(({ encryptedBy }) => encryptedBy === key)
    .flatMap((stream) =>
      othersOf(stream.otherAccounts, place).map((who) => ({ who, use: keyForStream(place, stream.arn) })),
    )
    .map(({ who, use }, index) => ({
      Sid: `ProducersOfStreams${index + 1}`,
      Effect: "Allow",
      Principal: who.Principal,
      Action: "kms:GenerateDataKey",
      Resource: "*",
      Condition: { ...use, ...who.Condition },
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
