import ipaddr from "ipaddr.js";
import { contains, overlaps } from "../derive/subnets";
import type { Problem } from "../problem";
import { prefixLength } from "../schema/cidr";
import { type Check, type EnvironmentDraft, errorAt, warningAt } from "./check";
import { ownNetwork } from "./own-network";

/** Network bits of a VPC. Source: Databricks, "Configure a customer-managed VPC"; AWS allows at most a /16. */
const LARGEST = 16;
const SMALLEST = 25;

/** Whether a block has a size that a VPC may have. */
export function isVpcSize(cidr: string): boolean {
  const bits = prefixLength(cidr);
  return bits >= LARGEST && bits <= SMALLEST;
}

/** Kinds of address that AWS refuses, or that cannot be routed, as a VPC. */
const UNUSABLE = ["unspecified", "loopback", "linkLocal", "multicast", "broadcast"];
const PRIVATE = ["private", "carrierGradeNat"];
/**
 * Docker's own network, on cluster nodes too: a node does not reach another one that has such an address.
 * Sources: Docker, "Bridge network driver"; AWS, "VPC CIDR blocks", on services that use the block.
 */
export const DOCKER = "172.17.0.0/16";

/** The VPC has a size and addresses that work, and does not overlap those of other environments. */
export const vpc: Check = ({ environments }) => [
  ...environments.flatMap((env) => [...size(env), ...addresses(env)]),
  ...environments.flatMap((env, index) => overlapping(env, environments.slice(0, index))),
];

function size(env: EnvironmentDraft): Problem[] {
  const cidr = ownNetwork(env)?.cidr;
  if (cidr === undefined || isVpcSize(cidr)) return [];
  return [
    errorAt(
      env,
      ["network", "cidr"],
      `${cidr} is ${prefixLength(cidr) < LARGEST ? "larger" : "smaller"} than a VPC may be`,
      `use a block from /${LARGEST} to /${SMALLEST}`,
    ),
  ];
}

function addresses(env: EnvironmentDraft): Problem[] {
  const cidr = ownNetwork(env)?.cidr;
  if (cidr === undefined) return [];
  const kind = ipaddr.IPv4.parse(cidr.split("/")[0] ?? "").range();
  const use = "use a private block, for example 10.20.0.0/16";
  if (UNUSABLE.includes(kind))
    return [errorAt(env, ["network", "cidr"], `${cidr} cannot be a VPC's block (${kind})`, use)];
  if (contains(DOCKER, cidr)) {
    return [
      warningAt(
        env,
        ["network", "cidr"],
        `${cidr} is in ${DOCKER}, which Docker and some AWS services keep to themselves`,
        "use another private block, for example 10.20.0.0/16",
      ),
    ];
  }
  if (PRIVATE.includes(kind)) return [];
  return [
    warningAt(
      env,
      ["network", "cidr"],
      `${cidr} is not private: the same addresses on the internet cannot be reached`,
      use,
    ),
  ];
}

function overlapping(env: EnvironmentDraft, earlier: readonly EnvironmentDraft[]): Problem[] {
  const cidr = ownNetwork(env)?.cidr;
  if (cidr === undefined) return [];
  return earlier.flatMap((other) => {
    const theirs = ownNetwork(other)?.cidr;
    if (theirs === undefined || !overlaps(cidr, theirs)) return [];
    return [
      warningAt(
        env,
        ["network", "cidr"],
        `${cidr} overlaps the VPC ${theirs} of ${other.file}, so that the two can never be peered`,
        "use a block of its own, unless they stay apart for good",
      ),
    ];
  });
}
