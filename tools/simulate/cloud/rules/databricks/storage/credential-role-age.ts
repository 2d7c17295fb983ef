import { trialOf, WITH_ROLE } from "../../../databricks/credential-role";
import { PROPAGATION_MS, permissionsOf } from "../../../databricks/roles";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** AWS has had time to spread a new or changed role. */
export const credentialRoleAge: Rule = {
  id: "credential-role-age",
  source: "hazard H4, pain 3: issues 3069, 3843; facts 16: a wait hung on the role's policy",
  types: WITH_ROLE,
  operations: ["create", "update"],
  refuses(request) {
    const { role, path } = trialOf(request) ?? {};
    if (role === undefined) return undefined;
    const age = request.context.clock.now() - permissionsOf(request.store, role).changedAt;
    if (age >= PROPAGATION_MS) return undefined;
    return {
      summary: "PERMISSION_DENIED: the AWS IAM role of the storage credential cannot be assumed",
      detail: `${describe(role)} or its policy is ${age / 1000} s old; AWS needs some ${PROPAGATION_MS / 1000} s until it holds everywhere`,
      fix: "put a time_sleep between the role's policy and the external location: it depends on the policy, the location depends on it",
      ...(path && { path }),
    };
  },
};
