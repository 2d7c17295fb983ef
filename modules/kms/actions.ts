import { arn, type Call, inRegion, on, rows } from "../iam/deploy-row";

const KEY: Call[] = [
  on(
    arn("kms", "key/*", "*"),
    "kms:DescribeKey",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListResourceTags",
  ),
];

/** Keys and their replicas in the second region. */
export const KMS_ROWS = rows(["foundation"], {
  aws_kms_alias: [inRegion("kms:ListAliases")],
  aws_kms_key: KEY,
  aws_kms_replica_key: KEY,
});
