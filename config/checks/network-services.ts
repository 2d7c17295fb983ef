import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, perEnvironment, warningAt } from "./check";
import { ownNetwork } from "./own-network";

/** Endpoints and name servers of the VPC fit together. */
export const networkServices = perEnvironment((env) => [...halves(env), ...nameServers(env)]);

/** Pulling an image asks one service and reads from the other. */
function halves(env: EnvironmentDraft): Problem[] {
  const services = ownNetwork(env)?.endpoints ?? [];
  const pairs = [
    ["ecr.dkr", "ecr.api"],
    ["ecr.api", "ecr.dkr"],
  ] as const;
  return pairs
    .filter(([one, other]) => services.includes(one) && !services.includes(other))
    .map(([one, other]) =>
      errorAt(
        env,
        ["network", "endpoints"],
        `has ${one} without ${other}: container images need both`,
        `add "${other}", or remove "${one}"`,
      ),
    );
}

function nameServers(env: EnvironmentDraft): Problem[] {
  const servers = ownNetwork(env)?.dhcpOptions?.domainNameServers;
  if (servers === undefined) return [];
  return [
    warningAt(
      env,
      ["network", "dhcpOptions", "domainNameServers"],
      "machines ask these servers instead of AWS's, and names of endpoints in the VPC lead to public addresses unless the servers forward to it",
      "let them forward to the VPC's resolver (an inbound endpoint), or remove the setting",
    ),
  ];
}
