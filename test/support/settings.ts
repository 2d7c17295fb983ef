import { findSetting } from "../../config/find-setting";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";

/** Whether the account's or an environment's file has a setting at this path; the keys of maps are free. */
export function isSetting(path: readonly string[]): boolean {
  return [accountSchema, environmentSchema].some((schema) => "segments" in findSetting(schema, path.join(".")));
}
