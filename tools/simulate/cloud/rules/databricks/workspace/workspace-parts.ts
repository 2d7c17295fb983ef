import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

const NEEDED = ["aws_region", "credentials_id", "storage_configuration_id"];
const CLASSIC_ONLY = [
  "credentials_id",
  "storage_configuration_id",
  "network_id",
  "private_access_settings_id",
  "storage_customer_managed_key_id",
];

/** A workspace needs a region, credentials and storage; a serverless one brings its own. */
export const workspaceParts: Rule = {
  id: "workspace-parts",
  source: "provider 1.99.0, databricks_mws_workspaces: checked when it is applied; facts 9",
  types: ["databricks_mws_workspaces"],
  operations: ["create"],
  refuses({ planned }) {
    const isSet = (name: string) => textOf(at(planned, name)) !== undefined;
    const serverless = at(planned, "compute_mode") === "SERVERLESS";
    const wrong = serverless ? CLASSIC_ONLY.filter(isSet) : NEEDED.filter((name) => !isSet(name));
    const [first] = wrong;
    if (first === undefined) return undefined;
    return {
      summary: "INVALID_PARAMETER_VALUE",
      detail: serverless
        ? `A workspace with compute_mode SERVERLESS has no ${wrong.join(", ")}`
        : `databricks_mws_workspaces needs ${wrong.join(", ")}`,
      fix: serverless ? `leave out ${wrong.join(", ")}` : `set ${wrong.join(", ")}`,
      path: [{ attribute: first }],
    };
  },
};
