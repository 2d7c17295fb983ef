import type { FirehoseModel } from "../../../config/kinds/data-services/firehose";
import type { Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { keyForStream } from "../kinesis-stream/policies";

/** What a producer calls. */
export const PUT = ["firehose:PutRecord", "firehose:PutRecordBatch"];
/** What Firehose calls to read a Kinesis stream. */
export const READ_STREAM = [
  "kinesis:DescribeStream",
  "kinesis:DescribeStreamSummary",
  "kinesis:GetRecords",
  "kinesis:GetShardIterator",
  "kinesis:ListShards",
];

/** What Firehose calls for a table of Iceberg. Source: Firehose developer guide, "Grant Firehose access to an Apache Iceberg Tables destination". */
export const ADD_TO_TABLE = ["glue:GetDatabase", "glue:GetTable", "glue:UpdateTable"];
/** AWS knows nothing narrower for it; what it gives is granted in Lake Formation. */
export const GRANTED_FILES = "lakeformation:GetDataAccess";

/** Firehose takes the role for streams of this account alone. Source: Firehose developer guide, "Allow Firehose to assume an IAM role". */
export const deliveryTrust = ({ accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "Firehose",
    Effect: "Allow",
    Principal: { Service: "firehose.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": accountId } },
  },
];

export interface DeliveryProps {
  readonly entry: Pick<FirehoseModel, "bucket" | "folder" | "errorFolder" | "stream" | "iceberg">;
  /** Keys of the environment, which encrypt the zone and streams. */
  readonly keyArn: KeyArn;
  readonly logGroupArn: string;
  readonly place: Place;
}

/** What the role of a delivery stream may do: put files into its two folders, read its stream, log what failed. */
export function deliveryStatements({ entry, keyArn, logGroupArn, place }: DeliveryProps): Statement[] {
  const bucket = bucketArnOf(place.partition, entry.bucket);
  const objects = [entry.folder, entry.errorFolder].map((folder) => `${bucket}/${folder}/*`);
  const { stream, iceberg } = entry;
  const streamKeyArn = stream && keyArnOf(stream.key, keyArn);
  return [
    {
      Sid: "FindTheBucket",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
      Resource: bucket,
    },
    {
      Sid: "PutFiles",
      Effect: "Allow",
      Action: [
        "s3:AbortMultipartUpload",
        // A table's files that did not become part of it.
        ...(entry.iceberg === undefined ? [] : ["s3:DeleteObject"]),
        "s3:GetObject",
        "s3:PutObject",
      ],
      Resource: objects,
    },
    {
      Sid: "EncryptFiles",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: keyArn("data"),
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, ...objects] },
      },
    },
    { Sid: "LogFailures", Effect: "Allow", Action: "logs:PutLogEvents", Resource: `${logGroupArn}:log-stream:*` },
    ...(iceberg === undefined
      ? []
      : [{ Sid: "AddToTable", Effect: "Allow" as const, Action: ADD_TO_TABLE, Resource: iceberg.arns }]),
    ...(iceberg?.granted === true
      ? [{ Sid: "GrantedFiles", Effect: "Allow" as const, Action: GRANTED_FILES, Resource: "*" }]
      : []),
    ...(stream === undefined
      ? []
      : [
          { Sid: "ReadTheStream", Effect: "Allow" as const, Action: READ_STREAM, Resource: stream.arn },
          ...(streamKeyArn === undefined
            ? []
            : [
                {
                  Sid: "DecryptRecords",
                  Effect: "Allow" as const,
                  Action: "kms:Decrypt",
                  Resource: streamKeyArn,
                  Condition: keyForStream(place, stream.arn),
                },
              ]),
        ]),
  ];
}

/** What a producer's role may do: put records into its stream. */
export const putStatements = (streamArn: string): Statement[] => [
  { Sid: "PutRecords", Effect: "Allow", Action: PUT, Resource: streamArn },
];
