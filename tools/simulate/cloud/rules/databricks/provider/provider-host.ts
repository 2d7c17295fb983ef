import { factsOf } from "../../../../facts";
import { at, isUnknown } from "../../../../schema/value";
import { providerConfigId, workspaceAt } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** The host of a workspace-level provider is known when Terraform plans, and a workspace answers there. */
export const providerHost: Rule = {
  id: "provider-host",
  source: "hazard H2 (a host that is made in the same state is not known when it is needed); issue 5304",
  types: "*",
  operations: ["plan", "create", "update", "delete"],
  refuses({ operation, type, context, store, planned, existing }) {
    if (context.provider !== "databricks" || context.level === "account") return undefined;
    if (factsOf(type)?.level === "account" || providerConfigId(planned ?? existing?.attributes)) return undefined;
    if (context.host === undefined) {
      const unknown = isUnknown(at(context.config, "host"));
      return {
        summary: "default auth: cannot configure default credentials",
        detail: unknown
          ? `${type}: the host of its provider is not known yet, because the workspace is made by the same plan`
          : `${type}: its provider has no host`,
        fix: unknown
          ? "make the workspace in another stack, and read its URL from there"
          : "set host in the provider to the URL of the workspace",
      };
    }
    if (operation === "plan") return undefined;
    const workspace = workspaceAt(store, context.host);
    const status = textOf(at(workspace?.attributes, "workspace_status"));
    if (workspace !== undefined && (status ?? "RUNNING") === "RUNNING") return undefined;
    return {
      summary: "no such host",
      detail: workspace
        ? `The workspace at ${context.host} is ${status}, so ${type} cannot be reached`
        : `There is no workspace at ${context.host}, which is the host of the provider of ${type}`,
      fix: "take the provider's host from workspace_url of a databricks_mws_workspaces that is applied before",
    };
  },
};
