import { isIncluded } from "../../../config/facts/privilege-needs";
import { type Family, family, type Right, text, textsOf, valuesOf } from "./right";

interface GrantRight extends Right {
  /** `dev_sales.gold`: what is above it gives the same rights below. */
  readonly path: string;
}

/** Argument of `databricks_grants` → what the securable is called, and whether what is below a catalog inherits from it. */
const SECURABLES: Readonly<Record<string, readonly [word: string, inherits: boolean]>> = {
  catalog: ["catalog", true],
  schema: ["schema", true],
  table: ["table", true],
  volume: ["volume", true],
  function: ["function", true],
  model: ["model", true],
  external_location: ["external location", false],
  storage_credential: ["storage credential", false],
  credential: ["credential", false],
  foreign_connection: ["connection", false],
  metastore: ["metastore", false],
  pipeline: ["pipeline", false],
  recipient: ["recipient", false],
  share: ["share", false],
};

/** Grants of Unity Catalog, and owners. */
export const grants: Family = family<GrantRight>({
  types: ["databricks_grants", "databricks_grant"],
  rights: ({ type, values }) => {
    const [argument] = Object.keys(SECURABLES).filter((name) => text(values[name]) !== "");
    if (argument === undefined) return [];
    const [word = argument, inherits = false] = SECURABLES[argument] ?? [];
    const path = inherits ? text(values[argument]) : `${word}:${text(values[argument])}`;
    const on = `${word} ${text(values[argument])}`;
    const given = type === "databricks_grant" ? [values] : valuesOf(values.grant);
    return given.flatMap(({ principal, privileges }) =>
      textsOf(privileges).map((what) => ({ who: text(principal), what, on, path, under: "" })),
    );
  },
  covers: (a, b) =>
    a.who === b.who &&
    (a.path === b.path || b.path.startsWith(`${a.path}.`)) &&
    (a.what === b.what || isIncluded(b.what, a.what)),
});
