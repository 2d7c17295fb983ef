import { text } from "../../../emitted/resources";
import { type Claim, without } from "./claim";

export const INTEROPERABILITY: readonly Claim[] = [
  {
    // Without a word it is Delta.
    says: "Tables are Delta or Apache Iceberg.",
    types: ["databricks_sql_table"],
    of: ({ table_type }) => table_type !== "VIEW",
    holds: ({ args }) => ["", "DELTA", "ICEBERG"].includes(text(args.data_source_format)),
    broken: ({ args }) => ({ args: { ...args, data_source_format: "PARQUET" } }),
  },
  {
    says: "What other systems are asked for is asked for as what they are, by a connection of their type.",
    types: ["databricks_connection"],
    holds: ({ args }) => text(args.connection_type) !== "",
    broken: ({ args }) => ({ args: without(args, "connection_type") }),
  },
  {
    says: "Tools in which people sign in have the scopes that they need, and not all there are.",
    types: ["databricks_custom_app_integration"],
    holds: ({ args }) => Array.isArray(args.scopes) && args.scopes.length > 0 && !args.scopes.includes("all-apis"),
    broken: ({ args }) => ({ args: { ...args, scopes: ["all-apis"] } }),
  },
];
