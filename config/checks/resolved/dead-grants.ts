import { EVERYONE, type Principal } from "../../derive/principal";
import { type Need, PRIVILEGE_NEEDS, WAYS_TO } from "../../facts/privilege-needs";
import type { Account } from "../../model";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { Privilege } from "../../schema/privileges";
import { warningAt } from "../check";
import { type Access, accessIn, holdsFor, needOn, type Where } from "./access";
import type { ResolvedCheck, ResolvedFile } from "./check";

/** A privilege of a catalog, a schema or a volume is of use: whoever has it can also get there. */
export const deadGrants: ResolvedCheck = ({ account, environments }) =>
  environments.flatMap((file) => {
    const access = accessIn(file.environment, account);
    return grantedIn(file).flatMap((granted) => dead(file, account, access, granted));
  });

/** What the configuration grants one principal on one securable. */
interface Granted {
  readonly level: keyof typeof WAYS_TO;
  readonly where: Where;
  readonly principal: Principal;
  readonly privileges: readonly Privilege<"catalog" | "schema" | "volume">[];
  /** The setting below `grants`: `groups.analysts`. */
  readonly to: Path;
  /** The whole setting. */
  readonly path: Path;
}

function grantedIn({ environment: { catalogs } }: ResolvedFile): Granted[] {
  return Object.entries(catalogs).flatMap(([catalog, { grants, schemas }]) => [
    ...each("catalog", { catalog }, grants, ["catalogs", catalog]),
    ...Object.entries(schemas).flatMap(([schema, { grants: onSchema, volumes }]) => [
      ...each("schema", { catalog, schema }, onSchema, ["catalogs", catalog, "schemas", schema]),
      ...Object.entries(volumes).flatMap(([volume, { grants: onVolume }]) =>
        each("volume", { catalog, schema }, onVolume, ["catalogs", catalog, "schemas", schema, "volumes", volume]),
      ),
    ]),
  ]);
}

type Privileges = Granted["privileges"];
type Configured = {
  readonly everyone?: Privileges | undefined;
  readonly groups: Readonly<Record<string, Privileges>>;
  readonly servicePrincipals: Readonly<Record<string, Privileges>>;
};

function each(level: Granted["level"], where: Where, configured: Configured, path: Path): Granted[] {
  const one = (to: Path, principal: Principal, privileges: Privileges): Granted => {
    return { level, where, principal, privileges, to, path: [...path, "grants", ...to] };
  };
  const { everyone, groups, servicePrincipals } = configured;
  return [
    ...(everyone === undefined ? [] : [one(["everyone"], EVERYONE, everyone)]),
    ...Object.entries(groups).map(([name, of]) => one(["groups", name], { kind: "group", name }, of)),
    ...Object.entries(servicePrincipals).map(([key, of]) =>
      one(["servicePrincipals", key], { kind: "service-principal", key }, of),
    ),
  ];
}

function dead(file: ResolvedFile, account: Account, access: Access, granted: Granted): Problem[] {
  const { level, where, principal, privileges, to, path } = granted;
  const lacking = (privilege: Privileges[number]): Need[] => {
    const needs = PRIVILEGE_NEEDS.value[privilege];
    return (needs === "above" ? WAYS_TO[level] : needs).filter(
      (need) => !holdsFor(account.groups, principal, (one) => access(one, need, where)),
    );
  };
  const idle = privileges.filter((privilege) => lacking(privilege).length > 0);
  if (idle.length === 0) return [];
  const missing = [...new Set(idle.flatMap(lacking))];
  return [
    warningAt(
      file,
      path,
      `${idle.join(", ")} ${idle.length === 1 ? "is" : "are"} of no use to ${to.at(-1)} without ${missing.map((need) => needOn(need, where)).join(" and ")}`,
      missing.map((need) => `add "${need}" to ${placeOf(need, where, to)}`).join(", and "),
    ),
  ];
}

/** The setting that grants what is missing to the same principal. */
function placeOf(need: Need, { catalog, schema }: Where, to: Path): string {
  const holder =
    need === "USE_CATALOG" || schema === undefined ? ["catalogs", catalog] : ["catalogs", catalog, "schemas", schema];
  return [...holder, "grants", ...to].join(".");
}
