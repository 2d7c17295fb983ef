import { zoneIds } from "../facts/regions/zones";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment, warningAt } from "./check";
import { factsOfDraft } from "./facts";
import { ownNetwork } from "./own-network";

/** Zone ids are of the region and known there, and explicit subnets are in exactly the zones that are listed. */
export const availabilityZones = perEnvironment((env, account) => {
  const network = ownNetwork(env);
  const zones = network?.availabilityZoneIds;
  if (zones === undefined) return [];
  const prefix = factsOfDraft(env, account)?.azIdPrefix;
  const { workspaces, endpoints, public: publicSubnets, firewall, dataServices } = network?.subnets ?? {};
  const explicit: readonly (readonly [path: Path, blocks: Readonly<Record<string, string>> | undefined])[] = [
    ...entries(workspaces).map(([key, blocks]) => [["workspaces", key], blocks] as const),
    [["endpoints"], endpoints],
    [["public"], publicSubnets],
    [["firewall"], firewall],
    [["dataServices"], dataServices],
  ];
  return [
    ...zones.flatMap((zone, index) => foreign(env, index, zone, prefix)),
    ...explicit.flatMap(([path, blocks]) =>
      blocks === undefined ? [] : sameZones(env, ["network", "subnets", ...path], Object.keys(blocks), zones),
    ),
  ];
});

function foreign(env: EnvironmentDraft, index: number, zone: string, prefix: string | undefined): Problem[] {
  if (prefix === undefined) return [];
  if (zone.startsWith(`${prefix}-`)) return unlisted(env, index, zone);
  return [
    errorAt(
      env,
      ["network", "availabilityZoneIds", index],
      `"${zone}" is not in ${env.data.region}`,
      `use ids that start with ${prefix}-, for example ${prefix}-az1`,
    ),
  ];
}

/** A warning, because AWS may have opened the zone since. */
function unlisted(env: EnvironmentDraft, index: number, zone: string): Problem[] {
  const known = zoneIds(env.data.region ?? "");
  if (known.includes(zone)) return [];
  return [
    warningAt(
      env,
      ["network", "availabilityZoneIds", index],
      `"${zone}" is not a zone that AWS lists for ${env.data.region}`,
      `use ${known.join(", ")}, unless \`aws ec2 describe-availability-zones\` shows it in the account`,
    ),
  ];
}

function sameZones(env: EnvironmentDraft, path: Path, blocks: readonly string[], zones: readonly string[]): Problem[] {
  return [
    ...blocks
      .filter((zone) => !zones.includes(zone))
      .map((zone) =>
        errorAt(
          env,
          [...path, zone],
          "is a zone that network.availabilityZoneIds does not list",
          `use ${zones.join(", ")}, or add the zone to the end of that list`,
        ),
      ),
    ...zones
      .filter((zone) => !blocks.includes(zone))
      .map((zone) =>
        errorAt(env, path, `has no block for ${zone}`, "add one, or remove all of them to have them derived"),
      ),
  ];
}
