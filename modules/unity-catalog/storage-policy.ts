import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";
import { assumeItself } from "./credential-trust";

export interface StorageAccessPolicyProps {
  /** ARN of the role itself. */
  readonly roleArn: string;
  readonly partition: string;
  /** Bucket that is reached. */
  readonly bucketName: string;
  /** Folder of the bucket, without slashes at the ends; "" for the whole bucket. */
  readonly prefix: string;
  /** No writes. */
  readonly readOnly: boolean;
  /** Key that encrypts the bucket; its own ARN, an alias grants nothing. Default none. */
  readonly kmsKeyArn?: string | undefined;
}

/**
 * What the role of a storage credential may do: read, and unless read-only write, one bucket or one folder
 * of it. File events need more: `file-events.ts`.
 */
export function storageAccess(props: StorageAccessPolicyProps): Statement[] {
  const bucket = bucketArnOf(props.partition, props.bucketName);
  const objects = props.prefix === "" ? `${bucket}/*` : `${bucket}/${props.prefix}/*`;
  const statements: Statement[] = [
    {
      Sid: "ListObjects",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucket,
      // IfExists: reading a key that is not there is checked as ListBucket without a prefix, and has to answer
      // "not found", not "denied" - Delta looks for files that may be missing.
      ...(props.prefix === ""
        ? {}
        : { Condition: { StringLikeIfExists: { "s3:prefix": [props.prefix, `${props.prefix}/*`] } } }),
    },
    {
      Sid: "InspectBucket",
      Effect: "Allow",
      Action: props.readOnly ? "s3:GetBucketLocation" : ["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      Resource: bucket,
    },
    { Sid: "UseObjects", Effect: "Allow", Action: props.readOnly ? READ_OBJECTS : WRITE_OBJECTS, Resource: objects },
    assumeItself(props.roleArn),
  ];
  if (props.kmsKeyArn !== undefined) {
    statements.push({
      Sid: "UseKey",
      Effect: "Allow",
      Action: props.readOnly ? "kms:Decrypt" : ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"],
      Resource: props.kmsKeyArn,
    });
  }
  return statements;
}

const READ_OBJECTS = ["s3:GetObject"];
const WRITE_OBJECTS = [
  ...READ_OBJECTS,
  "s3:PutObject",
  "s3:DeleteObject",
  "s3:AbortMultipartUpload",
  "s3:ListMultipartUploadParts",
];
