import type { Construct } from "constructs";
import type { Account } from "../../config/model";
import { LogDelivery } from "../../modules/account-logs/log-delivery";
import { configured } from "../../modules/configured";
import { accountAwsProvider, timeProvider } from "../base/providers";

/** Logs of the account, where they are delivered: the one thing of this layer that is in AWS. */
export function logDelivery(stack: Construct, account: Account): LogDelivery | undefined {
  const { logDelivery: config, principals, databricksAccountId } = account;
  if (config === undefined) return undefined;
  accountAwsProvider(stack, account, config);
  timeProvider(stack);
  return configured(
    new LogDelivery(stack, "log-delivery", {
      config,
      databricksAccountId,
      databricksRoleArn: principals.logDeliveryRoleArn,
    }),
    "logDelivery",
  );
}
