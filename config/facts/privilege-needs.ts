import type { Privilege } from "../schema/privileges";
import { fact } from "./fact";

/** Privileges that ALL_PRIVILEGES does not include. */
const NOT_IN_ALL = fact({
  value: ["MANAGE", "EXTERNAL_USE_SCHEMA", "EXTERNAL_USE_LOCATION"],
  source: 'Databricks, "Unity Catalog privileges reference", ALL PRIVILEGES',
  asOf: "2026-06",
});

/** Whether whoever has `given` has this privilege with it. */
export const isIncluded = (privilege: string, given: string): boolean =>
  given === "ALL_PRIVILEGES" && !NOT_IN_ALL.value.includes(privilege);

/** Ways to what is inside a catalog and a schema. */
const INSIDE = ["USE_CATALOG", "USE_SCHEMA"] as const;

export type Need = "USE_CATALOG" | "USE_SCHEMA" | "SELECT";

/** Securables whose privileges need others to be of use. */
export type NeedyKind = "catalog" | "schema" | "volume" | "model" | "table" | "view";

/**
 * Privilege on a catalog, a schema or what is in it → what it is of no use without. `above`: it concerns the securable itself, and
 * needs only the ways to that.
 */
export const PRIVILEGE_NEEDS = fact<Readonly<Record<Privilege<NeedyKind>, readonly Need[] | "above">>>({
  value: {
    ALL_PRIVILEGES: "above",
    APPLY_TAG: "above",
    BROWSE: [],
    CREATE_FUNCTION: INSIDE,
    CREATE_MATERIALIZED_VIEW: INSIDE,
    CREATE_MODEL: INSIDE,
    CREATE_SCHEMA: ["USE_CATALOG"],
    CREATE_TABLE: INSIDE,
    CREATE_VOLUME: INSIDE,
    EXECUTE: INSIDE,
    EXTERNAL_USE_SCHEMA: INSIDE,
    MANAGE: "above",
    MODIFY: [...INSIDE, "SELECT"],
    READ_VOLUME: INSIDE,
    REFRESH: INSIDE,
    SELECT: INSIDE,
    USE_CATALOG: [],
    USE_SCHEMA: ["USE_CATALOG"],
    WRITE_VOLUME: INSIDE,
  },
  source: 'Databricks, "Unity Catalog privileges reference": each privilege with what the user must have as well',
  asOf: "2026-06",
});

/** The ways to a securable of each kind. */
export const WAYS_TO = {
  catalog: [],
  schema: ["USE_CATALOG"],
  volume: INSIDE,
  model: INSIDE,
  table: INSIDE,
  view: INSIDE,
} as const satisfies Readonly<Record<string, readonly Need[]>>;

/** Privilege on an external location → what makes something of it, which is granted on a catalog or schema. */
export const LOCATION_NEEDS = fact<
  Readonly<Record<Privilege<"external_location">, "CREATE_SCHEMA" | "CREATE_TABLE" | "CREATE_VOLUME" | undefined>>
>({
  value: {
    ALL_PRIVILEGES: undefined,
    BROWSE: undefined,
    CREATE_EXTERNAL_TABLE: "CREATE_TABLE",
    CREATE_EXTERNAL_VOLUME: "CREATE_VOLUME",
    CREATE_FOREIGN_SECURABLE: undefined,
    CREATE_MANAGED_STORAGE: "CREATE_SCHEMA",
    EXTERNAL_USE_LOCATION: undefined,
    MANAGE: undefined,
    READ_FILES: undefined,
    WRITE_FILES: undefined,
  },
  source: 'Databricks, "Unity Catalog privileges reference": creating external tables and volumes, and managed storage',
  asOf: "2026-06",
});
