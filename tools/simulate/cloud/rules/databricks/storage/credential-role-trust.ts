import { trialOf, WITH_ROLE } from "../../../databricks/credential-role";
import { databricksPrincipals, trusts } from "../../../databricks/roles";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";

/** The role lets Unity Catalog in, with the external id of this very credential. */
export const credentialRoleTrust: Rule = {
  id: "credential-role-trust",
  source: "hazard H4, pain 2: issues 4088, 2986; settled facts D13: the external id is the credential's own",
  types: WITH_ROLE,
  operations: ["create", "update"],
  refuses(request) {
    const { role, externalId, path } = trialOf(request) ?? {};
    if (role === undefined || externalId === undefined) return undefined;
    const { unityCatalogMasterRoleArn } = databricksPrincipals(request.published, request.context.host);
    if (trusts(role, unityCatalogMasterRoleArn, externalId)) return undefined;
    return {
      summary: "PERMISSION_DENIED: the AWS IAM role of the storage credential cannot be assumed",
      detail: `${describe(role)} does not let ${unityCatalogMasterRoleArn} in with the external id ${externalId} of the credential`,
      fix: "build the trust policy with aws_iam_role[0].external_id of the credential; it is neither the account id nor shared",
      ...(path && { path }),
    };
  },
};
