import { at } from "../../../schema/value";
import type { Rule } from "../../rule";
import { blockOf, itemsOf, textOf } from "../../values";

/** A copy of a DynamoDB table is in another region, under a key of that region where the table has a key of one's own. */
export const tableCopyKey: Rule = {
  id: "table-copy-key",
  source: "DynamoDB API, UpdateTable: ValidationException (KMSMasterKeyId must be specified for each replica)",
  types: ["aws_dynamodb_table"],
  operations: ["create", "update"],
  refuses({ planned, context }) {
    const own = textOf(at(planned ?? {}, "region")) ?? context.region;
    const ownKey = textOf(at(blockOf(planned, "server_side_encryption") ?? {}, "kms_key_arn"));
    for (const copy of itemsOf(planned, "replica")) {
      const region = textOf(at(copy, "region_name"));
      const key = textOf(at(copy, "kms_key_arn"));
      if (region === own) {
        return refused("Cannot add, delete, or update the local region through ReplicaUpdates", "name another region");
      }
      if (ownKey !== undefined && key === undefined) {
        return refused("KMSMasterKeyId must be specified for each replica", "set kms_key_arn of the replica");
      }
      if (key !== undefined && key.split(":")[3] !== region) {
        return refused(`${key} is not a key of ${region}`, "name the key's replica in the region of the replica");
      }
    }
    return undefined;
  },
};

const refused = (detail: string, fix: string) => ({
  summary: "ValidationException",
  detail,
  fix,
  path: [{ attribute: "replica" }],
});
