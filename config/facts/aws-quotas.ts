import { fact } from "./fact";

/** Quotas of AWS that both the checks and the simulation go by. */
export const AWS_QUOTAS = fact({
  value: {
    /** Mail addresses of a budget's notification; fixed. */
    addressesPerBudgetNotification: 10,
    /** Keys of tags that stand in the bill, of an account that pays; can be raised. */
    costAllocationTags: 500,
    /** Cost categories of an account that pays. */
    costCategories: 50,
    /** IAM roles of an account; the most that it can be raised to, from memory: the quota's page could not be read. */
    rolesPerAccount: 5_000,
    /** Rules of one direction in a security group; can be raised. */
    rulesPerSecurityGroup: 60,
  },
  source:
    "AWS General Reference, service endpoints and quotas; AWS Budgets quotas; AWS Cost Management user guide, 'Quotas and restrictions', from memory",
  asOf: "2026-01",
});
