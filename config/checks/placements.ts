import { natOf } from "../derive/egress";
import { type Placed, placementsOf } from "../derive/placements";
import type { Problem } from "../problem";
import { type EnvironmentDraft, errorAt, type Path, perEnvironment } from "./check";

/** What stands in the VPC finds subnets there. */
export const placements = perEnvironment((env) => placementsOf(env.data).flatMap((placed) => problemsOf(env, placed)));

function problemsOf(env: EnvironmentDraft, placed: Placed): Problem[] {
  const { network } = env.data;
  const problem = (field: Path, message: string, fix: string) => [
    errorAt(env, [...placed.path, ...field], message, fix),
  ];
  switch (network?.mode) {
    case undefined:
      return [];
    case "databricks-managed":
    case "serverless-only":
      return problem(
        [],
        `${placed.what} stands in the environment's own VPC, and with network.mode "${network.mode}" there is none`,
        'use "customer-managed" or "existing", or remove it',
      );
    case "existing":
      if (placed.availabilityZoneIds !== undefined) {
        return problem(["availabilityZoneIds"], "is for a VPC that is made here", "write subnetIds instead");
      }
      return placed.subnetIds === undefined
        ? problem([], "has no subnets of the VPC that is there already", `add subnetIds${fitting(placed)}`)
        : tooFew(placed, "subnetIds", problem);
    case "customer-managed":
      if (placed.subnetIds !== undefined) {
        return problem(
          ["subnetIds"],
          "is for a VPC that is there already",
          "remove it, or write availabilityZoneIds to choose among the zones of the VPC",
        );
      }
      return [...inOwnVpc(env, placed), ...tooFew(placed, "availabilityZoneIds", problem)];
  }
}

/** What stands in fewer zones than its service takes. */
function tooFew(
  placed: Placed,
  field: "availabilityZoneIds" | "subnetIds",
  problem: (field: Path, message: string, fix: string) => Problem[],
): Problem[] {
  const chosen = placed[field];
  const { fewestZones = 1 } = placed;
  return chosen === undefined || chosen.length >= fewestZones
    ? []
    : problem([field], `${placed.what} needs ${fewestZones} zones, and this is ${chosen.length}`, "list more of them");
}

const fitting = ({ subnets }: Placed): string =>
  subnets === "public" ? ", public ones, with a route to an internet gateway" : "";

function inOwnVpc(env: EnvironmentDraft, placed: Placed): Problem[] {
  const { network } = env.data;
  if (network?.mode !== "customer-managed") return [];
  const nat = natOf(network);
  if (placed.subnets === "public" && nat === "none") {
    return [
      errorAt(
        env,
        placed.path,
        `${placed.what} in public subnets needs a VPC that has some, and without NAT gateways this one has none`,
        'set network.nat to "single" or "per-az", or let it answer inside the VPC only',
      ),
    ];
  }
  const all = network.availabilityZoneIds ?? [];
  const zones = placed.subnets === "public" && nat === "single" ? all.slice(0, 1) : all;
  if (zones.length === 0) return [];
  const { fewestZones = 1, withFewerZones } = placed;
  if (placed.availabilityZoneIds === undefined && zones.length < fewestZones) {
    return [
      errorAt(
        env,
        placed.path,
        `${placed.what} needs ${fewestZones} zones, and the VPC has ${zones.length}`,
        `add one to network.availabilityZoneIds${withFewerZones === undefined ? "" : `, or ${withFewerZones}`}`,
      ),
    ];
  }
  return (placed.availabilityZoneIds ?? []).flatMap((zone, index) =>
    zones.includes(zone)
      ? []
      : [
          errorAt(
            env,
            [...placed.path, "availabilityZoneIds", index],
            `the VPC has no ${placed.subnets === "public" ? "public subnet" : "subnet"} in ${zone}`,
            `use ${zones.join(", ")}${placed.subnets === "public" && nat === "single" ? ', or network.nat "per-az"' : ""}`,
          ),
        ],
  );
}
