/** Where an environment is, as policies and ARNs name it. */
export interface Place {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  /** AWS account, 12 digits. */
  readonly accountId: string;
  readonly region: string;
}
