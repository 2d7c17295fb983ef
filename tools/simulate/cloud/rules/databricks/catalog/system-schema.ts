import { at } from "../../../../schema/value";
import { metastoreOf, metastoreOfObject } from "../../../databricks/scope";
import type { Rule } from "../../../rule";
import { textOf } from "../../../values";

/** Databricks switches these on itself. */
const AUTOMATIC = ["billing", "information_schema"];

/** A system schema is switched on once, and some are on from the start. */
export const systemSchema: Rule = {
  id: "system-schema",
  source: "pain 9: SRA 126, 209; issues 4539, 5505",
  types: ["databricks_system_schema"],
  operations: ["create"],
  refuses(request) {
    const { store, planned } = request;
    const schema = textOf(at(planned, "schema")) ?? "";
    const metastore = metastoreOf(request);
    const twice = store
      .ofType("databricks_system_schema")
      .some((other) => at(other.attributes, "schema") === schema && metastoreOfObject(store, other) === metastore);
    if (!twice && !AUTOMATIC.includes(schema)) return undefined;
    return {
      summary: "SCHEMA_ALREADY_EXISTS",
      detail: `The system schema ${schema} is ${twice ? "switched on already in this metastore" : "always on, and cannot be declared"}`,
      fix: twice ? "declare it once per metastore, not per workspace" : "leave it out",
      path: [{ attribute: "schema" }],
    };
  },
};
