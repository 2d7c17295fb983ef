import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";
import { bucketArnOf } from "../../storage/secure-bucket";
import { folderListing } from "../folder-listing";

/** What a user may do in its folder. */
export type Access = "write" | "read" | "read-write";

export interface UserTrustProps {
  readonly place: Place;
  readonly serverId: string;
  readonly userName: string;
}

/** Only the server may take the role, and only for this user. Source: Transfer Family user guide, "Confused deputy". */
export function userTrust({ place, serverId, userName }: UserTrustProps): Statement[] {
  const { partition, region, accountId } = place;
  return [
    {
      Sid: "TheUserOfTheServer",
      Effect: "Allow",
      Principal: { Service: "transfer.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: {
        StringEquals: { "aws:SourceAccount": accountId },
        ArnLike: { "aws:SourceArn": `arn:${partition}:transfer:${region}:${accountId}:user/${serverId}/${userName}` },
      },
    },
  ];
}

export interface UserAccessProps {
  readonly place: Place;
  readonly bucketName: string;
  /** Folder of the bucket, without slashes at the ends. */
  readonly folder: string;
  readonly access: Access;
  /** Key that encrypts the bucket. */
  readonly kmsKeyArn: string;
}

const READ = ["s3:GetObject"];
// One that was begun and not finished is given up by whoever began it.
const WRITE = ["s3:PutObject", "s3:AbortMultipartUpload"];

/** A user renames by copying and deleting, so that only one that may read can. */
const OBJECTS: Readonly<Record<Access, readonly string[]>> = {
  write: WRITE,
  read: READ,
  "read-write": [...READ, ...WRITE, "s3:DeleteObject"],
};

/** S3 reads back the data key of an upload in parts, so writing takes `kms:Decrypt` as well. */
const KEY: Readonly<Record<Access, readonly string[]>> = {
  write: ["kms:Decrypt", "kms:GenerateDataKey"],
  read: ["kms:Decrypt"],
  "read-write": ["kms:Decrypt", "kms:GenerateDataKey"],
};

/** One folder of one bucket, and the bucket's key through S3 alone. */
export function userAccess({ place, bucketName, folder, access, kmsKeyArn }: UserAccessProps): Statement[] {
  const bucket = bucketArnOf(place.partition, bucketName);
  return [
    folderListing(bucket, folder),
    { Sid: "FindTheBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucket },
    { Sid: "UseObjects", Effect: "Allow", Action: OBJECTS[access], Resource: `${bucket}/${folder}/*` },
    {
      Sid: "UseKey",
      Effect: "Allow",
      Action: KEY[access],
      Resource: kmsKeyArn,
      Condition: {
        StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` },
        StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucket, `${bucket}/${folder}/*`] },
      },
    },
  ];
}
