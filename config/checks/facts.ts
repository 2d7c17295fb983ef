import { type RegionFacts, regionFacts } from "../facts/regions";
import type { AccountDraft, EnvironmentDraft } from "./check";

/** What is published about the environment's region; undefined where the region is wrong or its shard unknown. */
export function factsOfDraft(env: EnvironmentDraft, account: AccountDraft): RegionFacts | undefined {
  const { region } = env.data;
  const { shard } = account.data;
  return region === undefined || shard === undefined ? undefined : regionFacts(region, shard);
}
