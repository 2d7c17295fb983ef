/**
 * Numbers at the end of a region's zone ids, where they are not 1, 2 and 3. Zones of Tokyo and Montreal that are
 * closed to new accounts are left out; of N. California, an account has two of the three.
 * Source: AWS, "AWS Availability Zones" (Regions and Availability Zones guide), August 2026.
 */
const NUMBERS: Readonly<Record<string, readonly number[]>> = {
  "ap-northeast-1": [1, 2, 4],
  "ap-northeast-2": [1, 2, 3, 4],
  "ca-central-1": [1, 2, 4],
  "us-east-1": [1, 2, 3, 4, 5, 6],
  "us-west-2": [1, 2, 3, 4],
};

/** Words of a region's code → what zone ids have instead. */
const SHORT: Readonly<Record<string, string>> = {
  gov: "g",
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

/** Start of the zone ids of any region: `euw1` for eu-west-1, `usgw1` for us-gov-west-1. */
export function zoneIdPrefix(region: string): string {
  return region
    .split("-")
    .map((word) => SHORT[word] ?? word)
    .join("");
}

/** Ids of the zones that AWS lists for a region, `euw1-az1` and so on. A zone that AWS opened since is missing. */
export function zoneIds(region: string): string[] {
  return (NUMBERS[region] ?? [1, 2, 3]).map((number) => `${zoneIdPrefix(region)}-az${number}`);
}
