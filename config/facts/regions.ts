/**
 * What AWS and Databricks publish per region, and the principals that Databricks uses.
 *
 * Sources, by the names used in the comments below:
 * - "SRA": databricks/terraform-databricks-sra, `aws/tf/variables.tf` and its locals, July 2026
 * - "examples": databricks/terraform-databricks-examples, `modules/aws-exfiltration-protection`, February 2026
 * - "provider": databricks/terraform-provider-databricks 1.128.0, `aws/constants.go`, August 2026
 * - "docs": docs.databricks.com, pages named where they are used
 *
 * Nothing here was tried against a live account. Where sources disagree, where a value stands on one
 * source that nothing else supports, or where it follows the naming pattern of other regions instead of
 * being published, the entry says so under `unverified`, and the configuration can replace the value.
 * Not flagged, though SRA alone lists them: bucket names of the common form, and some of the principals.
 */

import { REGIONS } from "./regions/table";
import type { RegionFacts, Shard } from "./regions/types";

export { DATABRICKS_PRINCIPALS } from "./regions/principals";
export type { DatabricksPrincipals, RegionFacts, Shard } from "./regions/types";
export { REGIONS };

/** Day of the newest source used here, ISO date. */
export const FACTS_DATE = "2026-08-19";

const NOT_LISTED = "Databricks does not list it among its AWS regions";

/**
 * Regions that people try and that Databricks does not serve, with the reason (no closing full stop).
 * Source: docs, "Databricks clouds and regions"; SRA for the first and the last.
 */
export const UNSUPPORTED_REGIONS: Readonly<Record<string, string>> = {
  "eu-north-1": `${NOT_LISTED}; only a service-direct endpoint is known there, none for workspaces or the relay`,
  "eu-south-1": NOT_LISTED,
  "me-central-1": NOT_LISTED,
  "af-south-1": NOT_LISTED,
  "ap-south-2": NOT_LISTED,
  "ca-west-1": NOT_LISTED,
  "il-central-1": NOT_LISTED,
  "us-gov-east-1": `${NOT_LISTED}; the GovCloud shards run in us-gov-west-1`,
};

/** Facts of a region in a shard; undefined where that shard does not serve the region. */
export function regionFacts(region: string, shard: Shard): RegionFacts | undefined {
  return REGIONS.find((facts) => facts.region === region && facts.shard === shard);
}
