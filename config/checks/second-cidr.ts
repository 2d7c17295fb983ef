import { contains, overlaps } from "../derive/subnets";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, perEnvironment } from "./check";
import { ownNetwork } from "./own-network";
import { isVpcSize } from "./vpc";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
const BENCHMARK = "198.19.0.0/16";

/**
 * Range of the first block → ranges that AWS refuses beside it; a first block outside all of them (public, or
 * 100.64.0.0/10) refuses every private one. Source: AWS, "IPv4 CIDR block association restrictions".
 */
const REFUSED: readonly (readonly [first: string, second: readonly string[]])[] = [
  ["10.0.0.0/8", ["172.16.0.0/12", "192.168.0.0/16", BENCHMARK]],
  ["172.16.0.0/12", ["10.0.0.0/8", "192.168.0.0/16", BENCHMARK, "172.31.0.0/16"]],
  ["192.168.0.0/16", ["10.0.0.0/8", "172.16.0.0/12", BENCHMARK]],
  [BENCHMARK, PRIVATE],
];

/** A second block is one that AWS lets stand beside the first. */
export const secondCidr = perEnvironment((env) => {
  const { cidr: first, secondCidr: second } = ownNetwork(env) ?? {};
  return second?.cidr === undefined ? [] : [...size(env, second.cidr), ...beside(env, first, second.cidr)];
});

const PATH = ["network", "secondCidr", "cidr"];

function size(env: EnvironmentDraft, cidr: string): Problem[] {
  return isVpcSize(cidr)
    ? []
    : [errorAt(env, PATH, `${cidr} does not have the size of a VPC's block`, "use a block from /16 to /25")];
}

function beside(env: EnvironmentDraft, first: string | undefined, second: string): Problem[] {
  if (first === undefined) return [];
  if (overlaps(first, second)) {
    return [errorAt(env, PATH, `${second} overlaps the VPC's first block ${first}`, "use a block that does not")];
  }
  const refused = REFUSED.find(([range]) => contains(range, first))?.[1] ?? [...PRIVATE, BENCHMARK];
  const range = refused.find((block) => overlaps(block, second));
  if (range === undefined) return [];
  return [
    errorAt(
      env,
      PATH,
      `AWS does not let ${second} stand beside ${first}: nothing of ${range} may`,
      "use a block of the same private range, or of 100.64.0.0/10",
    ),
  ];
}
