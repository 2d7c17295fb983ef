/**
 * The oldest Terraform, and the oldest OpenTofu, that knows what the stacks use: `use_lockfile` of the S3 backend.
 * Source: Terraform, changelog of 1.10.0; OpenTofu, changelog of 1.10.0.
 */
export const OLDEST_TERRAFORM = "1.10";
