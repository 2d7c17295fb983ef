import { type NamePatterns, nameOf } from "../../../config/derive/names";
import { LOG_GROUPS } from "../../../config/derive/purposes";
import type { DatasyncTaskModel } from "../../../config/kinds/data-services/datasync-task";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";

/** What DataSync calls on a bucket. Source: DataSync user guide, "Accessing S3 buckets". */
const FIND = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];
/** What it calls on objects that it writes, compares and gives up. */
export const WRITE_FILES = [
  "s3:AbortMultipartUpload",
  "s3:DeleteObject",
  "s3:GetObject",
  "s3:GetObjectTagging",
  "s3:GetObjectVersion",
  "s3:GetObjectVersionTagging",
  "s3:ListMultipartUploadParts",
  "s3:PutObject",
  "s3:PutObjectTagging",
];
/** What it calls on objects that it copies. */
export const READ_FILES = ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionTagging"];

/** DataSync takes the roles for this account's own locations and tasks alone. Source: user guide, "Cross-service confused deputy prevention". */
export const datasyncTrust = ({ partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "DataSync",
    Effect: "Allow",
    Principal: { Service: "datasync.amazonaws.com" },
    Action: "sts:AssumeRole",
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:datasync:${region}:${accountId}:*` },
    },
  },
];

const keyOfFiles = (keyArn: string, region: string, on: readonly string[], actions: readonly string[]): Statement => ({
  Sid: "UseKey",
  Effect: "Allow",
  Action: actions,
  Resource: keyArn,
  Condition: {
    StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
    StringLike: { "kms:EncryptionContext:aws:s3:arn": on },
  },
});

/** What the role of the zone may do: write into one folder. */
export function folderStatements(
  { bucket: name, folder }: Pick<DatasyncTaskModel, "bucket" | "folder">,
  dataKeyArn: string,
  { partition, region }: Place,
): Statement[] {
  const bucket = bucketArnOf(partition, name);
  const objects = `${bucket}/${folder}/*`;
  return [
    { Sid: "FindTheBucket", Effect: "Allow", Action: FIND, Resource: bucket },
    { Sid: "WriteFiles", Effect: "Allow", Action: WRITE_FILES, Resource: objects },
    keyOfFiles(dataKeyArn, region, [bucket, objects], ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}

type Source = Extract<DatasyncTaskModel["from"], { readonly mode: "s3" }>;

/** What the role of another bucket may do: read it, or one folder of it. */
export function sourceStatements(
  { bucket: name, folder, kmsKeyArn }: Source,
  { partition }: Pick<Place, "partition">,
): Statement[] {
  const bucket = bucketArnOf(partition, name);
  const objects = folder === undefined ? `${bucket}/*` : `${bucket}/${folder}/*`;
  return [
    { Sid: "FindTheBucket", Effect: "Allow", Action: FIND, Resource: bucket },
    { Sid: "ReadFiles", Effect: "Allow", Action: READ_FILES, Resource: objects },
    ...(kmsKeyArn === undefined
      ? []
      : [keyOfFiles(kmsKeyArn, kmsKeyArn.split(":")[3] ?? "", [bucket, objects], ["kms:Decrypt"])]),
  ];
}

/** Policy of CloudWatch Logs: DataSync writes into groups of data services, for this account's tasks alone. Source: user guide, "Monitoring data transfers with Amazon CloudWatch Logs". */
export const logStatements = (names: NamePatterns, { partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "DataSyncLogs",
    Effect: "Allow",
    Principal: { Service: "datasync.amazonaws.com" },
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:${nameOf(names, "logGroups", LOG_GROUPS.dataService("*"))}:*`,
    Condition: {
      StringEquals: { "aws:SourceAccount": accountId },
      ArnLike: { "aws:SourceArn": `arn:${partition}:datasync:${region}:${accountId}:task/*` },
    },
  },
];

/** Statement of the topic of alarms: the rules of these tasks tell of executions that failed. */
export const topicStatements = (
  tasks: readonly Pick<DatasyncTaskModel, "failureRule">[],
  topicArn: string,
  { partition, region, accountId }: Place,
): Statement[] => [
  {
    Sid: "FailedTransfers",
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sns:Publish",
    Resource: topicArn,
    Condition: {
      ArnEquals: {
        "aws:SourceArn": tasks.map(
          ({ failureRule }) => `arn:${partition}:events:${region}:${accountId}:rule/${failureRule}`,
        ),
      },
    },
  },
];
