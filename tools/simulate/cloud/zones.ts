import { zoneIds } from "../../../config/regions/zones";

const DIRECTIONS: Readonly<Record<string, string>> = {
  north: "n",
  south: "s",
  east: "e",
  west: "w",
  central: "c",
  northeast: "ne",
  northwest: "nw",
  southeast: "se",
  southwest: "sw",
};

export interface Zone {
  /** `eu-west-1a` */
  readonly name: string;
  /** `euw1-az1` */
  readonly id: string;
}

/** The availability zones of a region. In a real account the letters are shuffled; here the first zone is always `a`. */
export function zonesOf(region: string): Zone[] {
  return zoneIds(region, regionCode(region)).map((id, index) => ({
    name: `${region}${String.fromCharCode(97 + index)}`,
    id,
  }));
}

/** The zone with a name or an id. */
export function zoneOf(region: string, nameOrId: string): Zone | undefined {
  return zonesOf(region).find(({ name, id }) => name === nameOrId || id === nameOrId);
}

/** Region as zone ids begin with it: `usgw1` for us-gov-west-1. */
function regionCode(region: string): string {
  const parts = region.split("-");
  const number = parts.pop() ?? "";
  const direction = parts.pop() ?? "";
  const area = parts.map((part) => (part === "gov" ? "g" : part)).join("");
  return `${area}${DIRECTIONS[direction] ?? direction}${number}`;
}
