import { networkPolicyName } from "../derive/account";
import type { Problem } from "../problem";
import {
  type AccountDraft,
  type Check,
  type EnvironmentDraft,
  entries,
  errorAt,
  perEnvironment,
  repeated,
} from "./check";

const RECORD = "networkPolicies";
/** Source: Databricks API reference, network policies: `network_policy_id`. */
const LONGEST = 32;

/** Where serverless compute may go: policies say what they mean, have names of their own, and go with the tier. */
export const networkPolicies: Check = (draft) => [
  ...names(draft.account),
  ...open(draft.account),
  ...perEnvironment(tier)(draft),
];

function names(account: AccountDraft): Problem[] {
  const { name } = account.data;
  const all = entries(account.data.networkPolicies).flatMap(([key, policy]) => {
    const its =
      policy.name ?? (policy.mode === "create" && name !== undefined ? networkPolicyName(name, key) : undefined);
    return its === undefined ? [] : [{ key, name: its }];
  });
  return [
    ...all
      .filter(({ name }) => name.length > LONGEST)
      .map(({ key, name }) =>
        errorAt(
          account,
          [RECORD, key],
          `its name would be ${name}, and ${LONGEST} characters are the most`,
          "shorten the key, or write a name",
        ),
      ),
    ...repeated(all, ({ name }) => name).map(([later, earlier]) =>
      errorAt(account, [RECORD, later.key], `has the name of ${earlier.key}, ${later.name}`, "write another name"),
    ),
  ];
}

/** What is open to everything names nothing. */
const open = (account: AccountDraft): Problem[] =>
  entries(account.data.networkPolicies).flatMap(([key, policy]) => {
    if (policy.mode !== "create" || policy.access !== "open") return [];
    return (["hosts", "buckets"] as const)
      .filter((list) => (policy[list]?.length ?? 0) > 0)
      .map((list) =>
        errorAt(
          account,
          [RECORD, key, list],
          "says nothing beside access open, which lets serverless compute go anywhere",
          `set access to "restricted", or remove ${list}`,
        ),
      );
  });

function tier(env: EnvironmentDraft, account: AccountDraft): Problem[] {
  if (account.data.tier !== "PREMIUM") return [];
  return entries(env.data.workspaces).flatMap(([key, { networkPolicy }]) =>
    networkPolicy === undefined
      ? []
      : [
          errorAt(
            env,
            ["workspaces", key, "networkPolicy"],
            "a network policy needs the Enterprise tier, and the account is PREMIUM",
            `remove it, or set tier to "ENTERPRISE" in ${account.file} if that is what the account has`,
          ),
        ],
  );
}
