import { mapValues } from "../derive/map-values";
import { contains, deriveSubnets, overlaps } from "../derive/subnets";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";
import { slotsOf } from "./network-slots";

/** One subnet, and the setting that decides its block. */
interface Subnet {
  readonly what: string;
  readonly path: Path;
  readonly block: string;
  /** Written, not derived. */
  readonly written: boolean;
}
type Blocks = Readonly<Record<string, string>>;

/** Subnets lie in the VPC and apart from each other. Slots that cannot be had are reported as such. */
export const subnets = perEnvironment((env) => {
  const slots = slotsOf(env);
  const zones = env.data.network?.availabilityZoneIds;
  if (slots === undefined || zones === undefined) return [];
  const own = Object.fromEntries(slots.own.map(({ key, slot }) => [key, slot]));
  return misplaced(env, slots.cidr, subnetsOf(env, slots.cidr, zones, slots.bits, own));
});

function subnetsOf(
  env: EnvironmentDraft,
  cidr: string,
  zones: readonly string[],
  bits: number,
  slots: Readonly<Record<string, number>>,
): Subnet[] {
  const written = env.data.network?.subnets;
  const derived = deriveSubnets(
    {
      cidr,
      availabilityZoneIds: [...zones],
      nat: env.data.network?.nat ?? "none",
      subnets: { workspaces: { ...written?.workspaces }, endpoints: written?.endpoints, public: written?.public },
      workspaceSubnetBits: bits,
    },
    { ...mapValues(written?.workspaces ?? {}, () => 0), ...slots },
  );
  const list = (name: string, path: Path, blocks: Blocks, explicit: Blocks | undefined): Subnet[] =>
    entries(blocks)
      // A zone that was left out is reported as such.
      .filter(([zone]) => explicit === undefined || Object.hasOwn(explicit, zone))
      .map(([zone, block]) => ({
        what: `the subnet ${block} of ${name} in ${zone}`,
        path: explicit === undefined ? ["network", "cidr"] : ["network", "subnets", ...path, zone],
        block,
        written: explicit !== undefined,
      }));
  return [
    ...entries(derived.workspaces).flatMap(([key, blocks]) =>
      list(`workspace ${key}`, ["workspaces", key], blocks, written?.workspaces?.[key]),
    ),
    ...list("the endpoints", ["endpoints"], derived.endpoints, written?.endpoints),
    ...list("the NAT gateways", ["public"], derived.public, written?.public),
  ];
}

function misplaced(env: EnvironmentDraft, cidr: string, all: readonly Subnet[]): Problem[] {
  const inside = all.filter(({ block }) => contains(cidr, block));
  return [
    ...all
      .filter((subnet) => !inside.includes(subnet))
      .map(({ path, what, written }) =>
        errorAt(
          env,
          path,
          `${what} is not inside the VPC ${cidr}`,
          written ? "use a block of the VPC" : "use a larger VPC, or write the subnets under network.subnets",
        ),
      ),
    ...inside.flatMap((later, index) =>
      inside
        .slice(0, index)
        .filter((earlier) => overlaps(later.block, earlier.block))
        .map((earlier) =>
          errorAt(
            env,
            later.written ? later.path : earlier.path,
            `${later.what} overlaps ${earlier.what}`,
            "use blocks that do not overlap",
          ),
        ),
    ),
  ];
}
