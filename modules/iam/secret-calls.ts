/** Calls with which Terraform keeps a secret of Secrets Manager. Source: service authorization reference, "AWS Secrets Manager". */
export const SECRET_CALLS: readonly string[] = [
  "secretsmanager:CreateSecret",
  "secretsmanager:DeleteSecret",
  "secretsmanager:DescribeSecret",
  "secretsmanager:GetResourcePolicy",
  "secretsmanager:TagResource",
  "secretsmanager:UntagResource",
  "secretsmanager:UpdateSecret",
];

/** Calls with which it keeps the policy of one. */
export const SECRET_POLICY_CALLS: readonly string[] = [
  "secretsmanager:DeleteResourcePolicy",
  "secretsmanager:GetResourcePolicy",
  "secretsmanager:PutResourcePolicy",
];
