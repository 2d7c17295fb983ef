import type { z } from "zod";
import { ROLES } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { tableOptimizer as schema } from "../../schema/data-services/table-optimizer";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type TableOptimizer = z.output<typeof schema>;
export type TableOptimizerModel = DeepReadonly<
  TableOptimizer & {
    /** Key in the configuration. */
    key: string;
    /** Bucket of the zone. */
    bucket: string;
    /** The Data Catalog: number of the AWS account. */
    catalogId: string;
    /** Role that the optimizers work with. */
    role: { name: string; arn: string };
  }
>;

/** Optimizers of a table of the Data Catalog. */
export const tableOptimizer: Kind<TableOptimizer, TableOptimizerModel> = {
  what: "optimizers of a table",
  lane: "transform",
  runs: [
    {
      what: "optimizers of a table, by AWS Glue",
      because: "they keep what is there small; held, files and states pile up, and readers slow down",
      source: "AWS Glue API, TableOptimizerConfiguration: without an entry none runs",
    },
  ],
  resolve: (entry, key, names) => ({
    ...entry,
    key,
    bucket: names.zoneBucket(entry.zone),
    catalogId: names.awsAccountId,
    role: names.role(ROLES.dataService(key)),
  }),
  reaches: ({ zone }) => [zone],
  tidies: ({ zone, folder, orphans }) =>
    folder === undefined ? [] : [{ zone, folder, field: "folder", deletes: orphans !== undefined }],
  exclusive: ({ database, table }) =>
    database === undefined || table === undefined
      ? []
      : [{ what: `optimizers of the table ${database}.${table}`, field: ["table"] }],
  names: (_, key) => [{ what: "role", layer: "data-services", purpose: ROLES.dataService(key) }],
  steps: [
    {
      id: "optimized-tables",
      title: "tables of optimizers are there, and Lake Formation lets their roles in",
      instructions: [
        "Make each table before its optimizers, with a statement of Athena or a job: CREATE TABLE … LOCATION 's3://<bucket of the zone>/<folder>/' TBLPROPERTIES ('table_type' = 'ICEBERG'). AWS refuses optimizers of a table that is not there.",
        "Where Lake Formation governs it, grant the role <prefix>-svc-<entry> SELECT, INSERT, DELETE, ALTER and DESCRIBE on the table with dataServices.<key> of kind lake-formation, whose role may write the folder.",
      ],
      blocking: false,
    },
  ],
  checks: (entry, view) => [...something(entry, view)],
};

function something({ compaction, retention, orphans }: Salvaged<TableOptimizer>, view: EntryView): Problem[] {
  return compaction === false && retention === undefined && orphans === undefined
    ? [
        view.problem(
          ["compaction"],
          "is false, and there is neither retention nor orphans: nothing is optimized",
          "say what is optimized, or remove the entry",
        ),
      ]
    : [];
}
