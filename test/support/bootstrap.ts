import type { AccountInput } from "../../config/schema/account";

export const STATE = { backend: "s3", bucket: "acme-terraform-state", region: "eu-west-1" } as const;

/** States in a bucket that is made here, in an AWS account of its own. */
export function withBootstrap(account: AccountInput): void {
  account.state = { ...STATE };
  account.bootstrap = { awsAccountId: "555555555555", ciRoles: { repository: "acme/lakehouse" } };
  account.attestations = { ...account.attestations, "bootstrap-state": "A. Lovelace, 2026-11-27" };
}
