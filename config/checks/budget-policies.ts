import { policyNamed, tagsOfPolicyDomain } from "../derive/budget-policies";
import { computeTags } from "../derive/tags";
import { BUDGET_POLICIES } from "../facts/budget-policies";
import { draftEntries } from "../kinds/entries";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  type EnvironmentDraft,
  entries,
  errorAt,
  isSpoiled,
  isWritten,
  perEnvironment,
} from "./check";

const RECORD = ["operations", "budgetPolicies"] as const;

/** Serverless usage is billed under policies that its workspace may use, and policies have tags that Databricks takes. */
export const budgetPolicies = perEnvironment((env, account) => [...used(env), ...tagged(env, account)]);

function used(env: EnvironmentDraft): Problem[] {
  const declared = env.data.operations?.budgetPolicies ?? {};
  return draftEntries(env).flatMap(({ kind, entry, family, key, path }): Problem[] => {
    const { workspace, budgetPolicy, budgetPolicyId } = entry;
    const field = [...path, "budgetPolicy"];
    if (budgetPolicy !== undefined && budgetPolicyId !== undefined)
      return [errorAt(env, field, "stands beside budgetPolicyId, and usage is billed under one policy", "remove one")];
    const usage = kind.underPolicy?.(entry);
    if (usage === undefined)
      return budgetPolicy === undefined
        ? []
        : [
            errorAt(
              env,
              field,
              "nothing of it is serverless usage that a budget policy tags",
              "remove it: classic compute and warehouses have tags of their own",
            ),
          ];
    if (budgetPolicyId !== undefined) return [];
    const named = policyNamed(env.data, family, key, entry);
    const workspaces = named !== undefined && Object.hasOwn(declared, named) ? declared[named]?.workspaces : undefined;
    const says = ["budgetPolicy", "budgetPolicyId"].some((one) => isWritten(env, [...path.map(String), one]));
    if (named === undefined && usage.needed === true && !says)
      return [
        errorAt(
          env,
          field,
          "is missing: it takes no tags, so cost reports know it by those of a budget policy alone",
          `name one of ${RECORD.join(".")}, or write the id of one that is there as budgetPolicyId`,
        ),
      ];
    // A list that is wrong in itself is reported as such.
    if (named === undefined || workspaces === undefined || isSpoiled(env, [...RECORD, named, "workspaces"])) return [];
    if (workspace === undefined || workspaces.includes(workspace)) return [];
    return [
      errorAt(
        env,
        budgetPolicy === undefined ? path : field,
        `is billed under the budget policy ${named}, which is not bound to its workspace ${workspace}`,
        `add "${workspace}" to ${[...RECORD, named, "workspaces"].join(".")}, or name another policy in budgetPolicy`,
      ),
    ];
  });
}

function tagged(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  const { mostTags, reservedTags } = BUDGET_POLICIES.value;
  return entries(env.data.operations?.budgetPolicies).flatMap(([key, { tags }]) => {
    const own = [...RECORD, key];
    const inherited = { ...account.data.tags, ...env.data.tags, ...tagsOfPolicyDomain(env.data.domains ?? {}, key) };
    const count = Object.keys(computeTags({ ...inherited, ...tags }, { platform: "", environment: "" })).length;
    return [
      ...entries(tags)
        .filter(([tag]) => reservedTags.includes(tag.toLowerCase()))
        .map(([tag]) =>
          errorAt(env, [...own, "tags", tag], "is a tag that Databricks writes itself", "use another key"),
        ),
      ...(count > mostTags
        ? [
            errorAt(
              env,
              own,
              `has ${count} tags with those of the environment and of its domain`,
              `remove some: a budget policy takes ${mostTags}`,
            ),
          ]
        : []),
    ];
  });
}
