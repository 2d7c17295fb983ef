/**
 * Availability zones. In a real account the letters are shuffled; here `az1` is always `a`. Number of zones: the
 * EC2 user guide's table of regions, as far as it is not three.
 */
const ZONES: Readonly<Record<string, number>> = { "us-east-1": 6, "us-west-1": 2, "us-west-2": 4, "ap-northeast-2": 4 };

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

/** The availability zones of a region. */
export function zonesOf(region: string): Zone[] {
  const code = regionCode(region);
  return Array.from({ length: ZONES[region] ?? 3 }, (_, index) => ({
    name: `${region}${String.fromCharCode(97 + index)}`,
    id: `${code}-az${index + 1}`,
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
