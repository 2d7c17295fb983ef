import { usesPrivateLink } from "../derive/network";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";

/** Where PrivateLink is switched on. */
export function privateLinkPath(network: EnvironmentDraft["data"]["network"]): Path {
  return network?.mode === "customer-managed" && network.privateLink?.backend === true
    ? ["network", "privateLink", "backend"]
    : ["network", "privateLink"];
}

/** Of the add-on Enhanced Security and Compliance, which is sold with the Enterprise tier alone. */
const ENHANCED = [
  ["complianceProfile", "the compliance security profile"],
  ["enhancedMonitoring", "enhanced security monitoring"],
  ["automaticClusterUpdate", "automatic cluster update"],
] as const;

/** What only the Enterprise tier has is not asked of a Premium account. */
export const tier = perEnvironment((env, account) => {
  if (account.data.tier !== "PREMIUM") return [];
  const uses: readonly (readonly [path: Path, feature: string])[] = [
    ...(usesPrivateLink(env.data.network) ? [[privateLinkPath(env.data.network), "PrivateLink"] as const] : []),
    ...entries(env.data.workspaces)
      .filter(([, { ipAccessList }]) => ipAccessList !== undefined)
      .map(([key]) => [["workspaces", key, "ipAccessList"], "an IP access list"] as const),
    ...entries(env.data.workspaces).flatMap(([key, { security }]) =>
      ENHANCED.filter(([field]) => security?.[field] !== undefined && security[field] !== false).map(
        ([field, what]) => [["workspaces", key, "security", field], what] as const,
      ),
    ),
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
