import { at } from "../../../schema/value";
import { callerArn } from "../../aws/caller";
import { statements } from "../../aws/policies";
import { resourceVerdict } from "../../iam";
import type { Rule } from "../../rule";

/** Whoever sets a key's policy must be able to change it again. */
export const keyPolicyLockout: Rule = {
  id: "key-policy-lockout",
  source: "KMS developer guide, key policies: policy lockout safety check (MalformedPolicyDocumentException)",
  types: ["aws_kms_key", "aws_kms_key_policy", "aws_kms_replica_key"],
  operations: ["create", "update"],
  refuses({ context, published, planned }) {
    const policy = statements(at(planned, "policy"));
    if (policy.length === 0 || at(planned, "bypass_policy_lockout_safety_check") === true) return undefined;
    const principal = callerArn({ context, published });
    if (resourceVerdict(policy, { principal, action: "kms:PutKeyPolicy", resource: "*" }) === "allow") return undefined;
    return {
      summary: "MalformedPolicyDocumentException",
      detail: `The new key policy will not allow you to update the key policy in the future: it does not let ${principal} do kms:PutKeyPolicy`,
      fix: "allow kms:* to the account (arn:aws:iam::<account>:root), so that its IAM policies decide who administers the key",
      path: [{ attribute: "policy" }],
    };
  },
};
