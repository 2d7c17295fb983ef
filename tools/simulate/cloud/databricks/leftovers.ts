import { at } from "../../schema/value";
import type { CloudObject, StoreView } from "../store";
import { same } from "./scope";

/** Pseudo type: a workspace that is still bound to something after Terraform has destroyed the binding. */
export const LEFTOVER = "simulated_leftover_binding";

/** Type of a binding that destroy leaves in the service → attribute that names what is bound. */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  databricks_mws_ncc_binding: "network_connectivity_config_id",
  databricks_workspace_network_option: "network_policy_id",
};

/** What destroyed bindings of a type have left at a workspace. */
export function leftoversOf(store: StoreView, binding: CloudObject): CloudObject[] {
  return store
    .ofType(LEFTOVER)
    .filter(
      ({ attributes }) =>
        at(attributes, "binding") === binding.type &&
        same(at(attributes, "workspace_id"), at(binding.attributes, "workspace_id")),
    );
}
