import { z } from "zod";
import { awsAccountId, awsRegion, distinct } from "../common";

/**
 * What AWS Config recorded in several accounts and regions, looked at in this one. Free; recording in the sources
 * is what costs.
 */
export const configAggregator = z.discriminatedUnion("mode", [
  z.strictObject({
    /** An aggregator, `<account>-<environment>`, here. */
    mode: z.literal("create"),
    /**
     * Accounts whose data is collected; each has to let it, see `aggregatedBy`. Default: every account of
     * `foundation.organization`, which needs no permission of theirs, but makes this account AWS Config's delegate.
     */
    accountIds: distinct(z.array(awsAccountId).min(1)).optional(),
    /** Regions whose data is collected. Default: all, those of the future included. */
    regions: distinct(z.array(awsRegion).min(1)).optional(),
  }),
  z.strictObject({
    /** Nothing is collected here. */
    mode: z.literal("off"),
  }),
]);

/** Aggregators in other accounts or regions that may collect what is recorded here; one of the organization needs none. */
export const aggregatedBy = z.array(
  z.strictObject({
    /** AWS account of the aggregator. */
    accountId: awsAccountId,
    /** Region of the aggregator. */
    region: awsRegion,
  }),
);
