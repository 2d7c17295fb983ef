import type { AccountInput } from "../../config/schema/account";

/** Both sorts of logs, in the AWS account of the states. */
export const LOGS: NonNullable<AccountInput["logDelivery"]> = {
  awsAccountId: "555555555555",
  region: "eu-west-1",
  auditLogs: {},
  billableUsage: {},
};
