import { entries, errorAt, type Path, perEnvironment } from "./check";

/** What only the Enterprise tier has is not asked of a Premium account. */
export const tier = perEnvironment((env, account) => {
  if (account.data.tier !== "PREMIUM") return [];
  const uses: readonly (readonly [path: Path, feature: string])[] = [
    ...(env.data.network?.privateLink?.backend
      ? [[["network", "privateLink", "backend"], "PrivateLink"] as const]
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
