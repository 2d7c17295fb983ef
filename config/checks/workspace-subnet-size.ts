import type { Problem } from "../problem";
import { prefixLength } from "../schema/cidr";
import { type EnvironmentDraft, entries, errorAt, isWritten, type Path, perEnvironment, warningAt } from "./check";
import { slotsOf } from "./network-slots";
import { ownNetwork } from "./own-network";

/** Network bits that Databricks takes. Source: its page on customer-managed VPCs. */
const LARGEST = 17;
const SMALLEST = 26;
/** AWS keeps five addresses of every subnet, and a node takes two. */
const usable = (bits: number) => 2 ** (32 - bits) - 5;
const nodes = (bits: number) => Math.floor(usable(bits) / 2);

/** Subnets of workspaces have a size that Databricks takes; the smallest holds few nodes. */
export const workspaceSubnetSize = perEnvironment((env) => [...writtenSizes(env), ...derivedSize(env)]);

function writtenSizes(env: EnvironmentDraft): Problem[] {
  return entries(ownNetwork(env)?.subnets?.workspaces).flatMap(([key, blocks]) =>
    entries(blocks).flatMap(([zone, block]) => {
      const path = ["network", "subnets", "workspaces", key, zone];
      const bits = prefixLength(block);
      return bits < LARGEST || bits > SMALLEST
        ? [
            errorAt(
              env,
              path,
              `${block} is too ${bits < LARGEST ? "large" : "small"} for a workspace's subnet`,
              `use a block from /${LARGEST} to /${SMALLEST}`,
            ),
          ]
        : few(env, path, block, bits);
    }),
  );
}

function derivedSize(env: EnvironmentDraft): Problem[] {
  const written = ["network", "workspaceSubnetBits"];
  return slotsOf(env)
    .filter(({ own }) => own.length > 0)
    .flatMap(({ path, bits }) => few(env, isWritten(env, written) ? written : path, `/${bits}`, bits));
}

function few(env: EnvironmentDraft, path: Path, block: string, bits: number): Problem[] {
  if (bits < SMALLEST) return [];
  return [
    warningAt(
      env,
      path,
      `a workspace subnet of ${block} has ${usable(bits)} usable addresses, two per node: ${nodes(bits)} nodes in a zone`,
      "use a larger block if the workspace may grow beyond that",
    ),
  ];
}
