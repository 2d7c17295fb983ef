import { z } from "zod";
import { distinct } from "./common";
import { permissions } from "./permissions";
import { ref } from "./ref";
import { tags } from "./text/tags";

/**
 * A serverless budget policy of the Databricks account (a usage policy, by its newer name): tags that serverless usage
 * gets in the bill, where the compute itself takes none.
 */
export const budgetPolicy = z.strictObject({
  /** Tags of the usage, over those of the environment and those of the one domain that names the policy; at most 20 together. Default none. */
  tags: tags.default({}),
  /** Workspaces (keys of `workspaces`) that it can be used in. Default: those of the environment, all of them. */
  workspaces: distinct(z.array(ref("workspace")).min(1)).optional(),
  /** Account group → what it may do with the policy: `CAN_USE` chooses it for what people make, `CAN_MANAGE` also changes it. Complete: others lose what they were given. Principals that entries run as may use it without being named. Default none. */
  permissions: permissions(["CAN_USE", "CAN_MANAGE"]).default({}),
});

/** What an entry with serverless usage says. */
export const billedUnder = {
  /** Budget policy (key of `operations.budgetPolicies`) that its serverless usage is billed under. Default: that of its domain, else `operations.defaultBudgetPolicy`. */
  budgetPolicy: ref("budgetPolicy").optional(),
} as const;
