import type { Layer } from "../../config/derive/layers";
import type { Account, Environment } from "../../config/model";
import { madeBy, namesOf } from "../../config/names/inventory";

/** Names of the buckets that a layer of the environment makes. */
export function bucketsBy(account: Account, env: Environment): (layer: Layer) => string[] {
  const names = namesOf(env, account);
  return (layer) => madeBy(names, layer, "bucket");
}
