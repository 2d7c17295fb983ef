import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { itemsOf, textOf } from "../../../values";

/** A workspace whose network has endpoints needs private access settings, and never gets rid of them. */
export const privateAccess: Rule = {
  id: "private-access",
  source: 'facts 9: settings can be changed but not removed; Databricks, "Enable private connectivity"',
  types: ["databricks_mws_workspaces"],
  operations: ["create", "update"],
  refuses({ store, planned, existing }) {
    const has = textOf(at(planned, "private_access_settings_id")) !== undefined;
    const path = [{ attribute: "private_access_settings_id" }];
    if (has) return undefined;
    if (textOf(at(existing?.attributes, "private_access_settings_id")) !== undefined) {
      return {
        summary: "cannot remove private access settings from workspace",
        detail: "The workspace has private access settings; they can be exchanged, but not taken away",
        fix: "keep private_access_settings_id, and open the settings instead",
        path,
      };
    }
    const network = store.find("databricks_mws_networks", "network_id", at(planned, "network_id"));
    if (itemsOf(network?.attributes, "vpc_endpoints").length === 0) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: "The network of the workspace has VPC endpoints, but the workspace has no private access settings",
      fix: "set private_access_settings_id",
      path,
    };
  },
};
