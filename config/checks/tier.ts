import { usesPrivateLink } from "../derive/network";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";

/** Where PrivateLink is switched on. */
export function privateLinkPath(network: EnvironmentDraft["data"]["network"]): Path {
  return network?.mode === "customer-managed" && network.privateLink?.backend === true
    ? ["network", "privateLink", "backend"]
    : ["network", "privateLink"];
}

/** What only the Enterprise tier has is not asked of a Premium account. */
export const tier = perEnvironment((env, account) => {
  if (account.data.tier !== "PREMIUM") return [];
  const uses: readonly (readonly [path: Path, feature: string])[] = [
    ...(usesPrivateLink(env.data.network) ? [[privateLinkPath(env.data.network), "PrivateLink"] as const] : []),
    ...entries(env.data.workspaces)
      .filter(([, { ipAccessList }]) => ipAccessList !== undefined)
      .map(([key]) => [["workspaces", key, "ipAccessList"], "an IP access list"] as const),
  ];
  return uses.map(([path, feature]) =>
    errorAt(
      env,
      path,
      `${feature} needs the Enterprise tier, and the account is PREMIUM`,
      `remove it, or set tier to "ENTERPRISE" in ${account.file} if that is what the account has`,
    ),
  );
});
