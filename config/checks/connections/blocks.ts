import { type Link, linksOf } from "../../derive/connections/links";
import { contains, networkBits, overlaps } from "../../derive/subnets";
import type { Problem } from "../../problem";
import { type Check, type EnvironmentDraft, errorAt, type Path, repeated, warningAt } from "../check";
import { listed, type Nesting, nested } from "../nested";
import { ownNetwork } from "../own-network";
import { DOCKER } from "../vpc";

/** Addresses that are nobody's on the internet. Sources: RFC 1918, RFC 6598. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** A block that a connection names, and where. */
interface Block {
  readonly link: Link;
  readonly cidr: string;
  readonly path: Path;
}

/** Blocks of connections are private, no part of the VPC, and each leads to one place. */
export const connectionBlocks: Check = ({ environments }) => [
  ...environments.flatMap((env) => {
    const blocks = blocksOf(env);
    return [...blocks.flatMap((block) => place(env, block)), ...twice(env, blocks)];
  }),
  ...environments.flatMap((env, index) => neighbours(env, environments.slice(0, index))),
];

function blocksOf(env: EnvironmentDraft): Block[] {
  return linksOf(ownNetwork(env)?.connections).flatMap((link) => {
    const at = (...path: (string | number)[]): Path => ["network", "connections", ...link.path, ...path];
    return [
      ...link.destinations.map(({ cidr }, index) => ({ link, cidr, path: at("destinations", index, "cidr") })),
      ...link.endpointCidrs.map((cidr, index) => ({ link, cidr, path: at("endpointCidrs", index) })),
    ];
  });
}

function place(env: EnvironmentDraft, { cidr, path }: Block): Problem[] {
  const { cidr: first, secondCidr } = ownNetwork(env) ?? {};
  const own = [first, secondCidr?.cidr].find((block) => block !== undefined && overlaps(block, cidr));
  if (!PRIVATE.some((block) => contains(block, cidr))) {
    return [
      errorAt(
        env,
        path,
        `${cidr} is not private, and would be taken away from the internet`,
        `use blocks of ${PRIVATE.join(", ")}`,
      ),
    ];
  }
  if (own !== undefined) {
    return [
      errorAt(
        env,
        path,
        `${cidr} overlaps the VPC's ${own}, so nothing would ever leave for it`,
        "narrow it to what is outside of the VPC; where the other network really has these addresses, the VPC needs others",
      ),
    ];
  }
  return overlaps(DOCKER, cidr)
    ? [
        warningAt(
          env,
          path,
          `${cidr} holds addresses of ${DOCKER}, which containers on cluster nodes keep for themselves`,
          "check that nothing of it is called from containers, or narrow it",
        ),
      ]
    : [];
}

function twice(env: EnvironmentDraft, blocks: readonly Block[]): Problem[] {
  const again = repeated(blocks, (block) => `${block.link.id} ${kindOf(block)} ${block.cidr}`);
  return [
    ...again.map(([{ path, cidr }]) =>
      errorAt(env, path, `${cidr} is listed twice`, "list it once, with all its ports"),
    ),
    ...nested(blocks, ({ cidr }) => networkBits(cidr)).flatMap((group) => ledElsewhere(env, group)),
  ];
}

/** Blocks that a block of another connection holds, or is. */
function ledElsewhere(env: EnvironmentDraft, { outer, inner }: Nesting<Block>): Problem[] {
  const [one, ...more] = inner.filter(({ link }) => link.id !== outer.link.id);
  if (one === undefined) return [];
  const others = [...new Set(more.map(({ link }) => link.path.join(".")))].filter(
    (path) => path !== one.link.path.join("."),
  );
  return [
    errorAt(
      env,
      one.path,
      `${one.cidr} overlaps ${outer.cidr} of network.connections.${outer.link.path.join(".")}${others.length === 0 ? "" : `, which others are in too (${listed(others)})`}`,
      "let every block lead to one connection",
    ),
  ];
}

const kindOf = ({ path }: Block) => (path.includes("destinations") ? "destinations" : "endpointCidrs");

/** Environments at one transit gateway find each other by their blocks. */
function neighbours(env: EnvironmentDraft, earlier: readonly EnvironmentDraft[]): Problem[] {
  const id = existingGateway(env);
  if (id === undefined) return [];
  return earlier
    .filter((other) => existingGateway(other) === id)
    .flatMap((other) =>
      vpcBlocks(other).flatMap((theirs) =>
        vpcBlocks(env)
          .filter((ours) => overlaps(ours, theirs))
          .map((ours) =>
            errorAt(
              env,
              ["network", "connections", "transitGateway", "id"],
              `${ours} overlaps ${theirs} of ${other.file}, which is at the same transit gateway`,
              "give the environments blocks of their own: a gateway routes a block to one VPC",
            ),
          ),
      ),
    );
}

function existingGateway(env: EnvironmentDraft): string | undefined {
  const gateway = ownNetwork(env)?.connections?.transitGateway;
  return gateway !== undefined && "id" in gateway ? gateway.id : undefined;
}

function vpcBlocks(env: EnvironmentDraft): string[] {
  const { cidr, secondCidr } = ownNetwork(env) ?? {};
  return [cidr, secondCidr?.cidr].filter((block) => block !== undefined);
}
