import { placementsOf } from "../derive/placements";
import type { Problem } from "../problem";
import { prefixLength } from "../schema/cidr";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";
import { ownNetwork } from "./own-network";

/** AWS keeps five addresses of every subnet. Source: VPC user guide, "Subnet CIDR blocks". */
const usable = (bits: number) => 2 ** (32 - bits) - 5;

/** Everything that stands in the endpoints' subnets finds an address there, in each zone. */
export const endpointSubnetSize = perEnvironment((env) => {
  const needed = addresses(env);
  return blocks(env).flatMap(({ path, bits }): Problem[] =>
    needed <= usable(bits)
      ? []
      : [
          errorAt(
            env,
            path,
            `a subnet of the endpoints of /${bits} has ${usable(bits)} addresses, and endpoints, resolvers and load balancers need ${needed}`,
            "write larger blocks under network.subnets.endpoints, or use fewer endpoints",
          ),
        ],
  );
});

/** Addresses that are taken in each zone. */
function addresses(env: EnvironmentDraft): number {
  const { privateLink, endpoints, connections } = ownNetwork(env) ?? {};
  const shared = privateLink?.frontend?.endpoint?.mode === "shared";
  const counts = [
    2, // STS and Kinesis
    privateLink?.backend === true ? 2 : 0,
    privateLink?.serviceDirect === undefined || privateLink.serviceDirect === "off" ? 0 : 1,
    shared && privateLink?.frontend?.inboundResolver === true ? 1 : 0,
    (endpoints ?? []).filter((service) => service !== "dynamodb").length,
    entries(connections?.dns?.forward).length > 0 ? 1 : 0,
    entries(connections?.endpointServices).length,
    placementsOf(env.data).filter(({ subnets }) => subnets === "endpoints").length,
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Written blocks, or the derived one: 1/256 of the VPC, at the smallest a /28. */
function blocks(env: EnvironmentDraft): { readonly path: Path; readonly bits: number }[] {
  const network = ownNetwork(env);
  const written = entries(network?.subnets?.endpoints);
  if (written.length > 0) {
    return written.map(([zone, block]) => ({
      path: ["network", "subnets", "endpoints", zone],
      bits: prefixLength(block),
    }));
  }
  if (network?.cidr === undefined) return [];
  return [{ path: ["network", "cidr"], bits: Math.min(prefixLength(network.cidr) + 8, 28) }];
}
