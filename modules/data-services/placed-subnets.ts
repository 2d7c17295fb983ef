import type { Placement } from "../../config/kinds/facets";
import type { Contributed } from "../kinds/contribution";

/** Output of the network layer with the subnets of a sort, by zone. */
const OUTPUTS = {
  endpoints: "endpoint_subnet_ids",
  public: "public_subnet_ids",
  "data-services": "data_service_subnet_ids",
} as const satisfies Readonly<Record<Placement["subnets"], string>>;

/** Subnets that something stands in, by a stable key: zones of a VPC that is made here, or ids that the configuration names. */
export function placedSubnets(
  { subnets, availabilityZoneIds, subnetIds }: Pick<Placement, "subnets" | "availabilityZoneIds" | "subnetIds">,
  readAll: Contributed<unknown>["readAll"],
): Readonly<Record<string, string>> {
  if (subnetIds !== undefined) return Object.fromEntries(subnetIds.map((id) => [id, id]));
  const all = readAll("network", OUTPUTS[subnets]);
  const zones = availabilityZoneIds ?? Object.keys(all);
  return Object.fromEntries(Object.entries(all).filter(([zone]) => zones.includes(zone)));
}
