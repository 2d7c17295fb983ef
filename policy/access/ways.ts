import { isIncluded } from "../../config/facts/privilege-needs";
import { NOT_OF_OWNERS, PARENT, type Securable, USED_ON } from "../../config/facts/securables";
import { type Identity, identitiesOf } from "./identities";
import type { Access, AccessObject, Granted, Membership, Place, SharedObject } from "./model";

/** One reason why somebody has a privilege on an object. */
export interface Way {
  /** Groups on the way from the principal to who is granted it; empty where it is the principal itself. */
  readonly through: readonly Membership[];
  /** Key of the principal that has it. */
  readonly holder: string;
  readonly by:
    | { readonly kind: "grant"; readonly granted: Granted }
    | { readonly kind: "ownership" }
    | { readonly kind: "share"; readonly shared: SharedObject; readonly granted: Granted };
  /** Key of the object that it is granted on: the object itself, or what it is in. */
  readonly on: string;
  readonly at?: Place | undefined;
}

/** The object, and what it is in: `sales.gold.orders`, `sales.gold`, `sales`. */
export function chainOf(access: Access, object: AccessObject): AccessObject[] {
  const above = parentOf(access, object);
  return above === undefined ? [object] : [object, ...chainOf(access, above)];
}

/** What an object is in; also where nothing is known of that but its name. */
export function parentOf(access: Access, { kind, name }: AccessObject): AccessObject | undefined {
  const parent = PARENT[kind as Securable];
  if (parent === undefined) return undefined;
  const above = name.slice(0, name.lastIndexOf("."));
  return access.objects.get(`${parent} ${above}`) ?? unknown(parent, above);
}

/** An object that no resource is there for: a table that a pipeline makes. */
export const unknown = (kind: Securable, name: string): AccessObject => ({
  key: `${kind.replaceAll("_", " ")} ${name}`,
  kind,
  word: kind.replaceAll("_", " "),
  name,
  aliases: [],
});

/** Whether whoever is granted `given` has the privilege. */
export const gives = (given: string, privilege: string): boolean => given === privilege || isIncluded(privilege, given);

/** Every reason why a principal has a privilege on an object, the nearest first; none where it has not. */
export function waysTo(access: Access, principal: string, privilege: string, object: AccessObject): Way[] {
  const chain = chainOf(access, object);
  return identitiesOf(access, principal).flatMap((identity) => [
    ...owned(identity, privilege, object),
    ...chain.flatMap(({ key }) => granted(access, identity, privilege, key)),
    ...shared(access, identity, privilege, chain),
  ]);
}

/** An owner has what the object itself is used with; what is in it belongs to others. */
function owned({ key, through }: Identity, privilege: string, object: AccessObject): Way[] {
  const isItsOwn =
    privilege === "ALL_PRIVILEGES" || (USED_ON.value[privilege] ?? []).includes(object.kind as Securable);
  if (object.owner !== key || !isItsOwn || NOT_OF_OWNERS.value.includes(privilege)) return [];
  return [{ through, holder: key, by: { kind: "ownership" }, on: object.key, at: object.at }];
}

function granted(access: Access, { key, through }: Identity, privilege: string, on: string): Way[] {
  return grantsOn(access, on)
    .filter((grant) => grant.principal === key && gives(grant.privilege, privilege))
    .map((grant) => ({ through, holder: key, by: { kind: "grant", granted: grant }, on, at: grant.at }));
}

/** A recipient has what is shared, by a grant on the share; nothing else of the metastore concerns it. */
function shared(access: Access, { key, through }: Identity, privilege: string, chain: readonly AccessObject[]): Way[] {
  return access.shared
    .filter(({ object, privileges }) => privileges.includes(privilege) && chain.some((one) => one.key === object))
    .flatMap((one) =>
      grantsOn(access, one.share)
        .filter((grant) => grant.principal === key && grant.privilege === "SELECT" && key.startsWith("recipient "))
        .map(
          (grant): Way => ({
            through,
            holder: key,
            by: { kind: "share", shared: one, granted: grant },
            on: one.object,
            at: one.at,
          }),
        ),
    );
}

const BY_OBJECT = new WeakMap<Access, ReadonlyMap<string, readonly Granted[]>>();

/** Grants on one object; sorted out once. */
export function grantsOn(access: Access, object: string): readonly Granted[] {
  const known = BY_OBJECT.get(access) ?? byObject(access.grants);
  BY_OBJECT.set(access, known);
  return known.get(object) ?? [];
}

function byObject(grants: readonly Granted[]): ReadonlyMap<string, readonly Granted[]> {
  const found = new Map<string, Granted[]>();
  for (const grant of grants) {
    const here = found.get(grant.object);
    if (here === undefined) found.set(grant.object, [grant]);
    else here.push(grant);
  }
  return found;
}
