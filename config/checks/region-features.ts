import { usesPrivateLink as anyPrivateLink } from "../derive/network";
import { REGION_OVERRIDES, type RegionOverride } from "../derive/region-overrides";
import type { RegionFacts } from "../facts/regions";
import { entriesOf } from "../kinds/entries";
import type { AnyEntry } from "../kinds/view";
import type { Salvaged } from "../lenient";
import type { Problem } from "../problem";
import type { ParsedEnvironment } from "../schema/environment";
import { entries, errorAt, type Path, perEnvironment, warningAt } from "./check";
import { factsOfDraft } from "./facts";
import { privateLinkPath } from "./tier";

type Env = Salvaged<ParsedEnvironment>;
interface Use {
  readonly path: Path;
  /** What to do without the feature. */
  readonly instead: string;
}

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

/** When a fact matters that the account may replace. Default: always. */
const MATTERS: Partial<Record<keyof RegionOverride, (env: Env) => boolean>> = {
  workspaceService: usesPrivateLink,
  relayService: usesPrivateLink,
  serverlessCompute: (env) => serverlessUses(env).length > 0,
};

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
    ...REGION_OVERRIDES.flatMap(({ name, fact }): Problem[] => {
      const doubt = facts.unverified.find(({ path }) => path === fact);
      if (doubt === undefined || overrides[name] !== undefined || MATTERS[name]?.(env.data) === false) return [];
      return [
        warningAt(
          env,
          ["region"],
          `${fact} of ${facts.region} is in use and not certain: ${doubt.note}`,
          `check it, and write what is right into regionOverrides["${facts.region}"].${name} in ${account.file}`,
        ),
      ];
    }),
  ];
});

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
