import { at } from "../../../../schema/value";
import type { Rule } from "../../../rule";
import { textOf, textsAt } from "../../../values";

const USE_CASE: Readonly<Record<string, string>> = {
  managed_services_customer_managed_key_id: "MANAGED_SERVICES",
  storage_customer_managed_key_id: "STORAGE",
};

/** A workspace names its keys by `customer_managed_key_id`, each registered for the use. */
export const customerManagedKeyUse: Rule = {
  id: "customer-managed-key-use",
  source: "pain 15: issue 3303 (id is account and key id together); Account API, encryption keys",
  types: ["databricks_mws_workspaces"],
  operations: ["create", "update"],
  refuses({ store, planned }) {
    for (const [attribute, useCase] of Object.entries(USE_CASE)) {
      const id = textOf(at(planned, attribute));
      if (id === undefined) continue;
      const path = [{ attribute }];
      if (id.includes("/")) {
        return {
          summary: "INVALID_PARAMETER_VALUE",
          detail: `${attribute} is "${id}", the id of the Terraform resource: account and key together`,
          fix: "use the attribute customer_managed_key_id of databricks_mws_customer_managed_keys, not id",
          path,
        };
      }
      const key = store.find("databricks_mws_customer_managed_keys", "customer_managed_key_id", id);
      const uses = key ? textsAt(key.attributes, "use_cases") : [useCase];
      if (!uses.includes(useCase)) {
        return {
          summary: "INVALID_PARAMETER_VALUE",
          detail: `${attribute} names a key that is registered for ${uses.join(", ")}`,
          fix: `use a key with ${useCase} among its use_cases`,
          path,
        };
      }
    }
    return undefined;
  },
};
