import { endpointNeeds } from "../derive/placements";
import type { Problem } from "../problem";
import { errorAt, perEnvironment } from "./check";
import { ownNetwork } from "./own-network";

/** What stands in subnets without a way out calls AWS over endpoints of the VPC. */
export const serviceEndpoints = perEnvironment((env) => {
  const network = ownNetwork(env);
  if (network === undefined) return [];
  const there: readonly (string | undefined)[] = network.endpoints ?? [];
  const missing = new Map<string, Problem>();
  for (const { service, path, what } of endpointNeeds(env.data)) {
    const key = [...path, service].join(".");
    if (there.includes(service)) continue;
    missing.set(
      key,
      errorAt(
        env,
        path,
        `${what} in the VPC calls ${service}, and its subnets have no way out to it`,
        `add "${service}" to network.endpoints`,
      ),
    );
  }
  return [...missing.values()];
});
