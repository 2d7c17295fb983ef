import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Aspects } from "cdktf";
import type { Construct, IConstruct } from "constructs";

/**
 * Puts the permissions boundary on every role of a stack, whichever module makes it, now or later: a role that
 * was forgotten is one that the deploy roles may not make.
 * @param policyArn written out, because the policy belongs to another stack
 */
export function boundRoles(stack: Construct, policyArn: string): void {
  Aspects.of(stack).add({
    visit(node: IConstruct) {
      if (IamRole.isTerraformResource(node) && node.terraformResourceType === "aws_iam_role") {
        const role = node as IamRole;
        if (role.permissionsBoundaryInput === undefined) role.permissionsBoundary = policyArn;
      }
    },
  });
}
