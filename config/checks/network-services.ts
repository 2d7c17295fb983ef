import { isLinkLocal } from "../derive/dhcp-servers";
import { contains } from "../derive/subnets";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, perEnvironment, warningAt } from "./check";
import { ownNetwork } from "./own-network";

const DHCP = ["network", "dhcpOptions"] as const;

/** Endpoints and servers that nodes ask fit the VPC. */
export const networkServices = perEnvironment((env) => [...halves(env), ...nameServers(env), ...serversElsewhere(env)]);

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
  // Whoever asks AWS's server gets its answers.
  if (servers === undefined || servers.every(isLinkLocal)) return [];
  return [
    warningAt(
      env,
      [...DHCP, "domainNameServers"],
      "machines ask these servers instead of AWS's, and names of endpoints in the VPC lead to public addresses unless the servers forward to it",
      "let them forward to the VPC's resolver (an inbound endpoint), or remove the setting",
    ),
  ];
}

/**
 * Nodes ask only servers in the VPC: Databricks' rules for groups and ACLs leave no room for UDP to elsewhere, and the
 * firewall drops it.
 */
function serversElsewhere(env: EnvironmentDraft): Problem[] {
  const network = ownNetwork(env);
  const blocks = [network?.cidr, network?.secondCidr?.cidr].filter((cidr) => cidr !== undefined);
  if (blocks.length === 0) return [];
  const kinds = [
    ["domainNameServers", "forward domains to it by connections.dns.forward instead, or use a server in the VPC"],
    ["ntpServers", "use a server in the VPC, or AWS's, which is there without the setting (169.254.169.123)"],
  ] as const;
  return kinds.flatMap(([kind, fix]) =>
    (network?.dhcpOptions?.[kind] ?? []).flatMap((ip, index) =>
      isLinkLocal(ip) || blocks.some((block) => contains(block, `${ip}/32`))
        ? []
        : [
            errorAt(
              env,
              [...DHCP, kind, index],
              `${ip} is outside of the VPC, where nodes ask no server: only TCP to declared destinations leaves it`,
              fix,
            ),
          ],
    ),
  );
}
