import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { OrganizationMembership } from "../../modules/security/organization-membership";

/** What bucket policies with the organization's perimeter wait for; nothing where the environment has no perimeter. */
export function organizationMembership(stack: Construct, env: Environment): ITerraformDependable[] {
  const { perimeterOrganizationId: organizationId } = env.foundation;
  if (organizationId === undefined) return [];
  const setting = `foundation.organization.id of environment ${env.name}`;
  return [
    configured(
      new OrganizationMembership(stack, "organization", { organizationId, setting }),
      "foundation.organization",
    ).dependable,
  ];
}
