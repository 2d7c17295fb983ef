import type { Statement } from "../iam/policy-document";
import { rootOf } from "../kms/key-policies";
import { bucketArnOf } from "../storage/secure-bucket";

/** The bucket of the states. */
export interface StatePlace {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account of the bucket, 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly bucketName: string;
  readonly keyPrefix: string;
  /** Name of the stack of the Databricks account, whose state everybody reads. */
  readonly accountStack: string;
}

/** Another AWS account, and the environments whose states roles there work with. */
export interface OtherAccount {
  readonly accountId: string;
  readonly environments: readonly string[];
}

/** A folder of states: `arn:aws:s3:::acme-state/lakehouse`. */
const folderOf = ({ partition, bucketName, keyPrefix }: StatePlace): string =>
  `${bucketArnOf(partition, bucketName)}/${keyPrefix}`;

/**
 * Policy of the bucket. Nobody deletes an old version by hand: lifecycle rules do. Other accounts work with the states of
 * their own environments, as far as policies there let them: which role that is, they say.
 */
export function bucketStatements(place: StatePlace, others: readonly OtherAccount[]): Statement[] {
  const bucket = bucketArnOf(place.partition, place.bucketName);
  const folder = folderOf(place);
  return [
    {
      Sid: "KeepOldStates",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:DeleteObjectVersion",
      Resource: `${bucket}/*`,
    },
    ...others.flatMap(({ accountId, environments }): Statement[] => {
      const Principal = { AWS: rootOf(place, accountId) };
      const files = environments.map((name) => `${folder}/${name}-*.tfstate`);
      const locks = files.map((file) => `${file}.tflock`);
      const allow = (sid: string, Action: Statement["Action"], Resource: readonly string[]): Statement => ({
        Sid: `${sid}${accountId}`,
        Effect: "Allow",
        Principal,
        Action,
        Resource,
      });
      return [
        allow("Find", "s3:ListBucket", [bucket]),
        allow("Read", "s3:GetObject", [...files, ...locks, `${folder}/${place.accountStack}.tfstate`]),
        allow("Write", "s3:PutObject", [...files, ...locks]),
        // Without the lock of a run that is over, nobody would get in again. States themselves are never deleted.
        allow("Unlock", "s3:DeleteObject", locks),
      ];
    }),
  ];
}

/** Policy of the key beside that of its own account: other accounts encrypt and decrypt with it, through S3. */
export const keyStatements = (place: StatePlace, others: readonly OtherAccount[]): Statement[] =>
  others.length === 0
    ? []
    : [
        {
          Sid: "StatesOfOtherAccounts",
          Effect: "Allow",
          Principal: { AWS: others.map(({ accountId }) => rootOf(place, accountId)) },
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
          Resource: "*",
          Condition: { StringEquals: { "kms:ViaService": `s3.${place.region}.amazonaws.com` } },
        },
      ];

/**
 * What a role may do with the state of the stack of the Databricks account: read it, or write it too.
 * @param kmsKeyArn key that encrypts it; undefined where that is S3's own, for which nobody needs rights
 */
export function accountStateStatements(place: StatePlace, kmsKeyArn: string | undefined, writes: boolean): Statement[] {
  const file = `${folderOf(place)}/${place.accountStack}.tfstate`;
  const lock = `${file}.tflock`;
  const allow = (Sid: string, Action: Statement["Action"], Resource: Statement["Resource"]): Statement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource,
  });
  return [
    allow("FindStates", "s3:ListBucket", bucketArnOf(place.partition, place.bucketName)),
    allow("ReadState", "s3:GetObject", [file, lock]),
    ...(writes
      ? [allow("WriteState", "s3:PutObject", [file, lock]), allow("UnlockState", "s3:DeleteObject", lock)]
      : []),
    ...(kmsKeyArn === undefined
      ? []
      : [allow("EncryptState", writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : "kms:Decrypt", kmsKeyArn)]),
  ];
}
