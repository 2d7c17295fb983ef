import ipaddr from "ipaddr.js";
import { factsOf } from "../../../../facts";
import { at, type ObjectValue } from "../../../../schema/value";
import { addressOf } from "../../../databricks/caller-address";
import { workspaceOf } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import type { StoreView } from "../../../store";
import { textOf, textsAt } from "../../../values";

/** A workspace without public access answers only through PrivateLink, to whoever comes from a private address. */
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
    if (isPrivate(addressOf(request)) && hasFrontend(store, settings.attributes)) return undefined;
    return {
      summary: "PERMISSION_DENIED: Unauthorized network access to workspace",
      detail: `${type}: the workspace ${textOf(at(workspace.attributes, "workspace_name"))} has no public access, and Terraform comes from ${addressOf(request)}`,
      fix: "run Terraform inside the network with front-end PrivateLink, or set public_access_enabled",
    };
  },
};

/** The runner is in a connected network; an address of the internet never is. */
function isPrivate(address: string): boolean {
  return ipaddr.isValid(address) && ["private", "carrierGradeNat"].includes(ipaddr.parse(address).range());
}

/** An endpoint to the workspace service is registered, and let in. */
function hasFrontend(store: StoreView, settings: ObjectValue): boolean {
  const allowed = textsAt(settings, "allowed_vpc_endpoint_ids");
  return store
    .ofType("databricks_mws_vpc_endpoint")
    .filter(({ attributes }) => at(attributes, "use_case") === "WORKSPACE_ACCESS")
    .some(
      ({ attributes }) =>
        at(settings, "private_access_level") !== "ENDPOINT" ||
        allowed.includes(textOf(at(attributes, "vpc_endpoint_id")) ?? ""),
    );
}
