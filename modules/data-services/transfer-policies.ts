import type { Statement } from "../iam/policy-document";
import type { Place } from "../place";
import { bucketArnOf } from "../storage/secure-bucket";
import { folderListing } from "./folder-listing";

export interface FolderFilesProps {
  readonly place: Place;
  readonly bucketName: string;
  /** Folder of the bucket, without slashes at the ends. */
  readonly folder: string;
  /** ARN of the key that encrypts the bucket. */
  readonly kmsKeyArn: string;
}

/** What agreements and connectors call on files. Source: Transfer Family user guide, "Create an IAM role and policy". */
const FILES = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"];
/** What they call beside what roles that put files into raw zones may do at most. */
export const MORE_ON_FILES = ["s3:GetObjectVersion"];

/** What the role of an agreement or a connector may do: work in one folder, which is its own. */
export function folderFiles({ place, bucketName, folder, kmsKeyArn }: FolderFilesProps): Statement[] {
  const bucket = bucketArnOf(place.partition, bucketName);
  const objects = `${bucket}/${folder}/*`;
  return [
    folderListing(bucket, folder),
    { Sid: "FindTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucket },
    { Sid: "UseFiles", Effect: "Allow", Action: FILES, Resource: objects },
    {
      Sid: "UseKey",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: kmsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, objects] },
      },
    },
  ];
}

/** Start of the log groups of connectors, which the service names after their ids. */
export const CONNECTOR_LOGS = "/aws/transfer/";

/** What the role of a connector's log may do: write into groups of connectors. */
export const logStatements = ({ partition, region, accountId }: Place): Statement[] => [
  {
    Sid: "WriteTheLog",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    Resource: `arn:${partition}:logs:${region}:${accountId}:log-group:${CONNECTOR_LOGS}*`,
  },
];
