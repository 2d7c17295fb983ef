import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import { literal } from "../../terraform/literal";

/** Where the program finds and puts things; may be references. */
export interface S3FilesPlaces {
  /** `/Volumes/<catalog>/<schema>/<volume>`. */
  readonly landingPath: string;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
}

/**
 * What `assets/pipelines/s3_files.py` reads with `spark.conf.get`. Everything that differs between sources is
 * here, so that they share one program, and what is known only after apply can be handed over too (H26).
 */
export function s3FilesConfiguration(source: S3FilesModel, places: S3FilesPlaces): Record<string, string> {
  const table = (schema: string) => `${places.catalogName}.${schema}.${source.table}`;
  return {
    "lakehouse.source.path": places.landingPath,
    "lakehouse.source.format": source.format,
    // Without it the program lists, as pipelines do that were made before there was a choice.
    ...(source.discovery === "listing" ? {} : { "lakehouse.source.discovery": source.discovery }),
    "lakehouse.source.options": json({ ...source.options, ...hints(source) }),
    "lakehouse.source.schemaEvolution": source.schemaEvolution,
    "lakehouse.bronze.table": table(source.bronzeSchema),
    "lakehouse.silver.table": table(source.silverSchema),
    "lakehouse.silver.expectations": json(source.expectations),
  };
}

/** Types that the reader does not work out, in the form of Auto Loader: `iban STRING, amount DECIMAL(18,2)`. */
function hints({ schemaHints }: S3FilesModel): Record<string, string> {
  const columns = Object.entries(schemaHints).sort(([a], [b]) => (a < b ? -1 : 1));
  return columns.length === 0
    ? {}
    : { "cloudFiles.schemaHints": columns.map(([column, type]) => `${column} ${type}`).join(", ") };
}

/** Keys in a fixed order: the order in which they were written is no difference. */
function json(record: Readonly<Record<string, unknown>>): string {
  return literal(JSON.stringify(Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))));
}
