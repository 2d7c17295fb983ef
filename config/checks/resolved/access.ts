import { type CatalogGrants, type Grant, resolveGrants } from "../../derive/grants";
import { type Groups, groupsHolding, groupsIn } from "../../derive/membership";
import { EVERYONE, idOf, type Principal } from "../../derive/principal";
import { isIncluded, type Need } from "../../facts/privilege-needs";
import type { OwnGrants } from "../../kinds/facets";
import type { Account, Environment } from "../../model";

/** Where a privilege is looked for: a catalog, and one schema of it or any. */
export interface Where {
  readonly catalog: string;
  readonly schema?: string | undefined;
}

/** Whether a principal has a privilege on the catalog, or on the schema; without a schema, on any of the catalog. */
export type Access = (principal: Principal, privilege: string, where: Where) => boolean;

/** Privileges that are granted on catalogs alone. */
const OF_CATALOGS: readonly string[] = ["USE_CATALOG", "CREATE_SCHEMA"];

const KNOWN = new WeakMap<Environment, Access>();

/** What principals may do, by grants on themselves, on groups that hold them and on everybody; worked out once. */
export function accessIn(environment: Environment, account: Account): Access {
  const known = KNOWN.get(environment) ?? workOut(environment, account);
  KNOWN.set(environment, known);
  return known;
}

function workOut(environment: Environment, { groups, deployer }: Account): Access {
  const { catalogs } = resolveGrants(environment, deployer.key);
  return (principal, privilege, { catalog, schema }) => {
    const on = Object.hasOwn(catalogs, catalog) ? catalogs[catalog] : undefined;
    if (on === undefined) return false;
    const lists = [on.grants, ...(OF_CATALOGS.includes(privilege) ? [] : schemaGrants(on, schema))];
    return isGiven(lists, groups, principal, privilege);
  };
}

/** Only what is looked at of a grant. */
type Given = Pick<OwnGrants["given"][number], "principal" | "privileges">;

/** Whether one of these lists of grants gives a principal a privilege, itself or by what it counts as. */
export function isGiven(
  lists: readonly (readonly Given[])[],
  groups: Groups,
  principal: Principal,
  privilege: string,
): boolean {
  const ids = identities(groups, principal);
  return lists.some((grants) => ids.some((id) => gives(privilegesBy(grants).get(id), privilege)));
}

/** Who a principal counts as: itself, everybody, the groups that hold it. */
const identities = (groups: Groups, principal: Principal): string[] => [
  idOf(principal),
  idOf(EVERYONE),
  ...[...groupsHolding(groups, principal)].map((name) => idOf({ kind: "group", name })),
];

const gives = (given: readonly string[] = [], privilege: string): boolean =>
  given.some((one) => one === privilege || isIncluded(privilege, one));

const BY_PRINCIPAL = new WeakMap<readonly Given[], ReadonlyMap<string, readonly string[]>>();

/** Privileges by principal; made once per securable, which may have many grants. */
function privilegesBy(grants: readonly Given[]): ReadonlyMap<string, readonly string[]> {
  const known = BY_PRINCIPAL.get(grants);
  if (known !== undefined) return known;
  const made = new Map(grants.map(({ principal, privileges }) => [idOf(principal), privileges]));
  BY_PRINCIPAL.set(grants, made);
  return made;
}

function schemaGrants({ schemas }: CatalogGrants, schema: string | undefined): (readonly Grant[])[] {
  if (schema === undefined) return Object.values(schemas).map(({ grants }) => grants);
  const one = Object.hasOwn(schemas, schema) ? schemas[schema] : undefined;
  return one === undefined ? [] : [one.grants];
}

/**
 * Whether something holds for a principal: for itself, or where it is made of groups, for each of these. People are in
 * groups by other ways, of which nothing is known here; a service principal in one says nothing of them.
 */
export function holdsFor(groups: Groups, principal: Principal, test: (one: Principal) => boolean): boolean {
  if (test(principal)) return true;
  const inside = principal.kind === "group" ? groupsIn(groups, principal.name) : [];
  return inside.length > 0 && inside.every((name) => holdsFor(groups, { kind: "group", name }, test));
}

/** `USE_CATALOG on catalog sales`, for messages. */
export const needOn = (need: Need, { catalog, schema }: Where): string =>
  need === "USE_CATALOG" || schema === undefined
    ? `${need} on catalog ${catalog}`
    : `${need} on schema ${catalog}.${schema}`;
