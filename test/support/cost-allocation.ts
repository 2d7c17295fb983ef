import type { AccountInput } from "../../config/schema/account";

/** The account that pays; none of an environment. */
export const PAYER = "666666666666";

/** Tags in the bill, and a category of each sort. */
export const COST_ALLOCATION: NonNullable<AccountInput["costAllocation"]> = {
  awsAccountId: PAYER,
  tags: ["Domain", "CostCenter", "Environment"],
  categories: {
    "Cost centre": { by: "tag", tag: "CostCenter", otherwise: "nobody" },
    Lakehouse: {
      by: "rules",
      values: {
        sales: { tags: { Domain: ["sales", "orders"], Environment: ["prod"] } },
        trying: { tags: { Environment: ["dev"] } },
        platform: { tags: { Environment: ["prod"] }, awsAccountIds: ["111111111111", "222222222222"] },
        elsewhere: { awsAccountIds: ["333333333333"] },
      },
    },
  },
};
