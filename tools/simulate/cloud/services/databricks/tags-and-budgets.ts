import { accountId } from "../../computed/databricks-account";
import { uuid } from "../../computed/databricks-ids";
import { WORKSPACE } from "../../references/databricks-targets";
import { oneInAccount } from "../../uniques/databricks";
import type { Service } from "../service";

/** Budgets and tag policies. */
export const tagsAndBudgets: Service = {
  databricks_budget: {
    computed: (request) => ({
      id: `${accountId(request)}|${uuid(request.seed)}`,
      account_id: accountId(request),
      budget_configuration_id: uuid(request.seed),
      create_time: request.context.clock.now(),
      update_time: request.context.clock.now(),
    }),
  },
  databricks_budget_policy: {
    importedBy: [["policy_id"], ""],
    computed: ({ seed }) => ({ policy_id: uuid(seed) }),
    references: { binding_workspace_ids: { ...WORKSPACE, goesWith: false } },
    unique: [oneInAccount("policy_name")],
  },
  databricks_tag_policy: {
    computed: ({ seed, context }) => ({
      id: uuid(seed),
      create_time: context.clock.timestamp(),
      update_time: context.clock.timestamp(),
    }),
    unique: [oneInAccount("tag_key")],
  },
};
