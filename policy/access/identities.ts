import type { Access, Membership } from "./model";

/** Somebody that a principal counts as, and through which memberships. */
export interface Identity {
  readonly key: string;
  readonly through: readonly Membership[];
}

const KNOWN = new WeakMap<Access, Map<string, readonly Identity[]>>();

/** Who a principal counts as: itself, the groups that hold it, however deep, and everybody. The nearest way to each. */
export function identitiesOf(access: Access, principal: string): readonly Identity[] {
  const known = KNOWN.get(access) ?? new Map<string, readonly Identity[]>();
  KNOWN.set(access, known);
  const found = known.get(principal) ?? workOut(access, principal);
  known.set(principal, found);
  return found;
}

function workOut(access: Access, principal: string): Identity[] {
  const found: Identity[] = [{ key: principal, through: [] }];
  // A list that grows is walked to its end.
  for (const { key, through } of found) {
    for (const membership of access.memberships) {
      if (membership.member !== key || found.some((one) => one.key === membership.group)) continue;
      found.push({ key: membership.group, through: [...through, membership] });
    }
  }
  const everybody = [...access.principals.values()].find(({ kind }) => kind === "everybody")?.key;
  const isOfAccount = access.principals.get(principal)?.kind !== "recipient";
  if (everybody !== undefined && everybody !== principal && isOfAccount) found.push({ key: everybody, through: [] });
  return found;
}
