import { trialOf, WITH_ROLE } from "../../../databricks/credential-role";
import type { Rule } from "../../../rule";

/** The role of a credential exists when Unity Catalog tries it. */
export const credentialRoleExists: Rule = {
  id: "credential-role-exists",
  source: "hazard H4, pain 2; facts 6.2: the credential is made first, with skip_validation, then the role",
  types: WITH_ROLE,
  operations: ["create", "update"],
  refuses(request) {
    const trial = trialOf(request);
    if (trial === undefined || trial.role !== undefined) return undefined;
    const isLocation = trial.location !== undefined;
    return {
      summary: "PERMISSION_DENIED: the AWS IAM role of the storage credential cannot be assumed",
      detail: `${request.type}: there is no role ${trial.roleArn}`,
      fix: isLocation
        ? "let the external location depend on the role, its policy and a time_sleep after it"
        : "set skip_validation to true: the role can only be made with the external id of the credential",
      path: trial.path,
    };
  },
};
