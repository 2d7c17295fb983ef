import { requiredFor } from "../../policy/access/can";
import { identitiesOf } from "../../policy/access/identities";
import { LIMITED, limitsOf, limitText } from "../../policy/access/limits";
import type { Access, AccessObject, Place, Principal } from "../../policy/access/model";
import { chainOf, waysTo } from "../../policy/access/ways";

/** One right of somebody, or several on the same object by the same way. */
export interface Row {
  /** `group analysts`, `role acme-prod-loader`. */
  readonly who: string;
  readonly may: readonly string[];
  /** `catalog prod_sales`. */
  readonly on: string;
  /** How it comes to it: `as member of staff: granted on catalog prod_sales`. */
  readonly way: string;
  /** What it cannot be used without, and where that is missing; empty where it works. */
  readonly lacks: readonly string[];
  /** What policies hide of it from whoever it is: masked columns, rows that are left out. */
  readonly hidden?: readonly string[] | undefined;
  /** Where it leads: as whom a job runs, which bucket a location is. */
  readonly leads?: string | undefined;
  readonly at?: Place | undefined;
}

/**
 * What a principal may do, each with its way.
 * @param only rights on this object and on what it is in; default all
 */
export function rowsOf(access: Access, principal: Principal, only?: AccessObject): Row[] {
  const chain = only === undefined ? undefined : new Set(chainOf(access, only).map(({ key }) => key));
  const concerns = (object: string) => chain === undefined || chain.has(object);
  return identitiesOf(access, principal.key).flatMap(({ key, through }) => {
    const groups = through.map(({ group }) => access.principals.get(group)?.name ?? group);
    const isEverybody = key !== principal.key && access.principals.get(key)?.kind === "everybody";
    const as = groups.length > 0 ? `as member of ${groups.join(", in ")}: ` : isEverybody ? "as everybody: " : "";
    const row = (rest: Omit<Row, "who" | "leads"> & { readonly leads?: string | undefined }): Row => ({
      who: principal.key,
      leads: access.objects.get(rest.on)?.leads,
      ...rest,
    });
    const granted = [...groupedBy(access.grants.filter((one) => one.principal === key && concerns(one.object)))].map(
      ([object, given]) =>
        row({
          may: given.map(({ privilege }) => privilege),
          on: object,
          way: `${as}granted${inheritedBy(object, only)}`,
          lacks: lacking(
            access,
            principal,
            given.map(({ privilege }) => privilege),
            object,
          ),
          hidden: hiddenFrom(
            access,
            principal,
            given.map(({ privilege }) => privilege),
            only?.key === undefined ? object : only.key,
          ),
          at: given[0]?.at,
        }),
    );
    const owned = [...access.objects.values()]
      .filter(({ owner, key: object }) => owner === key && concerns(object))
      .map((object) => row({ may: ["owner"], on: object.key, way: `${as}owns it`, lacks: [], at: object.at }));
    const permitted = [
      ...groupedBy(access.permissions.filter((one) => one.principal === key && concerns(one.object))),
    ].map(([object, given]) =>
      row({
        may: given.map(({ privilege }) => privilege),
        on: object,
        way: `${as}permitted`,
        lacks: [],
        leads: leadsTo(
          access,
          object,
          given.map(({ privilege }) => privilege),
        ),
        at: given[0]?.at,
      }),
    );
    return [...granted, ...permitted, ...owned, ...sharedWith(access, principal, key, concerns)];
  });
}

const inheritedBy = (on: string, only: AccessObject | undefined) =>
  only === undefined || only.key === on ? "" : ` there, inherited by ${only.key}`;

function groupedBy<T extends { readonly object: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) found.set(item.object, [...(found.get(item.object) ?? []), item]);
  return found;
}

/** What policies hide of what these privileges let somebody read; undefined where they hide nothing. */
function hiddenFrom(access: Access, principal: Principal, privileges: readonly string[], on: string): Row["hidden"] {
  const object = access.objects.get(on);
  if (object === undefined || !privileges.some((one) => LIMITED.includes(one))) return undefined;
  const limits = limitsOf(access, principal.key, object).map(limitText);
  return limits.length === 0 ? undefined : limits;
}

/** `USE_SCHEMA on schema prod_sales.gold`, for what is granted and of no use. */
function lacking(access: Access, principal: Principal, privileges: readonly string[], on: string): string[] {
  const object = access.objects.get(on);
  if (object === undefined || principal.kind === "recipient") return [];
  const missing = privileges.flatMap((privilege) =>
    requiredFor(access, privilege, object)
      .slice(1)
      .filter((need) => waysTo(access, principal.key, need.privilege, need.on).length === 0)
      .map((need) => `${need.privilege} on ${need.on.key}`),
  );
  return [...new Set(missing)];
}

function leadsTo(access: Access, object: string, levels: readonly string[]): string | undefined {
  const acts = access.actsAs.find((one) => one.object === object && one.levels.some((level) => levels.includes(level)));
  return acts === undefined ? undefined : `${acts.words} ${acts.as}`;
}

function sharedWith(
  access: Access,
  { key: who }: Principal,
  key: string,
  concerns: (object: string) => boolean,
): Row[] {
  if (!key.startsWith("recipient ")) return [];
  const shares = access.grants.filter((one) => one.principal === key && one.object.startsWith("share "));
  return shares.flatMap(({ object }) =>
    access.shared
      .filter((one) => one.share === object && concerns(one.object))
      .map((one) => ({
        who,
        may: one.privileges,
        on: one.object,
        way: `${object}, shared with it`,
        lacks: [],
        at: one.at,
      })),
  );
}

/** What everybody may do with an object, groups and service principals first, with what may do it in their place. */
export function rowsOn(access: Access, object: AccessObject): Row[] {
  const direct = [...access.principals.values()].flatMap((principal) => rowsOf(access, principal, object));
  const holders = new Set(direct.map(({ who }) => who));
  const detours = access.actsAs
    .filter(({ as }) => holders.has(as))
    .flatMap((acts) =>
      [
        ...groupedBy(
          access.permissions.filter((one) => one.object === acts.object && acts.levels.includes(one.privilege)),
        ),
      ]
        .flatMap(([, held]) => held)
        .filter(({ principal }) => principal !== acts.as)
        .map(
          ({ principal, privilege, at }): Row => ({
            who: principal,
            may: [privilege],
            on: acts.object,
            way: "permitted",
            lacks: [],
            leads: `${acts.words} ${acts.as}, with its rights on ${object.key}`,
            at,
          }),
        ),
    );
  return [...direct, ...detours];
}
