import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { resolvedPolicies } from "../../config/derive/budget-policies";
import { mapValues } from "../../config/derive/map-values";
import type { Account, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { BudgetPolicy } from "../../modules/workspace/budget-policy";

type Ids = Readonly<Record<string, string>>;

/** Budget policies of the environment, bound to its workspaces. @returns key → id */
export const budgetPolicies = (
  stack: Construct,
  account: Account,
  env: Environment,
  { workspaceIds, applicationIds }: { readonly workspaceIds: Ids; readonly applicationIds: () => Ids },
): Ids =>
  mapValues(
    resolvedPolicies(env, account.name),
    ({ workspaces, runsAs, ...policy }, key) =>
      configured(
        new BudgetPolicy(stack, `budget-policy-${key}`, {
          ...policy,
          accountId: account.databricksAccountId,
          workspaceIds: workspaces.map((one) => at(workspaceIds, one)),
          applicationIds: runsAs.map((one) => at(applicationIds(), one)),
          deployerApplicationId: account.deployer.applicationId,
        }),
        `operations.budgetPolicies.${key}`,
      ).policyId,
  );
