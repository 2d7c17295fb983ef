import { at, type ObjectValue } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

/** A network configuration, its subnets and its security groups serve one workspace. */
export const networkOfOneWorkspace: Rule = {
  id: "network-of-one-workspace",
  source:
    "provider documentation, databricks_mws_networks; Account API, Networks; settled facts A3 (documents disagree)",
  types: ["databricks_mws_workspaces"],
  operations: ["create", "update"],
  refuses({ store, planned, existing, changed, operation }) {
    if (operation === "update" && !changed.includes("network_id")) return undefined;
    const id = textOf(at(planned, "network_id"));
    const network = store.find("databricks_mws_networks", "network_id", id ?? null);
    if (network === undefined) return undefined;
    for (const other of store.ofType("databricks_mws_workspaces")) {
      if (other.key === existing?.key) continue;
      const theirs = store.find("databricks_mws_networks", "network_id", at(other.attributes, "network_id"));
      const shared = theirs?.key === network.key ? [id] : sharedParts(network.attributes, theirs?.attributes ?? {});
      if (shared.length === 0) continue;
      return {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `${describe(other)} uses ${shared.join(", ")} already; a network, its subnets and its security groups belong to one workspace`,
        fix: "give every workspace subnets and a security group of its own",
        path: [{ attribute: "network_id" }],
      };
    }
    return undefined;
  },
};

function sharedParts(one: ObjectValue, other: ObjectValue): string[] {
  return ["subnet_ids", "security_group_ids"].flatMap((name) => {
    const theirs = textsAt(other, name);
    return textsAt(one, name).filter((id) => theirs.includes(id));
  });
}
