import type { DmsReplicationModel, ReplicationTarget } from "../../../config/kinds/data-services/dms-replication";
import type { Statement } from "../../iam/policy-document";
import { type KeyArn, keyArnOf } from "../../kms/key-arn";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { keyForStream } from "../kinesis-stream/policies";

/** What DMS calls to write into a stream. Source: AWS DMS user guide, "Prerequisites for using a Kinesis data stream". */
export const FILL_STREAM = ["kinesis:DescribeStream", "kinesis:PutRecord", "kinesis:PutRecords"];
/** What DMS calls on files. Source: AWS DMS user guide, "Prerequisites for using Amazon S3 as a target". */
const FILES = ["s3:DeleteObject", "s3:PutObject", "s3:PutObjectTagging"];

/** DMS takes the role for what belongs to this account alone. Source: its user guide, "Cross-service confused deputy prevention". */
export const targetTrust = ({ accountId }: Pick<Place, "accountId">): Statement[] => [
  {
    Sid: "Dms",
    Effect: "Allow",
    Principal: { Service: "dms.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];

/** Secrets are read by DMS of the region. Source: AWS DMS user guide, "Using secrets to access AWS DMS endpoints". */
export const secretTrust = ({ region, accountId }: Pick<Place, "region" | "accountId">): Statement[] => [
  {
    Sid: "DmsOfTheRegion",
    Effect: "Allow",
    Principal: { Service: `dms.${region}.amazonaws.com` },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  },
];

export interface OpenedWith {
  readonly secretArn: string;
  /** Key that encrypts the secret. Default: Secrets Manager's own, which needs no right. */
  readonly keyArn: string | undefined;
}

/** What the role of a secret may do: read it. */
export function secretStatements({ secretArn, keyArn }: OpenedWith, { region }: Pick<Place, "region">): Statement[] {
  return [
    {
      Sid: "ReadTheSecret",
      Effect: "Allow",
      Action: ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"],
      Resource: secretArn,
    },
    ...(keyArn === undefined
      ? []
      : [
          {
            Sid: "DecryptTheSecret",
            Effect: "Allow" as const,
            Action: ["kms:Decrypt", "kms:DescribeKey"],
            Resource: keyArn,
            Condition: { StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` } },
          },
        ]),
  ];
}

/** What the role of a target may do: put files into its folder, or records into its stream. */
export function targetStatements(target: ReplicationTarget, keyArn: KeyArn, place: Place): Statement[] {
  switch (target.mode) {
    case "zone":
      return fileStatements(target, keyArn("data"), place);
    case "stream": {
      const { arn, key } = target.taken;
      const streamKeyArn = keyArnOf(key, keyArn);
      return [
        { Sid: "FillTheStream", Effect: "Allow", Action: FILL_STREAM, Resource: arn },
        ...(streamKeyArn === undefined
          ? []
          : [
              {
                Sid: "EncryptRecords",
                Effect: "Allow" as const,
                Action: "kms:GenerateDataKey",
                Resource: streamKeyArn,
                Condition: keyForStream(place, arn),
              },
            ]),
      ];
    }
    case "kafka":
      return [];
  }
}

function fileStatements(
  { bucket: name, folder }: Extract<ReplicationTarget, { mode: "zone" }>,
  dataKeyArn: string,
  { partition, region }: Place,
): Statement[] {
  const bucket = bucketArnOf(partition, name);
  const objects = `${bucket}/${folder}/*`;
  return [
    { Sid: "FindTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucket },
    {
      Sid: "ListTheFolder",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucket,
      Condition: { StringLike: { "s3:prefix": [folder, `${folder}/*`] } },
    },
    { Sid: "PutFiles", Effect: "Allow", Action: FILES, Resource: objects },
    {
      Sid: "EncryptFiles",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: dataKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, objects] },
      },
    },
  ];
}

/** Statement of the policy of the VPC's endpoint of S3: DMS tags the files that it puts into zones, which nobody else does. */
export function endpointStatements(
  replications: readonly Pick<DmsReplicationModel, "target">[],
  { partition, accountId }: Place,
): Statement[] {
  const folders = replications.flatMap(({ target }) =>
    target.mode === "zone" ? [`${bucketArnOf(partition, target.bucket)}/${target.folder}/*`] : [],
  );
  return folders.length === 0
    ? []
    : [
        {
          Sid: "TagsOfReplicatedFiles",
          Effect: "Allow",
          Principal: "*",
          Action: "s3:PutObjectTagging",
          Resource: folders,
          Condition: { StringEquals: { "aws:PrincipalAccount": accountId } },
        },
      ];
}

/** Statement of the policy of the key of logs: DMS publishes to the topic of alarms in its own name, encrypted with that key. */
export const logKeyStatements = (
  replications: readonly Pick<DmsReplicationModel, "mode">[],
  { partition, region, accountId }: Place,
): Statement[] =>
  replications.some(({ mode }) => mode === "instance")
    ? [
        {
          Sid: "DmsEventsToTopics",
          Effect: "Allow",
          Principal: { Service: "dms.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
          Resource: "*",
          Condition: {
            ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": `arn:${partition}:sns:${region}:${accountId}:*` },
          },
        },
      ]
    : [];

/** Statements of the policy of the topic of alarms: who publishes to it in its own name. */
export function topicStatements(
  replications: readonly Pick<DmsReplicationModel, "mode" | "name" | "ruleName">[],
  topicArn: string,
  { partition, region, accountId }: Place,
): Statement[] {
  const sources = {
    serverless: { service: "events.amazonaws.com", arn: "events", resource: (name: string) => `rule/${name}` },
    instance: { service: "dms.amazonaws.com", arn: "dms", resource: (name: string) => `es:${name}-*` },
  } as const;
  return Object.entries(sources).flatMap(([mode, { service, arn, resource }]): Statement[] => {
    const names = replications
      .filter((one) => one.mode === mode)
      .map((one) => (one.mode === "serverless" ? one.ruleName : one.name));
    if (names.length === 0) return [];
    return [
      {
        Sid: mode === "serverless" ? "ReplicationEventsPublish" : "ReplicationSubscriptionsPublish",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sns:Publish",
        Resource: topicArn,
        Condition: {
          ArnLike: {
            "aws:SourceArn": names.map((name) => `arn:${partition}:${arn}:${region}:${accountId}:${resource(name)}`),
          },
        },
      },
    ];
  });
}
