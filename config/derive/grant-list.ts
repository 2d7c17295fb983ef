import type { Privilege, SecurableKind } from "../schema/privileges";
import { EVERYONE, idOf, type Principal } from "./principal";

/** What one principal may do with one securable. */
export interface Grant<K extends SecurableKind = SecurableKind> {
  readonly principal: Principal;
  /** Sorted, without duplicates. */
  readonly privileges: readonly Privilege<K>[];
}

/** The complete grants of a securable: each principal once, groups first, then by name. */
export type Grants<K extends SecurableKind = SecurableKind> = readonly Grant<K>[];

/** Grants as the configuration writes them. */
export interface Configured<K extends SecurableKind> {
  readonly everyone?: readonly Privilege<K>[] | undefined;
  readonly groups: Readonly<Record<string, readonly Privilege<K>[]>>;
  readonly servicePrincipals: Readonly<Record<string, readonly Privilege<K>[]>>;
}

/** A service principal by its key. */
export const servicePrincipal = (key: string): Principal => ({ kind: "service-principal", key });

/**
 * One grant per principal. The provider keeps only the last of two blocks that name the same principal, so
 * two would silently take privileges away.
 */
export function merged<K extends SecurableKind>(own: Grants<K>, configured: Configured<K>): Grants<K> {
  const grants: readonly Grant<K>[] = [
    ...own,
    ...(configured.everyone === undefined ? [] : [{ principal: EVERYONE, privileges: configured.everyone }]),
    ...Object.entries(configured.groups).map(
      ([name, privileges]): Grant<K> => ({ principal: { kind: "group", name }, privileges }),
    ),
    ...Object.entries(configured.servicePrincipals).map(
      ([key, privileges]): Grant<K> => ({ principal: servicePrincipal(key), privileges }),
    ),
  ];
  const byPrincipal = new Map<string, Grant<K>>();
  for (const { principal, privileges } of grants) {
    const id = idOf(principal);
    const known = byPrincipal.get(id)?.privileges ?? [];
    byPrincipal.set(id, { principal, privileges: [...new Set([...known, ...privileges])].sort() });
  }
  return [...byPrincipal.keys()].sort().flatMap((id) => byPrincipal.get(id) ?? []);
}

/** What a table or view is granted: Terraform manages it, and what the configuration says. */
export const tableGrants = <K extends "table" | "view">(deployer: string, configured: Configured<K>): Grants<K> =>
  merged<K>([{ principal: servicePrincipal(deployer), privileges: ["MANAGE"] }], configured);

/** Catalogs whose data is elsewhere. */
type ReadCatalogKind = "foreign_catalog" | "shared_catalog";

/** What such a catalog is granted: Terraform manages it, its owner has all of it, loaders read it, and what the configuration says. */
export const readCatalogGrants = <K extends ReadCatalogKind>(
  deployer: string,
  owner: string,
  readers: readonly string[],
  configured: Configured<K>,
): Grants<K> =>
  merged<K>(
    [
      { principal: servicePrincipal(deployer), privileges: ["MANAGE", "USE_CATALOG"] },
      { principal: { kind: "group", name: owner }, privileges: ["ALL_PRIVILEGES", "MANAGE"] },
      ...readers.map((reader) => ({
        principal: servicePrincipal(reader),
        privileges: ["SELECT", "USE_CATALOG", "USE_SCHEMA"] as const,
      })),
    ],
    configured,
  );
