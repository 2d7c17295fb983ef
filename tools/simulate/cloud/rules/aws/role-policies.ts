import { at } from "../../../schema/value";
import { describe } from "../../describe";
import type { Rule } from "../../rule";

/** A role goes after its policies. */
export const rolePolicies: Rule = {
  id: "role-policies",
  source: "IAM API, DeleteRole: DeleteConflict",
  types: ["aws_iam_role"],
  operations: ["delete"],
  refuses({ existing, store }) {
    if (!existing || at(existing.attributes, "force_detach_policies") === true) return undefined;
    const name = at(existing.attributes, "name");
    const policy = store
      .ofType("aws_iam_role_policy", "aws_iam_role_policy_attachment")
      .find(({ attributes, account }) => attributes.role === name && account === existing.account);
    if (!policy) return undefined;
    return {
      summary: "DeleteConflict",
      detail: `Cannot delete ${describe(existing)}: it still has ${describe(policy)}`,
      fix: "let the policy refer to the role, so that it goes first; for policies from elsewhere set force_detach_policies",
    };
  },
};
