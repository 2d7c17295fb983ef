import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

const ENTERPRISE_ONLY = [
  "private_access_settings_id",
  "managed_services_customer_managed_key_id",
  "storage_customer_managed_key_id",
  "customer_managed_key_id",
];

/** Private access and customer-managed keys need the Enterprise tier. */
export const workspaceTier: Rule = {
  id: "workspace-tier",
  source: "settled facts C10",
  types: ["databricks_mws_workspaces"],
  operations: ["create", "update"],
  refuses({ planned }) {
    const tier = textOf(at(planned, "pricing_tier"))?.toUpperCase();
    const used = ENTERPRISE_ONLY.filter((name) => textOf(at(planned, name)) !== undefined);
    const [first] = used;
    if (tier === undefined || tier === "ENTERPRISE" || first === undefined) return undefined;
    return {
      summary: "FEATURE_DISABLED",
      detail: `${used.join(", ")}: not available in the tier ${tier}`,
      fix: "set pricing_tier to ENTERPRISE, or do without",
      path: [{ attribute: first }],
    };
  },
};
