import { at } from "../../../../schema/value";
import { metastoreOf } from "../../../databricks/scope";
import { fullName, kindOfType, SECURABLE_TYPES, securableNamed } from "../../../databricks/securables";
import { describe } from "../../../describe";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Names that Unity Catalog has taken itself, in lower case. */
const RESERVED: Readonly<Record<string, readonly string[]>> = {
  databricks_catalog: ["system", "samples", "hive_metastore", "__databricks_internal"],
  databricks_schema: ["information_schema"],
};
/** Kinds that share their names with another kind. */
const SHARED: Readonly<Record<string, string>> = { storage_credential: "credential", credential: "storage_credential" };

/** The name of a securable is well formed, and nothing in the metastore has it; letters have no case. */
export const securableName: Rule = {
  id: "securable-name",
  source: 'Databricks, "Names" in the SQL reference; Unity Catalog API: …_ALREADY_EXISTS',
  types: SECURABLE_TYPES.filter((type) => type !== "databricks_metastore"),
  operations: ["create"],
  refuses(request) {
    const { type, store, planned } = request;
    const kind = kindOfType(type);
    const name = textOf(at(planned, "name"));
    if (kind === undefined || name === undefined) return undefined;
    const path = [{ attribute: "name" }];
    if (/[\s./\p{Cc}]/u.test(name) || name.length > 255) {
      return {
        summary: "INVALID_PARAMETER_VALUE",
        detail: `"${name}" is no name of Unity Catalog: no dots, spaces, slashes, and at most 255 characters`,
        fix: "use letters, digits, hyphens and underscores",
        path,
      };
    }
    const label = kind.kind.toUpperCase();
    const reserved = RESERVED[type]?.includes(name.toLowerCase()) === true;
    const full = fullName(planned, kind.name);
    const metastore = metastoreOf(request);
    const other = [kind.kind, SHARED[kind.kind]]
      .map((each) => (each === undefined ? undefined : securableNamed(store, metastore, each, full)))
      .find((found) => found !== undefined);
    if (!reserved && other === undefined) return undefined;
    return {
      summary: `${label}_ALREADY_EXISTS`,
      detail: `${kind.kind} "${full}" already exists: ${other ? describe(other) : "Unity Catalog keeps the name for itself"}`,
      fix: "choose another name; a metastore is shared by all workspaces of its region",
      path,
    };
  },
};
