import { range, workspaceSubnetBits, ZONES_PER_SLOT } from "../derive/subnets";
import { type EnvironmentDraft, entries, errorAt, isWritten, perEnvironment, repeated } from "./check";
import { isVpcSize } from "./vpc";

/** A workspace whose subnets are derived from its slot. */
interface Slot {
  readonly key: string;
  readonly slot: number;
}

interface Slots {
  readonly cidr: string;
  /** Network bits of each subnet. */
  readonly bits: number;
  /** How many slots the VPC holds. */
  readonly rooms: number;
  readonly unfit: readonly Slot[];
  readonly shared: readonly [later: Slot, earlier: Slot][];
  /** What is neither of these. */
  readonly own: readonly Slot[];
}

/** Every workspace has a slot of its own, in the part of the VPC that is for workspaces. */
export const networkSlots = perEnvironment((env) => {
  const slots = slotsOf(env);
  if (slots === undefined) return [];
  const { cidr, bits, rooms, unfit, shared } = slots;
  return [
    ...unfit.map(({ key, slot }) =>
      errorAt(
        env,
        ["workspaces", key, "networkSlot"],
        `slot ${slot} does not fit: the first three quarters of ${cidr} hold ${rooms} slots of ${ZONES_PER_SLOT} subnets of /${bits} (the last quarter is for endpoints and NAT)`,
        rooms === 0
          ? "use a larger VPC, a higher network.workspaceSubnetBits, or write the subnets under network.subnets.workspaces"
          : `use a slot below ${rooms}, a larger VPC, or a higher network.workspaceSubnetBits`,
      ),
    ),
    ...shared.map(([later, earlier]) =>
      errorAt(
        env,
        ["workspaces", later.key, "networkSlot"],
        `workspaces ${earlier.key} and ${later.key} have the same slot ${later.slot}, and with it the same subnets`,
        "give each workspace its own slot",
      ),
    ),
  ];
});

/** The slots of an environment; undefined where the VPC's size or that of the subnets is not known. */
export function slotsOf(env: EnvironmentDraft): Slots | undefined {
  const { cidr, workspaceSubnetBits: written, subnets } = env.data.network ?? {};
  if (cidr === undefined || !isVpcSize(cidr)) return undefined;
  if (written === undefined && isWritten(env, ["network", "workspaceSubnetBits"])) return undefined;
  const bits = workspaceSubnetBits({ cidr, workspaceSubnetBits: written });
  const { first, last } = range(cidr);
  const rooms = Math.floor(((last - first + 1) * 3) / 4 / (2 ** (32 - bits) * ZONES_PER_SLOT));
  const all = entries(env.data.workspaces).flatMap(([key, { networkSlot }]) =>
    networkSlot === undefined || Object.hasOwn(subnets?.workspaces ?? {}, key) ? [] : [{ key, slot: networkSlot }],
  );
  const fitting = all.filter(({ slot }) => slot < rooms);
  const shared = repeated(fitting, ({ slot }) => String(slot));
  return {
    cidr,
    bits,
    rooms,
    unfit: all.filter(({ slot }) => slot >= rooms),
    shared,
    own: fitting.filter((slot) => !shared.some(([later]) => later === slot)),
  };
}
