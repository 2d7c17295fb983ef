import { isLevel } from "../../config/facts/permission-levels";
import { PARENT, SECURABLE_KINDS, type Securable, USED_ON } from "../../config/facts/securables";
import { closest } from "../../config/spelling";
import type { Access, AccessObject, Principal } from "./model";
import { parentOf, unknown } from "./ways";

/** What is asked: a privilege or a level, on an object. */
export interface Asked {
  readonly privilege: string;
  readonly object: AccessObject;
}

/** What cannot be understood, and what to write. */
export interface Unclear {
  readonly wrong: string;
  readonly fix: string;
}

/** Words of SQL that stand for a privilege. */
const SQL: Readonly<Record<string, string>> = {
  INSERT: "MODIFY",
  UPDATE: "MODIFY",
  DELETE: "MODIFY",
  MERGE: "MODIFY",
  READ: "SELECT",
  INSERT_INTO: "MODIFY",
  SELECT_FROM: "SELECT",
  DELETE_FROM: "MODIFY",
  MERGE_INTO: "MODIFY",
};

/** `SELECT prod_sales.gold.orders`, `USE CATALOG prod_sales`, `CAN_USE prod-bi`. */
export function readQuestion(access: Access, text: string): Asked | Unclear {
  const words = text.trim().split(/\s+/);
  const name = words.at(-1) ?? "";
  const said = words
    .slice(0, -1)
    .join("_")
    .toUpperCase()
    .replace(/_ON(?:_.*)?$/, "");
  return words.length < 2
    ? {
        wrong: `"${text}" is no question`,
        fix: 'write a privilege and an object, for example "SELECT sales.gold.orders"',
      }
    : asked(access, SQL[said] ?? said, name);
}

/** The object that a privilege is asked on, by its name or by keys of the configuration. */
export function asked(access: Access, privilege: string, name: string): Asked | Unclear {
  if (!isLevel(privilege) && privilege !== "ALL_PRIVILEGES" && !Object.hasOwn(USED_ON.value, privilege)) {
    const meant = closest(privilege, [...Object.keys(USED_ON.value), "ALL_PRIVILEGES"]);
    return {
      wrong: `"${privilege}" is no privilege of Unity Catalog and no level of a permission`,
      fix: meant === undefined ? 'write it as "SELECT" or "CAN_USE"' : `write ${meant}`,
    };
  }
  const object = objectFor(access, privilege, name);
  if (object !== undefined) return { privilege, object };
  const names = [...access.objects.values()].filter((one) => fits(privilege, one.kind)).map((one) => one.name);
  const meant = closest(name, names);
  return {
    wrong: `there is nothing called "${name}" that ${privilege} is used with`,
    fix: meant === undefined ? "name an object as Databricks shows it" : `write ${meant}`,
  };
}

function objectFor(access: Access, privilege: string, name: string): AccessObject | undefined {
  const fitting = [...access.objects.values()].filter(({ kind }) => fits(privilege, kind));
  const known =
    fitting.find((one) => one.name === name || one.key === name || one.kind === name) ??
    fitting.find(({ aliases }) => aliases.includes(name));
  if (known !== undefined || isLevel(privilege)) return known;
  // What programs make, such as tables: only what it is in is known.
  const depth = name.split(".").length;
  const kinds = SECURABLE_KINDS.filter((kind) => depthOf(kind) === depth && fits(privilege, kind));
  const [kind] = depth > 1 ? kinds : [];
  if (kind === undefined) return undefined;
  const above = name.slice(0, name.lastIndexOf("."));
  const parent = PARENT[kind] as Securable;
  const holder =
    [...access.objects.values()].find((one) => one.kind === parent && one.name === above) ??
    [...access.objects.values()].find((one) => one.kind === parent && one.aliases.includes(above)) ??
    objectFor(access, privilege, above);
  if (holder === undefined || holder.kind !== parent) return undefined;
  return unknown(kind, `${holder.name}.${name.slice(name.lastIndexOf(".") + 1)}`);
}

const depthOf = (kind: Securable): number => {
  const parent = PARENT[kind];
  return parent === undefined ? 1 : depthOf(parent) + 1;
};

/** Whether a privilege can be granted on a kind: it is used with it, or with what is in it. */
export function fits(privilege: string, kind: AccessObject["kind"]): boolean {
  if (kind === "workspace object") return isLevel(privilege);
  if (isLevel(privilege)) return false;
  if (privilege === "ALL_PRIVILEGES") return true;
  const below = (one: Securable): boolean => {
    const parent = PARENT[one];
    return one === kind || (parent !== undefined && below(parent));
  };
  return (USED_ON.value[privilege] ?? []).some(below);
}

/** The principal that a name stands for: as Databricks shows it, or as the configuration calls it. */
export function principalNamed(access: Access, name: string): Principal | Unclear {
  const all = [...access.principals.values()];
  const found =
    all.find((one) => one.key === name || one.name === name) ?? all.find(({ aliases }) => aliases.includes(name));
  if (found !== undefined) return found;
  const meant = closest(
    name,
    all.flatMap((one) => [one.name, ...one.aliases]),
  );
  return {
    wrong: `nobody is called "${name}" here`,
    fix: meant === undefined ? "name a group, a service principal, a user or a recipient" : `write ${meant}`,
  };
}

/** The object whose name this is, or the one that it is in; for what is asked about an object and no privilege. */
export const objectNamed = (access: Access, name: string): AccessObject | undefined => {
  const all = [...access.objects.values()];
  const found =
    all.find((one) => one.key === name || one.name === name) ?? all.find(({ aliases }) => aliases.includes(name));
  if (found !== undefined) return found;
  const guess = objectFor(access, "SELECT", name);
  return guess !== undefined && parentOf(access, guess) !== undefined ? guess : undefined;
};
