import { z } from "zod";
import { AWS_QUOTAS } from "../facts/aws-quotas";
import { awsAccountId, distinct } from "./common";

import { costCategoryName, costCategoryValue } from "./text/costs";
import { tagKey, tagValue } from "./text/tags";

/** What a cost has to have, all of it, to get a value of a category. */
const condition = z.strictObject({
  /** Tag key → values, one of which it has: `{ Domain: ["sales", "orders"] }`. Default none. */
  tags: z.record(tagKey, distinct(z.array(tagValue).min(1).max(100))).default({}),
  /** AWS accounts, of one of which it is: 12 digits, as text. Default: any. */
  awsAccountIds: distinct(z.array(awsAccountId).min(1).max(100)).optional(),
});

/** A cost category: a column of the bill, whose values are made by rules. */
const category = z.discriminatedUnion("by", [
  z.strictObject({
    /** Each value of a tag is a value of the category. */
    by: z.literal("tag"),
    /** Its key, one of `tags`. */
    tag: tagKey,
    /** Value of costs without the tag, 1 to 50 characters. Default: they have none. */
    otherwise: costCategoryValue.optional(),
  }),
  z.strictObject({
    /** Values of your own, by what costs have. */
    by: z.literal("rules"),
    /** Value → what a cost has to have for it. The first that fits counts, in this order. */
    values: z.record(costCategoryValue, condition),
    /** Value of costs that none fits, 1 to 50 characters. Default: they have none. */
    otherwise: costCategoryValue.optional(),
  }),
]);

/** Tags and categories in the bills of AWS, which the account that pays decides on. */
export const costAllocationSchema = z.strictObject({
  /** AWS account that pays: 12 digits, as text. That of the organization's management, or one that is in no organization. */
  awsAccountId,
  /**
   * Keys of tags that stand in the bill from then on, 1 to 500: `["Domain", "CostCenter", "Environment"]`. AWS knows a key a day after
   * something has it, and refuses others. A key that is taken out is switched off, for all of the organization.
   */
  tags: distinct(z.array(tagKey).min(1).max(AWS_QUOTAS.value.costAllocationTags)),
  /** Cost categories by their names, which are theirs in the whole organization; at most 50. Default none. */
  categories: z.record(costCategoryName, category).default({}),
});
