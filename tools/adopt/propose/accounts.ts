import type { Problem } from "../../../config/problem";
import { kindsOf } from "../listings/kinds";
import type { Listed } from "../listings/listed";
import type { Scope } from "./scope";

/** Sorts out what is in accounts that the configuration does not deploy to: a problem for each file and account. */
export function ofOtherAccounts(
  all: readonly Listed[],
  scopes: readonly Scope[],
): { readonly listed: readonly Listed[]; readonly problems: readonly Problem[] } {
  const aws = scopes.flatMap(({ accounts }) => accounts);
  const databricks = scopes.map(({ databricksAccountId }) => databricksAccountId);
  const accounts = new Set([...aws, ...databricks]);
  const strange = new Map<string, { readonly first: Listed; count: number }>();
  const listed = all.filter((one) => {
    if (one.account === undefined || accounts.has(one.account)) return true;
    const key = `${one.file}\n${one.account}`;
    const known = strange.get(key);
    if (known === undefined) strange.set(key, { first: one, count: 1 });
    else known.count++;
    return false;
  });
  return {
    listed,
    problems: [...strange.values()].map(({ first: { file, at, account = "", part }, count }) => {
      const isAws = /^\d{12}$/.test(account);
      const wanted = [...new Set(isAws ? aws : databricks)].join(", ");
      return {
        file,
        path: at,
        message: `is of the account ${account}, with ${count} ${kindsOf(part)[0]?.noun ?? part}, and the configuration deploys to ${wanted}`,
        fix: "list what is in that account, or correct its id in the configuration",
        severity: "error",
      };
    }),
  };
}
