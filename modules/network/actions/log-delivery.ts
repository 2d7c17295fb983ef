/**
 * What AWS asks of whoever switches on logs that it delivers itself. No right to change the policy of the log
 * bucket, which lets log delivery in already: with one, AWS writes its own policy over it. In CloudWatch it adds to
 * a resource policy of the account. Sources: CloudWatch Logs user guide, "Logging that requires additional
 * permissions [V1]"; VPC user guide, "Amazon S3 bucket permissions for flow logs"; Network Firewall developer
 * guide, "Firewall logging".
 */
export const LOG_DELIVERY = [
  "logs:CreateLogDelivery",
  "logs:DeleteLogDelivery",
  "logs:DescribeLogGroups",
  "logs:DescribeResourcePolicies",
  "logs:GetLogDelivery",
  "logs:ListLogDeliveries",
  "logs:PutResourcePolicy",
  "logs:UpdateLogDelivery",
] as const;
