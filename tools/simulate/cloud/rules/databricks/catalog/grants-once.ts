import { at } from "../../../../schema/value";
import { metastoreOf, metastoreOfObject, same } from "../../../databricks/scope";
import { grantedId, grantTarget } from "../../../databricks/securables";
import { describe } from "../../../describe";
import { withText } from "../../../lookup";
import type { Rule } from "../../../rule";

/** One resource owns the grants of a securable: of two, each undoes what the other did. */
export const grantsOnce: Rule = {
  id: "grants-once",
  source: "hazard H10, pain 6: issues 2596, 3024, 4346; provider documentation, databricks_grants",
  types: ["databricks_grant", "databricks_grants"],
  operations: ["create"],
  refuses(request) {
    const { type, store, planned } = request;
    const target = planned && grantTarget(planned);
    const metastore = metastoreOf(request);
    if (!target) return undefined;
    const other = withText(store, grantedId, `${target.kind} ${target.name.toLowerCase()}`).find((grants) => {
      const both = type === "databricks_grant" && grants.type === "databricks_grant";
      const clash = !both || same(at(grants.attributes, "principal"), at(planned, "principal"));
      return clash && metastoreOfObject(store, grants) === metastore;
    });
    if (other === undefined) return undefined;
    return {
      summary: "CONFLICT",
      detail: `The grants of ${target.kind} ${target.name} belong to ${describe(other)} already; each would take away what the other grants`,
      fix: "keep one databricks_grants for the securable, or only databricks_grant, one per principal",
      path: [{ attribute: target.kind }],
    };
  },
};
