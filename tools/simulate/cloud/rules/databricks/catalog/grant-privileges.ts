import { privilegesOf } from "../../../databricks/privileges";
import { grantsListed, grantTarget } from "../../../databricks/securables";
import type { Rule } from "../../../rule";

/** A securable knows only its own privileges. */
export const grantPrivileges: Rule = {
  id: "grant-privileges",
  source: "facts 12; Unity Catalog API: INVALID_PARAMETER_VALUE, privilege is not applicable",
  types: ["databricks_grant", "databricks_grants"],
  operations: ["create", "update"],
  refuses({ planned, published }) {
    const target = planned && grantTarget(planned);
    const known = target && privilegesOf(published, target.kind);
    if (!planned || !target || !known) return undefined;
    for (const { principal, privileges } of grantsListed(planned)) {
      const wrong = privileges.filter((privilege) => !known.includes(privilege));
      if (wrong.length === 0) continue;
      return {
        summary: "INVALID_PARAMETER_VALUE: Privilege is not applicable to the securable",
        detail: `${wrong.join(", ")}, granted to "${principal}", cannot be granted on ${target.kind} ${target.name}`,
        fix: `grant some of ${known.join(", ")}`,
        path: [{ attribute: "grant" }],
      };
    }
    return undefined;
  },
};
