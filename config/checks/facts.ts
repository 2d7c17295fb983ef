import { factsWith } from "../derive/region-overrides";
import type { RegionFacts } from "../facts/regions";
import type { AccountDraft, EnvironmentDraft } from "./check";

/** What is known of the environment's region, the account's word first; undefined where region or shard are wrong. */
export function factsOfDraft(env: EnvironmentDraft, account: AccountDraft): RegionFacts | undefined {
  const { region } = env.data;
  const { shard, regionOverrides } = account.data;
  return region === undefined || shard === undefined ? undefined : factsWith(region, shard, regionOverrides);
}
