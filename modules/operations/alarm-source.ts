/** The alarms of one environment. */
export interface AlarmSource {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  /** Start of every alarm's name, without the hyphen: `acme-dev`. */
  readonly prefix: string;
}

/** Start of the ARN of every alarm. */
export function alarmArnPattern(alarms: AlarmSource): string {
  return `arn:${alarms.partition}:cloudwatch:${alarms.region}:${alarms.accountId}:alarm:${alarms.prefix}-`;
}
