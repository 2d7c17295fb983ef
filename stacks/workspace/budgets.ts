import type { Construct } from "constructs";
import { DOMAIN_TAG } from "../../config/derive/domains";
import type { Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { DatabricksBudget } from "../../modules/workspace/databricks-budget";

/** What Databricks bills for the environment's workspaces, as a whole and by domain: mails when it is more than planned. */
export function budgets(stack: Construct, env: Environment, workspaceIds: readonly string[]): void {
  const { databricksBudget } = env.operations;
  if (databricksBudget !== undefined) {
    configured(
      new DatabricksBudget(stack, "budget", { name: `${env.prefix}-monthly`, ...databricksBudget, workspaceIds }),
      "operations.databricksBudget",
    );
  }
  for (const [domain, { budget }] of Object.entries(env.domains)) {
    if (budget?.databricks === undefined) continue;
    configured(
      new DatabricksBudget(stack, `budget-${domain}`, {
        name: `${env.prefix}-monthly-${domain}`,
        ...budget.databricks,
        emails: budget.emails,
        workspaceIds,
        tags: { [DOMAIN_TAG]: domain },
      }),
      `domains.${domain}.budget.databricks`,
    );
  }
}
