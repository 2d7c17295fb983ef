import { at } from "../../../../schema/value";
import { contentsOf } from "../../../databricks/contents";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** What holds something is deleted only with `force_destroy`. */
export const securableNotEmpty: Rule = {
  id: "securable-not-empty",
  source: "hazard H21, pain 7: issues 3157, 2188, 4746; Unity Catalog API: … is not empty",
  types: [
    "databricks_catalog",
    "databricks_connection",
    "databricks_credential",
    "databricks_external_location",
    "databricks_metastore",
    "databricks_schema",
    "databricks_storage_credential",
  ],
  operations: ["delete"],
  refuses({ existing, store }) {
    if (existing === undefined || at(existing.attributes, "force_destroy") === true) return undefined;
    const contents = contentsOf(store, existing);
    const [first] = contents;
    if (first === undefined) return undefined;
    const more = contents.length > 1 ? ` and ${contents.length - 1} more` : "";
    return {
      summary: "INVALID_STATE: not empty",
      detail: `${describe(existing)} is not empty, or in use: ${describe(first)}${more}`,
      fix: "delete what it holds first, with a reference or depends_on to keep the order; or set force_destroy, and apply that before the destroy",
    };
  },
};
