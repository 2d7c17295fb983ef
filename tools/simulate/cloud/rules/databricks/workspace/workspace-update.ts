import { at } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

interface Fixed {
  readonly attribute: string;
  /** The change that is refused: of a value that is set, or of one that is not. */
  readonly once: "set" | "unset";
  readonly why: string;
  readonly fix: string;
}

const FIXED: readonly Fixed[] = [
  {
    attribute: "network_id",
    once: "unset",
    why: "it runs in a VPC that Databricks manages, and cannot move to one of your own",
    fix: "keep network.mode, or make another workspace",
  },
  {
    attribute: "storage_customer_managed_key_id",
    once: "set",
    why: "its key for workspace storage cannot be exchanged",
    fix: "keep the key, which KMS rotates by itself under the same id, or make another workspace",
  },
];

/** What a running workspace does not let itself be changed to, although Terraform plans it in place. */
export const workspaceUpdate: Rule = {
  id: "workspace-update",
  source:
    "Databricks, API reference, Update a workspace: https://docs.databricks.com/api/workspaces/v1/update-workspace-public",
  types: ["databricks_mws_workspaces"],
  operations: ["update"],
  refuses({ planned, existing, changed }) {
    if (existing === undefined) return undefined;
    const refused = FIXED.find(({ attribute, once }) => {
      const [before, after] = [existing.attributes, planned].map((object) => textOf(at(object, attribute)));
      return changed.includes(attribute) && before !== after && (before === undefined) === (once === "unset");
    });
    return (
      refused && {
        summary: "INVALID_STATE: the workspace cannot be updated",
        detail: `${refused.attribute} of ${describe(existing)} cannot change: ${refused.why}`,
        fix: refused.fix,
        path: [{ attribute: refused.attribute }],
      }
    );
  },
};
