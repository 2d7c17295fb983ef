import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, isWritten, type Path, perEnvironment, warningAt } from "./check";
import { factsOfDraft } from "./facts";

/** Nothing is configured that the network's topology has no place for. */
export const topology = perEnvironment((env, account) => {
  const mode = env.data.network?.mode;
  if (mode === undefined || mode === "customer-managed") return [];
  return [
    ...slots(env, mode),
    ...(mode === "serverless-only" ? [...region(env, factsOfDraft(env, account)), ...classicCompute(env)] : []),
  ];
});

function slots(env: EnvironmentDraft, mode: string): Problem[] {
  return entries(env.data.workspaces)
    .filter(([key]) => isWritten(env, ["workspaces", key, "networkSlot"]))
    .map(([key]) =>
      warningAt(
        env,
        ["workspaces", key, "networkSlot"],
        `has no effect in a network of mode "${mode}"`,
        "remove it: only a customer-managed VPC has slots",
      ),
    );
}

function region(env: EnvironmentDraft, facts: ReturnType<typeof factsOfDraft>): Problem[] {
  if (facts === undefined || facts.capabilities.serverlessWorkspace) return [];
  return [
    errorAt(
      env,
      ["network", "mode"],
      `${facts.region} has no serverless-only workspaces (${facts.shard})`,
      'use mode "customer-managed", or another region',
    ),
  ];
}

/** What runs on nodes in a network, of which there is none. */
function classicCompute(env: EnvironmentDraft): Problem[] {
  const uses: (readonly [path: Path, what: string, fix: string])[] = [
    ...entries(env.data.workspaces).flatMap(([key, { clusterPolicies, bootstrapWarehouse }]) => [
      ...entries(clusterPolicies).map(
        ([name]) => [["workspaces", key, "clusterPolicies", name], "clusters", "remove it"] as const,
      ),
      ...(bootstrapWarehouse?.serverless === false
        ? [
            [
              ["workspaces", key, "bootstrapWarehouse", "serverless"],
              "a warehouse on classic compute",
              "set it to true",
            ] as const,
          ]
        : []),
    ]),
    ...draftEntries(env).flatMap(({ path, kind, entry }) =>
      (kind.compute?.(entry) ?? [])
        .filter((compute) => compute.kind === "classic")
        .map(({ field, what, instead }) => [field === undefined ? path : [...path, field], what, instead] as const),
    ),
  ];
  return uses.map(([path, what, fix]) =>
    errorAt(env, path, `needs ${what}, and the network is serverless-only`, `${fix}, or use another network.mode`),
  );
}
