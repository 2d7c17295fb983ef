import { at, isArray } from "../../../schema/value";
import type { Rule } from "../../rule";
import { accountInArn, assumedRole } from "../../whereabouts";

/** The account that Terraform is in is one of those that the provider block allows. */
export const accountMismatch: Rule = {
  id: "account-mismatch",
  source: "AWS provider documentation: allowed_account_ids, forbidden_account_ids",
  types: "*",
  operations: ["configure"],
  refuses({ context, config }) {
    if (context.provider !== "aws") return undefined;
    const role = assumedRole(context);
    const account = accountInArn(role) ?? context.accountId;
    const list = (name: string) => {
      const value = at(config, name);
      return isArray(value) ? value : [];
    };
    const allowed = list("allowed_account_ids");
    if (account === undefined) return undefined;
    if ((allowed.length === 0 || allowed.includes(account)) && !list("forbidden_account_ids").includes(account))
      return undefined;
    return {
      summary: "AWS account ID not allowed",
      detail: `AWS account ID not allowed: ${account}${role === undefined ? "" : `, the account of ${role}`}; allowed: ${allowed.join(", ") || "others"}`,
      fix: "assume a role of the environment's own account (deployRoleArn), or correct awsAccountId",
      path: [{ attribute: "allowed_account_ids" }],
    };
  },
};
