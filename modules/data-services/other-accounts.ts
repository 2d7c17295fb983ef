import { accountOfArn } from "../../config/derive/arn";
import type { Statement } from "../iam/policy-document";
import type { Place } from "../place";

type Who = Pick<Statement, "Principal" | "Condition">;

const rootsOf = (accountIds: readonly string[], { partition }: Pick<Place, "partition">): Statement["Principal"] => ({
  AWS: [...new Set(accountIds)].map((accountId) => `arn:${partition}:iam::${accountId}:root`),
});

/** Roles, by their accounts and a condition: AWS refuses policies that name a role that is not there yet. */
export const byRoles = (roleArns: readonly string[], place: Pick<Place, "partition">): Who => ({
  Principal: rootsOf(roleArns.map(accountOfArn), place),
  Condition: { ArnEquals: { "aws:PrincipalArn": roleArns } },
});

/** Who of other accounts a policy lets in: whole accounts (12 digits), and single roles (ARN). */
export function othersOf(
  others: readonly string[],
  place: Pick<Place, "partition">,
): (Who & { readonly Sid: "OtherAccounts" | "RolesOfOtherAccounts" })[] {
  const roles = others.filter((one) => one.startsWith("arn:"));
  const accounts = others.filter((one) => !one.startsWith("arn:"));
  return [
    ...(accounts.length === 0 ? [] : [{ Sid: "OtherAccounts" as const, Principal: rootsOf(accounts, place) }]),
    ...(roles.length === 0 ? [] : [{ Sid: "RolesOfOtherAccounts" as const, ...byRoles(roles, place) }]),
  ];
}
