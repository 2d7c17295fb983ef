import { range, workspaceSubnetBits, ZONES_PER_SLOT } from "../derive/subnets";
import { type EnvironmentDraft, entries, errorAt, isWritten, type Path, perEnvironment, repeated } from "./check";
import { ownNetwork } from "./own-network";
import { isVpcSize } from "./vpc";

/** A workspace whose subnets are derived from its slot. */
interface Slot {
  readonly key: string;
  readonly slot: number;
}

/** The slots of one block of the VPC. */
export interface Slots {
  readonly cidr: string;
  /** Where the block is written. */
  readonly path: Path;
  /** Network bits of each subnet. */
  readonly bits: number;
  /** How many slots the block holds. */
  readonly rooms: number;
  /** The last quarter is for endpoints, NAT and firewall. */
  readonly shared: boolean;
  readonly unfit: readonly Slot[];
  readonly twice: readonly [later: Slot, earlier: Slot][];
  /** What is neither of these. */
  readonly own: readonly Slot[];
}

/** Every workspace has a slot of its own, in the part of the VPC that is for workspaces. */
export const networkSlots = perEnvironment((env) =>
  slotsOf(env).flatMap(({ cidr, bits, rooms, shared, unfit, twice }) => [
    ...unfit.map(({ key, slot }) =>
      errorAt(
        env,
        ["workspaces", key, "networkSlot"],
        `slot ${slot} does not fit: ${shared ? `the first three quarters of ${cidr} hold` : `${cidr} holds`} ${rooms} slots of ${ZONES_PER_SLOT} subnets of /${bits}${shared ? " (the last quarter is for endpoints and NAT)" : ""}`,
        rooms === 0
          ? "use a larger VPC, a higher network.workspaceSubnetBits, or write the subnets under network.subnets.workspaces"
          : `use a slot below ${rooms}, a larger VPC, or a higher network.workspaceSubnetBits`,
      ),
    ),
    ...twice.map(([later, earlier]) =>
      errorAt(
        env,
        ["workspaces", later.key, "networkSlot"],
        `workspaces ${earlier.key} and ${later.key} have the same slot ${later.slot}, and with it the same subnets`,
        "give each workspace its own slot",
      ),
    ),
  ]),
);

/** The slots of an environment, by block of its VPC; without blocks or subnets whose size is not known. */
export function slotsOf(env: EnvironmentDraft): Slots[] {
  const network = ownNetwork(env);
  if (network === undefined) return [];
  const { cidr, secondCidr, workspaceSubnetBits: written, subnets } = network;
  if (written === undefined && isWritten(env, ["network", "workspaceSubnetBits"])) return [];
  const second = new Set(secondCidr?.workspaces);
  const derived = entries(env.data.workspaces).flatMap(([key, { networkSlot }]) =>
    networkSlot === undefined || Object.hasOwn(subnets?.workspaces ?? {}, key) ? [] : [{ key, slot: networkSlot }],
  );
  const of = (block: string | undefined, path: Path, shared: boolean, all: readonly Slot[]): Slots[] => {
    if (block === undefined || !isVpcSize(block)) return [];
    const bits = workspaceSubnetBits({ cidr: block, workspaceSubnetBits: written });
    const { first, last } = range(block);
    const size = (last - first + 1) * (shared ? 3 / 4 : 1);
    const rooms = Math.floor(size / (2 ** (32 - bits) * ZONES_PER_SLOT));
    const fitting = all.filter(({ slot }) => slot < rooms);
    const twice = repeated(fitting, ({ slot }) => String(slot));
    const again = new Set(twice.map(([later]) => later));
    return [
      {
        cidr: block,
        path,
        bits,
        rooms,
        shared,
        unfit: all.filter(({ slot }) => slot >= rooms),
        twice,
        own: fitting.filter((slot) => !again.has(slot)),
      },
    ];
  };
  return [
    ...of(
      cidr,
      ["network", "cidr"],
      true,
      derived.filter(({ key }) => !second.has(key)),
    ),
    ...of(
      secondCidr?.cidr,
      ["network", "secondCidr", "cidr"],
      false,
      derived.filter(({ key }) => second.has(key)),
    ),
  ];
}
