/**
 * The oldest Terraform, and the oldest OpenTofu, that knows what the stacks use: `use_lockfile` of the S3 backend.
 * Source: Terraform, changelog of 1.10.0; OpenTofu, changelog of 1.10.0.
 */
export const OLDEST_TERRAFORM = "1.10";

/** The version that deployments are tried with; workspaces of HCP Terraform get it where no other is set. */
export const TRIED_TERRAFORM = "1.11.4";
