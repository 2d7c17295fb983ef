import { text } from "../../../emitted/resources";
import { type Claim, without } from "./claim";

export const GOVERNANCE: readonly Claim[] = [
  {
    says: "Every catalog, schema, volume, table, model, location, credential and connection says what it is for.",
    types: [
      "databricks_catalog",
      "databricks_schema",
      "databricks_volume",
      "databricks_sql_table",
      "databricks_registered_model",
      "databricks_external_location",
      "databricks_storage_credential",
      "databricks_credential",
      "databricks_connection",
    ],
    holds: ({ args }) => text(args.comment) !== "",
    broken: ({ args }) => ({ args: without(args, "comment") }),
  },
  {
    says: "Every catalog has its grants in one place, which is the only one.",
    types: ["databricks_catalog"],
    holds: ({ address }, { json }) =>
      Object.values(json.resource?.databricks_grants ?? {}).some((grants) =>
        JSON.stringify(grants).includes(`\${${address}.`),
      ),
    broken: ({ args }, stack) => ({ args, stack: { ...stack, json: { ...stack.json, resource: {} } } }),
  },
  {
    says: "Every governed tag says what it stands for.",
    types: ["databricks_tag_policy"],
    holds: ({ args }) => text(args.description) !== "",
    broken: ({ args }) => ({ args: without(args, "description") }),
  },
];
