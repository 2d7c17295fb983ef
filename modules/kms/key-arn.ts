import type { DataKey } from "../../config/facts/separate-keys";
import type { Taken } from "../../config/kinds/facets";

/** ARN of a key of data of the environment, a reference. */
export type KeyArn = (of: DataKey) => string;

/** ARN of the key that encrypts something; undefined where using it needs no permission. */
export function keyArnOf(key: Taken["key"], keyArn: KeyArn): string | undefined {
  switch (key.mode) {
    case "none":
      return undefined;
    case "other":
      return key.arn;
    default:
      return keyArn(key.mode);
  }
}
