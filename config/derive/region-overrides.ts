import { type RegionFacts, regionFacts, type Shard } from "../facts/regions";
import type { Salvaged } from "../lenient";
import type { ParsedAccount } from "../schema/account";

/** What an account may say instead of what is published about a region. Node types are added to those that are known. */
export type RegionOverride = Salvaged<ParsedAccount>["regionOverrides"] extends infer Overrides
  ? Omit<NonNullable<NonNullable<Overrides>[keyof NonNullable<Overrides>]>, "nodeTypes">
  : never;

/** One override: the fact that it replaces, as `RegionFacts` has it, and how. */
function replaces<Name extends keyof RegionOverride>(
  name: Name,
  fact: string,
  apply: (facts: RegionFacts, value: NonNullable<RegionOverride[Name]>) => RegionFacts,
) {
  const applied = (facts: RegionFacts, override: RegionOverride): RegionFacts => {
    const value = override[name] ?? undefined;
    return value === undefined ? facts : apply(facts, value);
  };
  return { name, fact, applied };
}

/** Every override there is. */
export const REGION_OVERRIDES = [
  replaces("workspaceService", "privateLink.workspaceService", (facts, workspaceService) => ({
    ...facts,
    privateLink: { ...facts.privateLink, workspaceService },
  })),
  replaces("relayService", "privateLink.relayService", (facts, relayService) => ({
    ...facts,
    privateLink: { ...facts.privateLink, relayService },
  })),
  replaces("artifactBuckets", "buckets.artifacts", (facts, artifacts) => ({
    ...facts,
    buckets: { ...facts.buckets, artifacts },
  })),
  replaces("logsBucket", "buckets.logs", (facts, logs) => ({ ...facts, buckets: { ...facts.buckets, logs } })),
  replaces("samplesBucket", "buckets.samples", (facts, samples) => ({
    ...facts,
    buckets: { ...facts.buckets, samples },
  })),
  replaces("systemTablesBucket", "buckets.systemTables", (facts, systemTables) => ({
    ...facts,
    buckets: { ...facts.buckets, systemTables },
  })),
  // The host of the web application begins with it.
  replaces("nickname", "nickname", (facts, nickname) => ({
    ...facts,
    nickname,
    hosts: { ...facts.hosts, webApp: facts.hosts.webApp.replace(/^[^.]+/, nickname) },
  })),
  replaces("serverlessCompute", "capabilities.serverlessCompute", (facts, serverlessCompute) => ({
    ...facts,
    capabilities: { ...facts.capabilities, serverlessCompute },
  })),
];

/** Facts of a region as an account has them; undefined where its shard does not serve the region. */
export function factsWith(
  region: string,
  shard: Shard,
  overrides: Readonly<Record<string, RegionOverride>> | undefined,
): RegionFacts | undefined {
  const facts = regionFacts(region, shard);
  const override = overrides?.[region];
  if (facts === undefined || override === undefined) return facts;
  return REGION_OVERRIDES.reduce((so, { applied }) => applied(so, override), facts);
}
