import { factsOf } from "../../../../facts";
import { providerConfigId } from "../../../databricks/scope";
import type { Rule, RuleRequest } from "../../../rule";

/** Every resource type works with a provider of the account, of a workspace, or of both. */
export const providerLevel: Rule = {
  id: "provider-level",
  source: "hazard H1; settled facts B8; provider 1.99.0 by type: tools/simulate/facts/databricks.json; issue 4212",
  types: "*",
  operations: ["create", "update", "delete"],
  refuses(request) {
    const { type, context } = request;
    const level = context.provider === "databricks" ? factsOf(type)?.level : undefined;
    if (level === undefined || context.level === undefined) return undefined;
    return context.level === "workspace" ? throughWorkspace(request, level) : throughAccount(request, level);
  },
};

function throughWorkspace({ type, context }: RuleRequest, level: "account" | "workspace" | "both") {
  const { host, accountId } = context;
  if (level === "account") {
    return {
      summary: "invalid Databricks Account configuration",
      detail: `${type} belongs to the account, but its provider has the workspace host ${host}`,
      fix: "use the provider with host https://accounts.cloud.databricks.com and account_id",
    };
  }
  if (level === "both" && accountId !== undefined) {
    return {
      summary: "invalid Databricks Account configuration",
      detail: `${type} works at both levels; with account_id beside the workspace host ${host}, provider 1.99 takes the account's API and does not find it there`,
      fix: "take account_id, and DATABRICKS_ACCOUNT_ID, from the provider of the workspace",
    };
  }
  return undefined;
}

function throughAccount({ type, context, planned, existing }: RuleRequest, level: "account" | "workspace" | "both") {
  if (level === "workspace" && providerConfigId(planned ?? existing?.attributes) === undefined) {
    return {
      summary: "invalid Databricks Workspace configuration",
      detail: `${type} lives in a workspace, but its provider has the account host ${context.host}`,
      fix: "use a provider whose host is the URL of the workspace, without account_id",
    };
  }
  if (context.accountId === undefined) {
    return {
      summary: "invalid Databricks Account configuration",
      detail: `${type}: the provider has the account host ${context.host}, but no account_id`,
      fix: "set account_id in the provider",
    };
  }
  return undefined;
}
