import { usesBackendPrivateLink } from "../derive/network";
import { entries, errorAt, type Path, perEnvironment } from "./check";

/** Where back-end PrivateLink is switched on. */
export function privateLinkPath(mode: string | undefined): Path {
  return mode === "existing" ? ["network", "privateLink"] : ["network", "privateLink", "backend"];
}

/** What only the Enterprise tier has is not asked of a Premium account. */
export const tier = perEnvironment((env, account) => {
  if (account.data.tier !== "PREMIUM") return [];
  const uses: readonly (readonly [path: Path, feature: string])[] = [
    ...(usesBackendPrivateLink(env.data.network)
      ? [[privateLinkPath(env.data.network?.mode), "PrivateLink"] as const]
      : []),
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
