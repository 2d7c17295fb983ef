import type { Place } from "../../place";

/** ARN of a cluster of Aurora or an instance of RDS, whose identifier may be a reference: what needs the ARN then waits for it. */
export const databaseArn = (
  what: "cluster" | "db",
  identifier: string,
  { partition, region, accountId }: Pick<Place, "partition" | "region" | "accountId">,
): string => `arn:${partition}:rds:${region}:${accountId}:${what}:${identifier}`;
