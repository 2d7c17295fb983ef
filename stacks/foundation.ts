/** What the foundation layer offers to later layers of its environment. */
export interface FoundationOutputs {
  /** Purpose (`managed-services`, `workspace-storage`, `data`, `logs`) → ARN of the KMS key. */
  readonly kms_key_arns: Readonly<Record<string, string>>;
  /** Name of the central log bucket. */
  readonly log_bucket_name: string;
  /** ARN of the central log bucket. */
  readonly log_bucket_arn: string;
}
