import { at } from "../../../../schema/value";
import { metastoreOf } from "../../../databricks/scope";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** A recipient outside Databricks takes a metastore that shares with the outside. */
export const recipientScope: Rule = {
  id: "recipient-scope",
  source:
    'Databricks, "Enable Delta Sharing on a metastore": open sharing needs delta_sharing_scope INTERNAL_AND_EXTERNAL',
  types: ["databricks_recipient"],
  operations: ["create"],
  refuses(request) {
    const { planned, store } = request;
    if (at(planned, "authentication_type") !== "TOKEN") return undefined;
    const metastore = store.find("databricks_metastore", "metastore_id", metastoreOf(request) ?? null);
    // Not known of a metastore that others have made.
    const scope = metastore?.attributes.delta_sharing_scope;
    if (metastore === undefined || scope === undefined || scope === "INTERNAL_AND_EXTERNAL") return undefined;
    return {
      summary: "INVALID_STATE: Delta Sharing with external recipients is not enabled",
      detail: `databricks_recipient with a token is outside Databricks, but ${describe(metastore)} shares only inside the account`,
      fix: "set delta_sharing_scope of the metastore to INTERNAL_AND_EXTERNAL, or share with another metastore by its id",
      path: [{ attribute: "authentication_type" }],
    };
  },
};
