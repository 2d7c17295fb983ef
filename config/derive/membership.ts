import type { Principal } from "./principal";

/** The groups of the account's file, as far as they could be read. */
export type Groups = Readonly<
  Record<
    string,
    {
      readonly mode?: "create" | "existing" | undefined;
      readonly groups?: readonly string[] | undefined;
      readonly servicePrincipals?: readonly string[] | undefined;
    }
  >
>;

const MEMBERS = ["groups", "servicePrincipals"] as const;
type Holders = Readonly<Record<(typeof MEMBERS)[number], ReadonlyMap<string, readonly string[]>>>;

/** Member → the groups that it stands in directly; made once per account, which may have many of both. */
const HOLDERS = new WeakMap<Groups, Holders>();

function holdersIn(groups: Groups): Holders {
  const known = HOLDERS.get(groups);
  if (known !== undefined) return known;
  const made = { groups: new Map<string, string[]>(), servicePrincipals: new Map<string, string[]>() };
  for (const [name, group] of Object.entries(groups)) {
    for (const list of MEMBERS) {
      for (const member of group[list] ?? []) made[list].set(member, [...(made[list].get(member) ?? []), name]);
    }
  }
  HOLDERS.set(groups, made);
  return made;
}

/** Every group that holds a principal, directly or through other groups, as far as the account's file says. */
export function groupsHolding(groups: Groups, principal: Principal): ReadonlySet<string> {
  const holders = holdersIn(groups);
  const holding = new Set(
    principal.kind === "group" ? holders.groups.get(principal.name) : holders.servicePrincipals.get(principal.key),
  );
  // A set that grows is walked to its end.
  for (const name of holding) for (const above of holders.groups.get(name) ?? []) holding.add(above);
  return holding;
}

/** Groups that stand directly in a group. */
export const groupsIn = (groups: Groups, group: string): readonly string[] =>
  (Object.hasOwn(groups, group) ? groups[group]?.groups : undefined) ?? [];
