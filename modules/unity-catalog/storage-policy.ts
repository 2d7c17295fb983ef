import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "../storage/secure-bucket";

export interface StorageTrustProps {
  /** ARN of the role itself, known before the role exists. */
  readonly roleArn: string;
  /** AWS account of the role, 12 digits. */
  readonly awsAccountId: string;
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** Role of Databricks that hands out access to storage. */
  readonly unityCatalogRoleArn: string;
  /** Issued by Databricks for one storage credential; read from it, never written down. */
  readonly externalId: string;
}

/**
 * Who may assume the role of a storage credential: Unity Catalog, and the role itself, which Databricks
 * demands. A trust policy cannot name a role that does not exist yet, so the second statement names the
 * account and compares the caller's ARN.
 */
export function storageTrust(props: StorageTrustProps): Statement[] {
  const { roleArn, externalId } = props;
  return [
    {
      Sid: "UnityCatalog",
      Effect: "Allow",
      Principal: { AWS: props.unityCatalogRoleArn },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "sts:ExternalId": externalId } },
    },
    {
      Sid: "Self",
      Effect: "Allow",
      Principal: { AWS: `arn:${props.partition}:iam::${props.awsAccountId}:root` },
      Action: "sts:AssumeRole",
      Condition: { ArnLike: { "aws:PrincipalArn": roleArn }, StringEquals: { "sts:ExternalId": externalId } },
    },
  ];
}

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
 * of it. Managed file events would need more; they are off.
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
    { Sid: "AssumeItself", Effect: "Allow", Action: "sts:AssumeRole", Resource: props.roleArn },
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
