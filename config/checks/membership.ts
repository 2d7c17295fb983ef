import type { AccountDraft } from "./check";

/**
 * Whether a group holds a principal, directly or through the groups inside it. Who is in a group that the
 * identity provider provisions is not known here, so it may.
 */
export function mayHold(
  account: AccountDraft,
  group: string,
  kind: "groups" | "servicePrincipals",
  principal: string,
): boolean {
  const groups = account.data.groups ?? {};
  const inside = new Set([group]);
  for (const name of inside) {
    const config = Object.hasOwn(groups, name) ? groups[name] : undefined;
    if (config === undefined) continue;
    if (config.mode !== "create" || config[kind]?.includes(principal)) return true;
    for (const nested of config.groups ?? []) inside.add(nested);
  }
  return false;
}
