import { covers, type PolicyStatement, parsePolicy } from "../../emitted/policies";
import { resourcesOf } from "../../emitted/resources";
import type { Rule } from "../rule";

export const kmsNoLockout: Rule = {
  id: "kms-no-lockout",
  description:
    "Every key policy lets the account or an administrator change it again. A key that nobody manages can be neither repaired nor deleted, and what it encrypts may be lost.",
  waive: "never",
  check: ({ json }) =>
    resourcesOf(json, "aws_kms_key", "aws_kms_replica_key", "aws_kms_key_policy").flatMap(({ address, args }) => {
      if (args.bypass_policy_lockout_safety_check === true) {
        return {
          address,
          message: "the check of KMS against lock-out is turned off",
          fix: "remove bypass_policy_lockout_safety_check",
        };
      }
      // Without a policy KMS gives the account every right.
      if (args.policy === undefined || parsePolicy(args.policy)?.some(administers) === true) return [];
      return {
        address,
        message: "the key policy names nobody who may administer the key",
        fix: "allow kms:* on * to arn:aws:iam::<account>:root without a condition",
      };
    }),
};

/** Allows its principals, without a condition, to change the policy itself. */
function administers(statement: PolicyStatement): boolean {
  return (
    statement.effect === "Allow" &&
    statement.conditions.length === 0 &&
    statement.principals.some(({ type, value }) => type === "AWS" && value !== "*") &&
    statement.resources.includes("*") &&
    statement.actions.some((action) => covers(action, "kms:PutKeyPolicy"))
  );
}
