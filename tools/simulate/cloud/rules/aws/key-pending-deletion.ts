import { pendingDeletion } from "../../aws/pending-deletion";
import { namedBy } from "../../references";
import type { Rule } from "../../rule";

/** A key whose deletion was asked for cannot be used any more. */
export const keyPendingDeletion: Rule = {
  id: "key-pending-deletion",
  source: "KMS developer guide, key states: KMSInvalidStateException",
  types: "*",
  operations: ["create", "update"],
  refuses({ type, planned, store }) {
    if (planned === null || !type.startsWith("aws_")) return undefined;
    const named = namedBy(type, planned).find(({ reference, name }) => {
      return reference.targets.includes("aws_kms_key") && store.isTaken(pendingDeletion({ arn: name }));
    });
    if (!named) return undefined;
    return {
      summary: "KMSInvalidStateException",
      detail: `${type}: ${named.path} is ${named.value}, which is pending deletion`,
      fix: "use another key, or cancel the deletion (aws kms cancel-key-deletion) and import the key",
      path: [{ attribute: named.path.split(".")[0] ?? "" }],
    };
  },
};
