import { factsOf } from "../../../../facts";
import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Configurations of an account name the account that the provider signs in to. */
export const accountId: Rule = {
  id: "account-id",
  source: "Databricks Account API: the account is part of every address",
  types: "*",
  operations: ["create", "update"],
  refuses({ type, context, planned }) {
    if (context.provider !== "databricks" || factsOf(type)?.level !== "account") return undefined;
    const named = textOf(at(planned, "account_id"));
    if (named === undefined || context.accountId === undefined || named === context.accountId) return undefined;
    return {
      summary: "PERMISSION_DENIED",
      detail: `${type} names the account ${named}, but the provider signs in to ${context.accountId}`,
      fix: "use one Databricks account id in both",
      path: [{ attribute: "account_id" }],
    };
  },
};
