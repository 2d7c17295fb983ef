import { errorAt, perEnvironment, warningAt } from "./check";
import { ownNetwork } from "./own-network";

/** Clusters can reach the control plane, and nothing is configured that NAT would be needed for. */
export const networkExits = perEnvironment((env) => {
  const { nat, privateLink, subnets } = ownNetwork(env) ?? {};
  if (nat !== "none") return [];
  return [
    ...(privateLink?.backend === false
      ? [
          errorAt(
            env,
            ["network", "nat"],
            "without NAT and without back-end PrivateLink, no cluster can reach the Databricks control plane",
            'set nat to "single" or "per-az", or privateLink.backend to true',
          ),
        ]
      : []),
    ...(subnets?.public !== undefined
      ? [warningAt(env, ["network", "subnets", "public"], 'has no effect with nat "none"', "remove it")]
      : []),
  ];
});
