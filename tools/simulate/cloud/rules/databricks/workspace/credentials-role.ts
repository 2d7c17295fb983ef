import { at } from "../../../../schema/value";
import { databricksPrincipals, roleByArn, trusts } from "../../../databricks/roles";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** The role of a credential configuration lets Databricks in, for this account and no other. */
export const credentialsRole: Rule = {
  id: "credentials-role",
  source: "facts 6.1 and 6.3: Databricks checks the role when the credentials are made; issue 1363",
  types: ["databricks_mws_credentials"],
  operations: ["create"],
  refuses({ context, published, store, planned }) {
    const role = roleByArn(store, textOf(at(planned, "role_arn")));
    // A role that is not there at all: reference-exists says so.
    if (role === undefined) return undefined;
    const { accountId, logDeliveryRoleArn } = databricksPrincipals(published, context.host);
    const partition = logDeliveryRoleArn.split(":")[1];
    const known = [`arn:${partition}:iam::${accountId}:root`, logDeliveryRoleArn];
    if (known.some((principal) => trusts(role, principal, context.accountId))) return undefined;
    return {
      summary: "MALFORMED_REQUEST: Failed credential validation checks",
      detail: `${describe(role)} cannot be assumed by Databricks: its trust policy has to allow sts:AssumeRole to arn:${partition}:iam::${accountId}:root (log delivery: ${logDeliveryRoleArn}) with sts:ExternalId ${context.accountId}, the Databricks account id`,
      fix: "correct the principal and sts:ExternalId in assume_role_policy of the role",
      path: [{ attribute: "role_arn" }],
    };
  },
};
