import { tableGrants } from "../../derive/grant-list";
import type { DeepReadonly } from "../../readonly";
import type { Table } from "../../schema/workloads/table";
import type { NeededGrant } from "../facets";
import type { Kind } from "../kind";
import { tableProblems } from "./table-checks";

export type TableModel = DeepReadonly<
  Table & {
    /** Key in the configuration. */
    key: string;
    /** Key of the service principal that Terraform runs as, which makes it. */
    deployer: string;
  }
>;

/** A managed table with the columns that are written here. */
export const table: Kind<Table, TableModel> = {
  what: "a table",
  lane: "transform",
  runs: [],
  resolve: (workload, key, { deployer }) => ({ ...workload, key, deployer }),
  writes: ({ catalog, schema: of, table: name }) =>
    name === undefined ? [] : [{ what: "table", catalog, schema: of, name, field: "table" }],
  grants: ({ catalog, schema: of, deployer, tags, columns }): readonly NeededGrant[] => {
    const isTagged = [tags, ...columns.map((column) => column.tags)].some((some) => Object.keys(some).length > 0);
    const principal = { kind: "service-principal", key: deployer } as const;
    return [
      {
        principal,
        catalog,
        schema: of,
        privileges: ["CREATE_TABLE", ...(isTagged ? (["APPLY_TAG"] as const) : [])],
      },
    ];
  },
  tableGrants: ({ catalog, schema: of, deployer, grants }) => ({
    level: "table",
    catalog,
    schema: of,
    given: tableGrants<"table">(deployer, grants),
    configured: grants,
  }),
  // As tags of tables that something else makes.
  exclusive: ({ catalog, schema: of, table: name, tags, columns }) =>
    catalog === undefined ||
    of === undefined ||
    name === undefined ||
    [tags, ...(columns ?? []).map((column) => column?.tags)].every((some) => Object.keys(some ?? {}).length === 0)
      ? []
      : [{ what: `the tags of ${catalog}.${of}.${name}`, field: ["table"] }],
  steps: [
    {
      id: "external-data-access",
      title: "engines outside of Databricks may reach the metastore",
      instructions: [
        "In Catalog Explorer, open the settings of the metastore and switch external data access on: provider 1.99.0 has no argument for it.",
        "Grant EXTERNAL_USE_SCHEMA on the schema to the principal that such an engine signs in as, under grants of the schema, beside SELECT on its tables: owners have it not, and ALL_PRIVILEGES does not hold it.",
        "Where the workspace has a list of addresses, let the engine's in, too.",
      ],
      blocking: false,
      appliesTo: ({ format }) =>
        format?.type === "iceberg" || (format?.type === "delta" && format.icebergReads === true),
    },
  ],
  checks: tableProblems,
};
