import { at, type ObjectValue } from "../../schema/value";
import { textOf } from "../values";

/** What the store remembers of a key whose deletion was asked for: KMS keeps it for 7 to 30 days, unusable. */
export function pendingDeletion(key: ObjectValue): string {
  return `kms key pending deletion ${textOf(at(key, "arn")) ?? ""}`;
}
