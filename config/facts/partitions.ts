import { fact } from "./fact";

/** A part of AWS with accounts, ARNs and host names of its own. */
export interface Partition {
  /** As ARNs begin with it. */
  readonly name: "aws" | "aws-us-gov" | "aws-cn";
  /** What its regions' codes begin with. */
  readonly regions: string;
  /** What host names of its services end with. */
  readonly dnsSuffix: string;
}

/** The commercial partition: every region that is in no other. */
const COMMERCIAL: Partition = { name: "aws", regions: "", dnsSuffix: "amazonaws.com" };

/** Partitions whose regions have a beginning of their own. */
export const OTHER_PARTITIONS = fact<readonly Partition[]>({
  value: [
    { name: "aws-us-gov", regions: "us-gov-", dnsSuffix: "amazonaws.com" },
    { name: "aws-cn", regions: "cn-", dnsSuffix: "amazonaws.com.cn" },
  ],
  source: "AWS General Reference, partitions and service endpoints",
  asOf: "2026-08",
});

/** The partition of a region. */
export function partitionOf(region: string): Partition {
  return OTHER_PARTITIONS.value.find(({ regions }) => region.startsWith(regions)) ?? COMMERCIAL;
}

/** AWS switches these regions on only when an account asks for it; of those that Databricks serves. */
export const OPT_IN_REGIONS = fact<readonly string[]>({
  value: ["ap-southeast-3"],
  source: 'AWS, "Enable or disable AWS Regions"',
  asOf: "2026-08",
});

/** Why nothing about costs can be set up there. Source: AWS GovCloud user guide, "Billing". */
export const NO_COSTS_IN_GOVCLOUD =
  "AWS GovCloud keeps no costs: they are in the standard account that the account belongs to";
