import { at } from "../../../../schema/value";
import { principalNamed } from "../../../databricks/principals";
import { accountOf } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { itemsOf, textOf, textsAt } from "../../../values";

/** Kind of rule set → roles that it knows. Source: provider documentation, databricks_access_control_rule_set. */
const ROLES: Readonly<Record<string, readonly string[]>> = {
  servicePrincipals: ["roles/servicePrincipal.user", "roles/servicePrincipal.manager"],
  groups: ["roles/group.manager"],
  ruleSets: ["roles/marketplace.admin", "roles/billing.admin", "roles/tagPolicy.creator", "roles/tagPolicy.manager"],
  tagPolicies: ["roles/tagPolicy.assigner", "roles/tagPolicy.manager"],
  budgetPolicies: ["roles/budgetPolicy.manager", "roles/budgetPolicy.user"],
};
const PRINCIPAL_TYPES: Readonly<Record<string, string>> = {
  users: "databricks_user",
  groups: "databricks_group",
  servicePrincipals: "databricks_service_principal",
};

/** A rule set belongs to something of the account, and gives roles that fit to principals that exist. */
export const ruleSet: Rule = {
  id: "rule-set",
  source: "hazard H20; provider documentation, databricks_access_control_rule_set",
  types: ["databricks_access_control_rule_set"],
  operations: ["create", "update"],
  refuses(request) {
    const { store, planned } = request;
    const name = textOf(at(planned, "name")) ?? "";
    const account = accountOf(request);
    const [, named, kind = "ruleSets", target] =
      /^accounts\/([^/]+)(?:\/(\w+)\/([^/]+))?\/ruleSets\/default$/.exec(name) ?? [];
    const path = [{ attribute: "name" }];
    const summary = "INVALID_PARAMETER_VALUE";
    if (named === undefined || (account !== undefined && named !== account)) {
      const detail = `"${name}" is no rule set of the account ${account}`;
      const fix = "write it as accounts/<account id>/servicePrincipals/<application id>/ruleSets/default";
      return { summary, detail, fix, path };
    }
    if (
      kind === "servicePrincipals" &&
      !principalNamed(store, account, target ?? "", ["databricks_service_principal"])
    ) {
      const detail = `The rule set is about the service principal ${target}, which the account does not have`;
      return {
        summary: "RESOURCE_DOES_NOT_EXIST",
        detail,
        fix: "take application_id, not id, of the service principal",
        path,
      };
    }
    for (const rule of itemsOf(planned, "grant_rules")) {
      const role = textOf(at(rule, "role")) ?? "";
      if (ROLES[kind] && !ROLES[kind].includes(role)) {
        const detail = `The role "${role}" does not exist in a rule set of ${kind}; it has ${ROLES[kind].join(", ")}`;
        return { summary, detail, fix: "use one of these roles", path: [{ attribute: "grant_rules" }] };
      }
      const stranger = textsAt(rule, "principals").find((principal) => {
        const [type = "", id = ""] = principal.split("/");
        return !principalNamed(store, account, id, [PRINCIPAL_TYPES[type] ?? ""]);
      });
      if (stranger !== undefined) {
        const detail = `The rule set gives ${role} to "${stranger}", whom the account does not know`;
        const fix =
          "write users/<name>, groups/<display name> or servicePrincipals/<application id>, of one that exists";
        return { summary: "PRINCIPAL_DOES_NOT_EXIST", detail, fix, path: [{ attribute: "grant_rules" }] };
      }
    }
    return undefined;
  },
};
