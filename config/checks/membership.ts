import type { AccountDraft } from "./check";

/**
 * Whether a group holds a principal, directly or through the groups inside it. Who is in a group that the
 * identity provider provisions is not known here, so it may.
 */
export function mayHold(
  account: AccountDraft,
  name: string,
  kind: "groups" | "servicePrincipals",
  principal: string,
  above: readonly string[] = [],
): boolean {
  const groups = account.data.groups ?? {};
  const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
  if (group === undefined || above.includes(name)) return false;
  if (group.mode !== "create") return true;
  if (group[kind]?.includes(principal)) return true;
  return (group.groups ?? []).some((nested) => mayHold(account, nested, kind, principal, [...above, name]));
}
