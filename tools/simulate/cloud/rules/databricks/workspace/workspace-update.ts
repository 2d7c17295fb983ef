import { at } from "../../../../schema/value";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

interface Fixed {
  readonly attribute: string;
  /** The change that is refused: of a value that is set, or of one that is not. */
  readonly once: "set" | "unset" | "either";
  /** Only in a workspace without classic compute. */
  readonly serverless?: true;
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
  {
    attribute: "managed_services_customer_managed_key_id",
    once: "either",
    serverless: true,
    why: "of a serverless workspace it also encrypts the storage, and is fixed when the workspace is made",
    fix: "keep foundation.kms.serverlessWorkspaces as it was when the workspace was made, or make another workspace",
  },
];

/** The provider notes as done what was refused, and reads no empty values. */
const LOOKS_DONE =
  "Take the change back and apply, or Terraform's state says that it is done: the next plan shows no difference";

/** What a running workspace does not let itself be changed to, although Terraform plans it in place. */
export const workspaceUpdate: Rule = {
  id: "workspace-update",
  source:
    "Databricks, API reference, Update a workspace: https://docs.databricks.com/api/workspaces/v1/update-workspace-public; provider issue 4491",
  types: ["databricks_mws_workspaces"],
  operations: ["update"],
  refuses({ planned, existing, changed }) {
    if (existing === undefined) return undefined;
    const isServerless = at(existing.attributes, "compute_mode") === "SERVERLESS";
    const refused = FIXED.find(({ attribute, once, serverless = false }) => {
      if (serverless && !isServerless) return false;
      const [before, after] = [existing.attributes, planned].map((object) => textOf(at(object, attribute)));
      return (
        changed.includes(attribute) &&
        before !== after &&
        (once === "either" || (before === undefined) === (once === "unset"))
      );
    });
    return (
      refused && {
        summary: "INVALID_STATE: the workspace cannot be updated",
        detail: `${refused.attribute} of ${describe(existing)} cannot change: ${refused.why}`,
        fix: `${refused.fix}. ${LOOKS_DONE}`,
        path: [{ attribute: refused.attribute }],
      }
    );
  },
};
