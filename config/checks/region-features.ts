import { usesPrivateLink as anyPrivateLink } from "../derive/network";
import type { RegionFacts } from "../facts/regions";
import { entriesOf } from "../kinds/entries";
import type { AnyEntry } from "../kinds/kind";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedEnvironment } from "../schema/environment";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, warningAt } from "./check";
import { factsOfDraft } from "./facts";
import { privateLinkPath } from "./tier";

type Env = Salvaged<ParsedEnvironment>;
interface Use {
  readonly path: Path;
  /** What to do without the feature. */
  readonly instead: string;
}
type Override = "workspaceService" | "relayService" | "samplesBucket";

/** Features that not every region has: where the configuration asks for them. */
const FEATURES: readonly {
  readonly capability: keyof RegionFacts["capabilities"];
  readonly name: string;
  readonly uses: (env: Env) => readonly Use[];
}[] = [
  {
    capability: "privateLink",
    name: "PrivateLink",
    uses: (env) =>
      usesPrivateLink(env)
        ? [
            {
              path: privateLinkPath(env.network),
              instead: privateLinkPath(env.network).length === 2 ? "remove it" : "set it to false",
            },
          ]
        : [],
  },
  {
    capability: "serverlessCompute",
    name: "serverless compute",
    uses: serverlessUses,
  },
];

/** Facts that can be doubtful: when they matter, and which override replaces them. */
const FACTS: readonly {
  readonly fact: string;
  readonly inUse: (env: Env) => boolean;
  readonly override?: Override;
}[] = [
  { fact: "privateLink.workspaceService", inUse: usesPrivateLink, override: "workspaceService" },
  { fact: "privateLink.relayService", inUse: usesPrivateLink, override: "relayService" },
  { fact: "buckets.samples", inUse: () => true, override: "samplesBucket" },
  { fact: "buckets.artifacts", inUse: () => true },
  { fact: "buckets.logs", inUse: () => true },
  { fact: "buckets.systemTables", inUse: () => true },
  { fact: "nickname", inUse: () => true },
  { fact: "capabilities.serverlessCompute", inUse: (env) => serverlessUses(env).length > 0 },
];

/** A region has what the environment asks of it, and doubtful facts are named where they matter. */
export const regionFeatures = perEnvironment((env, account) => {
  const facts = factsOfDraft(env, account);
  if (facts === undefined) return [];
  const overrides = account.data.regionOverrides?.[facts.region] ?? {};
  return [
    ...FEATURES.filter(({ capability }) => !facts.capabilities[capability]).flatMap(({ name, uses }) =>
      uses(env.data).map(({ path, instead }) =>
        errorAt(env, path, `${facts.region} has no ${name}`, `${instead}, or use another region`),
      ),
    ),
    ...FACTS.flatMap(({ fact, inUse, override }): Problem[] => {
      const doubt = facts.unverified.find(({ path }) => path === fact);
      if (!doubt || !inUse(env.data) || (override !== undefined && overrides[override] !== undefined)) return [];
      return [doubtful(env, account.file, facts.region, fact, doubt.note, override)];
    }),
  ];
});

function doubtful(
  env: EnvironmentDraft,
  accountFile: string,
  region: string,
  fact: string,
  note: string,
  override: Override | undefined,
): Problem {
  const message = `${fact} of ${region} is in use and not certain: ${note}`;
  const place =
    override === undefined
      ? "correct it in config/facts/regions/table.ts"
      : `set regionOverrides["${region}"].${override} in ${accountFile}`;
  return warningAt(env, ["region"], message, `check it, and if it is wrong, ${place}`);
}

function usesPrivateLink(env: Env): boolean {
  return anyPrivateLink(env.network);
}

/** The warehouse that every workspace has, and what kinds say that they run on. */
function serverlessUses(env: Env): Use[] {
  const instead = "set it to false";
  return [
    ...entries(env.workspaces)
      .filter(([, workspace]) => workspace.bootstrapWarehouse?.serverless)
      .map(([key]) => ({ path: ["workspaces", key, "bootstrapWarehouse", "serverless"], instead })),
    ...entriesOf<Salvaged<AnyEntry>>(env).flatMap(({ path, kind, entry }) =>
      (kind.compute?.(entry) ?? [])
        .filter((compute) => compute.kind === "serverless")
        .map(({ field, ...compute }) => ({
          path: field === undefined ? path : [...path, field],
          instead: compute.instead,
        })),
    ),
  ];
}
