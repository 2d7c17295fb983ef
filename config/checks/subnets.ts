import { attachmentSubnets } from "../derive/connections/attachment-subnets";
import { mapValues } from "../derive/map-values";
import { standsIn } from "../derive/placements";
import { contains, deriveSubnets, networkBits } from "../derive/subnets";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, isWritten, type Path, perEnvironment } from "./check";
import { andSoDo, clashes } from "./nested";
import { type Slots, slotsOf } from "./network-slots";
import { ownNetwork } from "./own-network";

/** One subnet, and the setting that decides its block. */
interface Subnet {
  readonly what: string;
  readonly path: Path;
  readonly block: string;
  /** Block of the VPC that it has to lie in. */
  readonly within: string;
  /** Written, not derived. */
  readonly written: boolean;
}
type Blocks = Readonly<Record<string, string>>;

/** Subnets lie in the VPC and apart from each other. Slots that cannot be had are reported as such. */
export const subnets = perEnvironment((env) => {
  const slots = slotsOf(env);
  const zones = ownNetwork(env)?.availabilityZoneIds;
  const first = slots.find(({ shared }) => shared);
  if (first === undefined || zones === undefined) return [];
  return misplaced(env, subnetsOf(env, zones, first, slots));
});

function subnetsOf(env: EnvironmentDraft, zones: readonly string[], first: Slots, all: readonly Slots[]): Subnet[] {
  const network = ownNetwork(env);
  const written = network?.subnets;
  const second = all.find(({ shared }) => !shared);
  const inSecond = new Set(network?.secondCidr?.workspaces);
  const slots = Object.fromEntries(all.flatMap(({ own }) => own.map(({ key, slot }) => [key, slot])));
  const derived = deriveSubnets(
    {
      cidr: first.cidr,
      ...(second === undefined ? {} : { secondCidr: { cidr: second.cidr, workspaces: [...inSecond] } }),
      availabilityZoneIds: [...zones],
      nat: isWritten(env, ["network", "nat"]) && network?.nat === undefined ? "none" : network?.nat,
      egress: { ...network?.egress, allowedDomains: [], firewallLogs: { destination: "s3", retentionDays: 90 } },
      subnets: {
        workspaces: { ...written?.workspaces },
        endpoints: written?.endpoints,
        public: written?.public,
        firewall: written?.firewall,
        dataServices: written?.dataServices,
      },
      workspaceSubnetBits: network?.workspaceSubnetBits,
    },
    { ...mapValues(written?.workspaces ?? {}, () => 0), ...slots },
    standsIn(env.data, "data-services"),
  );
  const chosen = network?.connections?.transitGateway?.subnets;
  const attachments = attachmentSubnets({
    cidr: first.cidr,
    availabilityZoneIds: zones,
    ...(network?.connections?.transitGateway === undefined
      ? {}
      : { connections: { transitGateway: chosen === undefined ? {} : { subnets: chosen } } }),
  });
  const list = (
    name: string,
    path: Path,
    blocks: Blocks,
    explicit: Blocks | undefined,
    vpc: Pick<Slots, "cidr" | "path"> = first,
  ): Subnet[] =>
    entries(blocks)
      // A zone that was left out is reported as such.
      .filter(([zone]) => explicit === undefined || Object.hasOwn(explicit, zone))
      .map(([zone, block]) => ({
        what: `the subnet ${block} of ${name} in ${zone}`,
        path: explicit === undefined ? vpc.path : ["network", "subnets", ...path, zone],
        block,
        within: vpc.cidr,
        written: explicit !== undefined,
      }));
  return [
    ...entries(derived.workspaces).flatMap(([key, blocks]) => {
      const vpc = inSecond.has(key) ? second : first;
      // A second block that cannot be used is reported as such.
      return vpc === undefined
        ? []
        : list(`workspace ${key}`, ["workspaces", key], blocks, written?.workspaces?.[key], vpc);
    }),
    ...list("the endpoints", ["endpoints"], derived.endpoints, written?.endpoints),
    ...list("the NAT gateways", ["public"], derived.public, written?.public),
    ...list("the firewall", ["firewall"], derived.firewall, written?.firewall),
    ...list("data services", ["dataServices"], derived.dataServices, written?.dataServices),
    ...entries(attachments).map(([zone, block]) => ({
      what: `the subnet ${block} of the transit gateway's attachment in ${zone}`,
      path: chosen?.[zone] === undefined ? first.path : ["network", "connections", "transitGateway", "subnets", zone],
      block,
      within: first.cidr,
      written: chosen?.[zone] !== undefined,
    })),
  ];
}

function misplaced(env: EnvironmentDraft, all: readonly Subnet[]): Problem[] {
  const isInside = ({ block, within }: Subnet) => contains(within, block);
  return [
    ...all
      .filter((subnet) => !isInside(subnet))
      .map(({ path, what, within, written }) =>
        errorAt(
          env,
          path,
          `${what} is not inside the VPC ${within}`,
          written ? "use a block of the VPC" : "use a larger VPC, or write the subnets under network.subnets",
        ),
      ),
    ...clashes(all.filter(isInside), ({ block }) => networkBits(block)).map(({ later, earlier, others }) =>
      errorAt(
        env,
        later.written ? later.path : earlier.path,
        `${later.what} overlaps ${earlier.what}${andSoDo(others.map(({ what }) => what))}`,
        "use blocks that do not overlap",
      ),
    ),
  ];
}
