/** What the operations layer offers to whoever builds on the environment. */
export interface OperationsOutputs {
  /** ARN of the SNS topic that every alarm goes to. */
  readonly alarm_topic_arn: string;
}
