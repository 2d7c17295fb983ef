import type { AccountDraft } from "./check";

/** Who is in some groups, directly or through the groups inside them. */
export interface Members {
  /** Whether they hold a principal; who is in a group that the identity provider provisions is not known, so it may. */
  mayHold(kind: "groups" | "servicePrincipals", principal: string): boolean;
}

/** Looks once at all that is in some groups of the account. */
export function membersOf(account: AccountDraft, groups: Iterable<string>): Members {
  const all = account.data.groups ?? {};
  const inside = new Set(groups);
  const holds = { groups: new Set<string>(), servicePrincipals: new Set<string>() };
  let isOpen = false;
  for (const name of inside) {
    const config = Object.hasOwn(all, name) ? all[name] : undefined;
    if (config === undefined) continue;
    if (config.mode !== "create") isOpen = true;
    else {
      for (const nested of config.groups ?? []) holds.groups.add(nested);
      for (const principal of config.servicePrincipals ?? []) holds.servicePrincipals.add(principal);
      for (const nested of config.groups ?? []) inside.add(nested);
    }
  }
  return { mayHold: (kind, principal) => isOpen || holds[kind].has(principal) };
}
