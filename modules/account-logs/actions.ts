import { isRead } from "../iam/deploy-row";
import type { Statement } from "../iam/policy-document";
import type { KeyAccount } from "../kms/key-policies";
import { STORAGE_ROWS } from "../storage/actions";
import { bucketArnOf } from "../storage/secure-bucket";

/** What is deployed, and where. */
export interface AccountLogs extends KeyAccount {
  readonly names: { readonly bucket: string; readonly role: string; readonly key: string };
}

/** The types that a bucket of logs is made of; Terraform calls for them what it calls for every bucket. */
const BUCKET_TYPES = [
  "aws_s3_bucket",
  "aws_s3_bucket_lifecycle_configuration",
  "aws_s3_bucket_ownership_controls",
  "aws_s3_bucket_policy",
  "aws_s3_bucket_public_access_block",
  "aws_s3_bucket_server_side_encryption_configuration",
  "aws_s3_bucket_versioning",
];
const ON_BUCKETS = "arn:{partition}:s3:::{bucket}";
const OF_BUCKET = [
  ...new Set(
    STORAGE_ROWS.filter(({ type }) => BUCKET_TYPES.includes(type))
      .flatMap(({ calls }) => calls)
      .filter(({ on }) => on.includes(ON_BUCKETS))
      .flatMap(({ actions }) => actions),
  ),
].sort();

const OF_ROLE = [
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePolicy",
  "iam:GetRole",
  "iam:GetRolePolicy",
  "iam:ListAttachedRolePolicies",
  "iam:ListInstanceProfilesForRole",
  "iam:ListRolePolicies",
  "iam:PutRolePolicy",
  "iam:TagRole",
  "iam:UntagRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

const OF_KEY = [
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:DescribeKey",
  "kms:EnableKeyRotation",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListResourceTags",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
  "kms:TagResource",
  "kms:UntagResource",
  "kms:UpdateAlias",
  "kms:UpdateKeyDescription",
];
const ALL_KEYS = ["kms:CreateKey", "kms:ListAliases"];

/**
 * What a role that deploys the stack of the account, or only looks at it, calls for the logs. Ids of keys are not known
 * before there are any: the account's keys but that of the states, which nobody changes from here.
 */
export function accountLogStatements(logs: AccountLogs, stateKeyArn: string | undefined, writes: boolean): Statement[] {
  const { partition, accountId, region, names } = logs;
  const only = (actions: readonly string[]) => actions.filter((action) => writes || isRead(action));
  const allow = (Sid: string, actions: readonly string[], Resource: string | readonly string[]): Statement => ({
    Sid,
    Effect: "Allow",
    Action: only(actions),
    Resource,
  });
  const kms = `arn:${partition}:kms:${region}:${accountId}`;
  return [
    allow("BucketOfLogs", OF_BUCKET, bucketArnOf(partition, names.bucket)),
    allow("RoleOfLogs", OF_ROLE, `arn:${partition}:iam::${accountId}:role/${names.role}`),
    allow("KeyOfLogs", OF_KEY, [`${kms}:key/*`, `${kms}:alias/${names.key}`]),
    {
      ...allow("KeysOfLogs", ALL_KEYS, "*"),
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    ...(writes && stateKeyArn !== undefined
      ? [
          {
            Sid: "KeyOfStatesStays",
            Effect: "Deny" as const,
            Action: OF_KEY.filter((action) => !isRead(action)),
            Resource: stateKeyArn,
          },
        ]
      : []),
  ];
}
