import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { tableBucket as schema } from "../../schema/data-services/table-bucket";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type TableBucket = z.output<typeof schema>;
type Draft = Salvaged<TableBucket>;
export type TableBucketModel = DeepReadonly<
  TableBucket & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    arn: string;
  }
>;

/** A table bucket of S3 Tables. */
export const tableBucket: Kind<TableBucket, TableBucketModel> = {
  what: "a table bucket",
  lane: "source",
  runs: [
    {
      what: "maintenance of tables, by S3",
      because: "it removes and rewrites files that nobody reads; whoever holds it pays for more files",
      source:
        'S3 user guide, "S3 Tables maintenance": compaction.enabled, snapshots.expire and unreferencedFiles.remove',
    },
  ],
  resolve(entry, key, names) {
    const name = `${names.prefix}-${key}`;
    return {
      ...entry,
      key,
      name,
      arn: `arn:${names.partition}:s3tables:${names.region}:${names.awsAccountId}:bucket/${name}`,
    };
  },
  names: (_, key) => [{ what: "table-bucket", layer: "data-services", purpose: key }],
  steps: [
    {
      id: "table-buckets-integrated",
      title: "engines of AWS find table buckets in the Data Catalog",
      instructions: [
        "Once per account and region, in the console of S3 open Table buckets and choose Enable integration, or make the catalog s3tablescatalog with aws glue create-catalog. Terraform has no resource for it.",
        "Where Lake Formation governs the catalog s3tablescatalog, grant there who may read which namespace and table: aws lakeformation grant-permissions with CatalogId <account>:s3tablescatalog/<bucket>. Identities of other accounts need it, too.",
        "Where Unity Catalog is to read the tables, let a job of AWS Glue or a statement of Athena write them into a table of the Data Catalog with its files in a zone, and read that by a foreign catalog of Glue: S3 keeps the files of table buckets in buckets of its own, which no external location covers.",
      ],
      blocking: false,
    },
  ],
  checks: (entry, view) => [...content(entry, view), ...access(entry, view)],
};

function content({ namespaces }: Draft, view: EntryView): Problem[] {
  if (namespaces === undefined) return [];
  const all = Object.entries(namespaces);
  if (all.length === 0)
    return [view.problem(["namespaces"], "is empty: no table can be made", "name a namespace, sales: {}")];
  return all.flatMap(([namespace, space]) =>
    Object.entries(space?.tables ?? {}).flatMap(([name, table]) =>
      (table?.columns ?? []).flatMap((column, index, columns) =>
        column?.name !== undefined && columns.findIndex((other) => other?.name === column.name) < index
          ? [
              view.problem(
                ["namespaces", namespace, "tables", name, "columns", index, "name"],
                `is ${column.name}, as another column of the table is`,
                "give each column a name of its own",
              ),
            ]
          : [],
      ),
    ),
  );
}

function access({ namespaces, access: all }: Draft, view: EntryView): Problem[] {
  const known = Object.keys(namespaces ?? {});
  return Object.entries(all ?? {}).flatMap(([key, one]) =>
    (one?.namespaces ?? []).flatMap((namespace, index) =>
      namespace === undefined || known.includes(namespace)
        ? []
        : [
            view.problem(
              ["access", key, "namespaces", index],
              `${namespace} is no namespace of the bucket`,
              known.length === 0 ? "name one under namespaces" : `use one of ${known.join(", ")}`,
            ),
          ],
    ),
  );
}
