import { at } from "../../../../schema/value";
import { trialOf, WITH_ROLE } from "../../../databricks/credential-role";
import { permissionsOf, trusts } from "../../../databricks/roles";
import { describe } from "../../../describe";
import { identityVerdict } from "../../../iam";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** The role may assume itself: its trust policy and its own policy say so. */
export const credentialRoleSelf: Rule = {
  id: "credential-role-self",
  source: "settled facts D13: refused for credentials made after 20 September 2024; issues 4596, 4755, examples 116",
  types: WITH_ROLE,
  operations: ["create", "update"],
  refuses(request) {
    const { role, externalId, path } = trialOf(request) ?? {};
    const arn = textOf(at(role?.attributes, "arn"));
    if (role === undefined || arn === undefined) return undefined;
    const { statements } = permissionsOf(request.store, role);
    const own = identityVerdict(statements, { principal: arn, action: "sts:AssumeRole", resource: arn }) === "allow";
    const trusted = externalId === undefined || trusts(role, arn, externalId);
    if (own && trusted) return undefined;
    return {
      summary: "PERMISSION_DENIED: the AWS IAM role of the storage credential is not self-assuming",
      detail: `${describe(role)} cannot assume itself: ${own ? "its trust policy does not name it, with the external id" : "its policy does not allow sts:AssumeRole on itself"}`,
      fix: own
        ? "trust the own account with aws:PrincipalArn of the role, and the same sts:ExternalId"
        : "allow sts:AssumeRole on the role's own ARN in its policy",
      ...(path && { path }),
    };
  },
};
