import { type Placed, placementsOf } from "../derive/placements";
import type { Problem } from "../problem";
import { prefixLength } from "../schema/cidr";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";
import { ownNetwork } from "./own-network";

/** AWS keeps five addresses of every subnet. Source: VPC user guide, "Subnet CIDR blocks". */
const usable = (bits: number) => 2 ** (32 - bits) - 5;

/** Everything that stands in subnets that it shares with others finds an address there, in each zone. */
export const endpointSubnetSize = perEnvironment((env) => [
  ...tooSmall(env, "endpoints", addresses(env), {
    whose: "of the endpoints",
    who: "endpoints, resolvers and load balancers",
    instead: "use fewer endpoints",
  }),
  ...tooSmall(env, "dataServices", placed(env, "data-services"), {
    whose: "of the data services",
    who: "they",
    instead: "use fewer of them",
  }),
]);

interface Words {
  readonly whose: string;
  readonly who: string;
  readonly instead: string;
}

function tooSmall(env: EnvironmentDraft, of: "endpoints" | "dataServices", needed: number, words: Words): Problem[] {
  return blocks(env, of).flatMap(({ path, bits }) =>
    needed <= usable(bits)
      ? []
      : [
          errorAt(
            env,
            path,
            `a subnet ${words.whose} of /${bits} has ${usable(bits)} addresses, and ${words.who} need ${needed}`,
            `write larger blocks under network.subnets.${of}, or ${words.instead}`,
          ),
        ],
  );
}

/** Addresses that data services take in each zone in subnets of a sort. */
const placed = (env: EnvironmentDraft, sort: Placed["subnets"]): number =>
  placementsOf(env.data)
    .filter(({ subnets }) => subnets === sort)
    .reduce((sum, { addresses: taken = 1 }) => sum + taken, 0);

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
    placed(env, "endpoints"),
  ];
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Written blocks, or the derived one: 1/256 of the VPC, at the smallest a /28. */
function blocks(
  env: EnvironmentDraft,
  of: "endpoints" | "dataServices",
): { readonly path: Path; readonly bits: number }[] {
  const network = ownNetwork(env);
  const written = entries(network?.subnets?.[of]);
  if (written.length > 0) {
    return written.map(([zone, block]) => ({
      path: ["network", "subnets", of, zone],
      bits: prefixLength(block),
    }));
  }
  if (network?.cidr === undefined) return [];
  return [{ path: ["network", "cidr"], bits: Math.min(prefixLength(network.cidr) + 8, 28) }];
}
