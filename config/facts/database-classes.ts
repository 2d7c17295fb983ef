import { fact } from "./fact";

const BURSTABLE = ["micro", "small", "medium", "large", "xlarge", "2xlarge"] as const;
const SIZED = [
  ...["large", "xlarge", "2xlarge", "4xlarge", "8xlarge", "12xlarge", "16xlarge", "24xlarge", "32xlarge", "48xlarge"],
] as const;

/** Sizes of instance classes of RDS, by the first letter of the family. */
export const DATABASE_SIZES = fact<Readonly<Record<string, readonly string[]>>>({
  value: { t: BURSTABLE, m: SIZED, r: SIZED, x: SIZED, z: [...SIZED, "3xlarge", "6xlarge"] },
  source: 'RDS user guide, "DB instance class types"; Aurora user guide, "Aurora DB instance classes"',
  asOf: "2026-11",
});

/** Families that RDS makes no new databases of these versions with. */
export const OLD_DATABASE_FAMILIES = fact<readonly string[]>({
  value: ["m1", "m2", "m3", "m4", "r3", "r4", "t1", "t2", "x1", "x1e"],
  source: 'RDS user guide, "DB instance class types": previous generations, with the versions that end with them',
  asOf: "2026-11",
});
