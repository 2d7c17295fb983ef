import type { Statement } from "../iam/policy-document";
import { bucketArnOf } from "./secure-bucket";

/** What is copied where. Buckets by name, because the ARNs are known before they exist. */
export interface LogReplication {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly source: ReplicatedBucket;
  readonly replica: ReplicatedBucket;
  /** Copies the locks of objects too. */
  readonly objectLock: boolean;
}

interface ReplicatedBucket {
  readonly bucketName: string;
  readonly region: string;
  /** ARN of the key that encrypts it. */
  readonly kmsKeyArn: string;
}

/** Only S3 takes the role; which buckets it is used for is decided by who may pass it. */
export const LOG_REPLICATION_TRUST: Statement[] = [
  { Sid: "S3", Effect: "Allow", Principal: { Service: "s3.amazonaws.com" }, Action: "sts:AssumeRole" },
];

/**
 * Reads one bucket's versions and writes them into another, encrypted on both sides. Source: S3 user guide,
 * "Setting up permissions for live replication" and "Replicating encrypted objects".
 */
export function logReplicationStatements({ partition, source, replica, objectLock }: LogReplication): Statement[] {
  const from = bucketArnOf(partition, source.bucketName);
  const to = bucketArnOf(partition, replica.bucketName);
  const through = ({ region }: ReplicatedBucket) => ({
    StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` },
  });
  return [
    {
      Sid: "ReadSettings",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: from,
    },
    {
      Sid: "ReadVersions",
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionTagging",
        ...(objectLock ? ["s3:GetObjectRetention", "s3:GetObjectLegalHold"] : []),
      ],
      Resource: `${from}/*`,
    },
    // No deletions: what somebody deletes here stays there.
    { Sid: "WriteCopies", Effect: "Allow", Action: ["s3:ReplicateObject", "s3:ReplicateTags"], Resource: `${to}/*` },
    {
      Sid: "DecryptSource",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: source.kmsKeyArn,
      Condition: through(source),
    },
    {
      Sid: "EncryptCopies",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: replica.kmsKeyArn,
      Condition: through(replica),
    },
  ];
}
