import { factsOf } from "../../../../facts";
import { at } from "../../../../schema/value";
import { addressOf } from "../../../databricks/caller-address";
import { workspaceOf } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** A workspace without public access answers only through PrivateLink, and Terraform does not come that way. */
export const publicAccess: Rule = {
  id: "public-access",
  source: "hazard H11; facts 9: public_access_enabled false needs front-end PrivateLink",
  types: "*",
  operations: ["create", "update", "delete"],
  refuses(request) {
    const { type, context, store } = request;
    if (context.provider !== "databricks" || factsOf(type)?.level === "account") return undefined;
    const workspace = workspaceOf(request);
    const settings = store.find(
      "databricks_mws_private_access_settings",
      "private_access_settings_id",
      at(workspace?.attributes, "private_access_settings_id"),
    );
    const isOpen = settings === undefined || at(settings.attributes, "public_access_enabled") === true;
    if (workspace === undefined || isOpen) return undefined;
    return {
      summary: "PERMISSION_DENIED: Unauthorized network access to workspace",
      detail: `${type}: the workspace ${textOf(at(workspace.attributes, "workspace_name"))} has no public access, and Terraform comes from ${addressOf(request)}`,
      fix: "run Terraform inside the network with front-end PrivateLink, or set public_access_enabled",
    };
  },
};
