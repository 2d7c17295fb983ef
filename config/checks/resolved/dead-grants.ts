import { EVERYONE, type Principal } from "../../derive/principal";
import { type Need, type NeedyKind, PRIVILEGE_NEEDS, WAYS_TO } from "../../facts/privilege-needs";
import { entriesOf } from "../../kinds/entries";
import type { AnyEntry } from "../../kinds/view";
import type { Account } from "../../model";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { Privilege } from "../../schema/privileges";
import { warningAt } from "../check";
import { accessIn, holdsFor, isGiven, needOn, type Where } from "./access";
import type { ResolvedCheck, ResolvedFile } from "./check";

/** A privilege of a catalog, a schema or what is in it is of use: whoever has it can also get there. */
export const deadGrants: ResolvedCheck = ({ account, environments }) =>
  environments.flatMap((file) =>
    [...inCatalogs(file, account), ...inEntries(file, account), ...onTables(file, account)].flatMap((granted) =>
      dead(file, account, granted),
    ),
  );

/** A securable whose grants are looked at, and what is around it. */
interface Place {
  readonly level: keyof typeof WAYS_TO;
  readonly where: Where;
  /** Setting of the securable. */
  readonly path: Path;
  /** Setting of the securable on which a need is granted. */
  holder(need: Need): Path;
  has(principal: Principal, need: Need): boolean;
}

/** What the configuration grants one principal on one securable. */
interface Granted extends Place {
  readonly principal: Principal;
  readonly privileges: Privileges;
  /** The setting below `grants`: `groups.analysts`. */
  readonly to: Path;
}

type Privileges = readonly Privilege<NeedyKind>[];
type Configured = {
  readonly everyone?: Privileges | undefined;
  readonly groups: Readonly<Record<string, Privileges>>;
  readonly servicePrincipals: Readonly<Record<string, Privileges>>;
};

function inCatalogs({ environment }: ResolvedFile, account: Account): Granted[] {
  const access = accessIn(environment, account);
  const place = (level: Place["level"], where: Where, path: Path): Place => ({
    level,
    where,
    path,
    holder: (need) =>
      need === "USE_CATALOG" || where.schema === undefined
        ? ["catalogs", where.catalog]
        : ["catalogs", where.catalog, "schemas", where.schema],
    has: (principal, need) => access(principal, need, where),
  });
  return Object.entries(environment.catalogs).flatMap(([catalog, { grants, schemas }]) => [
    ...each(place("catalog", { catalog }, ["catalogs", catalog]), grants),
    ...Object.entries(schemas).flatMap(([schema, { grants: onSchema, volumes, models }]) => {
      const path = ["catalogs", catalog, "schemas", schema];
      return [
        ...each(place("schema", { catalog, schema }, path), onSchema),
        ...Object.entries(volumes).flatMap(([volume, { grants: onVolume }]) =>
          each(place("volume", { catalog, schema }, [...path, "volumes", volume]), onVolume),
        ),
        ...Object.entries(models).flatMap(([model, { grants: onModel }]) =>
          each(place("model", { catalog, schema }, [...path, "models", model]), onModel),
        ),
      ];
    }),
  ]);
}

/** Catalogs that entries of kinds make: nothing inside them is known here. */
function inEntries({ environment }: ResolvedFile, { groups, deployer }: Account): Granted[] {
  return entriesOf<object & AnyEntry>(environment).flatMap(({ kind, entry, key, path }) => {
    const grants = kind.ownGrants?.(entry, deployer.key);
    if (grants === undefined) return [];
    const place: Place = {
      level: "catalog",
      where: { catalog: key },
      path,
      holder: () => path,
      has: (principal, need) => isGiven([grants.given], groups, principal, need),
    };
    return each(place, grants.configured);
  });
}

/** Tables and views that entries of kinds make, in catalogs that are known here. */
function onTables({ environment }: ResolvedFile, account: Account): Granted[] {
  const access = accessIn(environment, account);
  return entriesOf<object & AnyEntry>(environment).flatMap(({ kind, entry, path }) => {
    const grants = kind.tableGrants?.(entry);
    if (grants === undefined) return [];
    const where = { catalog: grants.catalog, schema: grants.schema };
    const holder = ["catalogs", where.catalog];
    const place: Place = {
      level: grants.level,
      where,
      path,
      holder: (need) => (need === "USE_CATALOG" ? holder : [...holder, "schemas", where.schema]),
      has: (principal, need) =>
        access(principal, need, where) || isGiven([grants.given], account.groups, principal, need),
    };
    return each(place, grants.configured);
  });
}

function each(place: Place, { everyone, groups, servicePrincipals }: Configured): Granted[] {
  const one = (to: Path, principal: Principal, privileges: Privileges): Granted => ({
    ...place,
    principal,
    privileges,
    to,
  });
  return [
    ...(everyone === undefined ? [] : [one(["everyone"], EVERYONE, everyone)]),
    ...Object.entries(groups).map(([name, of]) => one(["groups", name], { kind: "group", name }, of)),
    ...Object.entries(servicePrincipals).map(([key, of]) =>
      one(["servicePrincipals", key], { kind: "service-principal", key }, of),
    ),
  ];
}

function dead(file: ResolvedFile, { groups }: Account, granted: Granted): Problem[] {
  const { level, where, principal, privileges, to, path } = granted;
  const lacking = (privilege: Privileges[number]): Need[] => {
    const needs = PRIVILEGE_NEEDS.value[privilege];
    return (needs === "above" ? WAYS_TO[level] : needs).filter(
      (need) => !holdsFor(groups, principal, (one) => granted.has(one, need)),
    );
  };
  const idle = privileges.filter((privilege) => lacking(privilege).length > 0);
  if (idle.length === 0) return [];
  const missing = [...new Set(idle.flatMap(lacking))];
  return [
    warningAt(
      file,
      [...path, "grants", ...to],
      `${idle.join(", ")} ${idle.length === 1 ? "is" : "are"} of no use to ${to.at(-1)} without ${missing.map((need) => needOn(need, where)).join(" and ")}`,
      missing.map((need) => `add "${need}" to ${[...granted.holder(need), "grants", ...to].join(".")}`).join(", and "),
    ),
  ];
}
