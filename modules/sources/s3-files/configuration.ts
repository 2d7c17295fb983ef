import type { S3FilesModel } from "../../../config/kinds/sources/s3-files";
import { schemaHints, setting } from "../../ingestion/program-settings";

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
    "lakehouse.source.options": setting({ ...source.options, ...schemaHints(source.schemaHints) }),
    "lakehouse.source.schemaEvolution": source.schemaEvolution,
    "lakehouse.bronze.table": table(source.bronzeSchema),
    "lakehouse.silver.table": table(source.silverSchema),
    "lakehouse.silver.expectations": setting(source.expectations),
  };
}
