import { at } from "../../../../schema/value";
import { workspaceById } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** A workspace takes a connectivity configuration of its own region. */
export const nccRegion: Rule = {
  id: "ncc-region",
  source: 'Databricks, "Serverless network security"; facts 10',
  types: ["databricks_mws_ncc_binding"],
  operations: ["create", "update"],
  refuses({ store, planned }) {
    const id = at(planned, "network_connectivity_config_id");
    const ncc = store.find("databricks_mws_network_connectivity_config", "network_connectivity_config_id", id);
    const workspace = workspaceById(store, at(planned, "workspace_id"));
    const [theirs, ours] = [textOf(at(ncc?.attributes, "region")), textOf(at(workspace?.attributes, "aws_region"))];
    if (theirs === undefined || ours === undefined || theirs === ours) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: `The network connectivity configuration is for ${theirs}, the workspace is in ${ours}`,
      fix: `bind a configuration for ${ours}`,
      path: [{ attribute: "network_connectivity_config_id" }],
    };
  },
};
