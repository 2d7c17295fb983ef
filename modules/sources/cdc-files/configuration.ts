import type { CdcFilesModel } from "../../../config/kinds/sources/cdc-files";
import { setting } from "../../ingestion/program-settings";

/** Where the program finds and puts things; may be references. */
export interface CdcFilesPlaces {
  /** `/Volumes/<catalog>/<schema>/<volume>`. */
  readonly landingPath: string;
  /** Name of the catalog in the metastore. */
  readonly catalogName: string;
}

/**
 * How the program tells what happened, and in what order.
 * - `operation` and `deletes`: the column that says what happened, and what it says of a deleted row.
 * - `sequenceBy`: columns that put changes in order; the first of them is a time as text where `time` says so.
 * - `initialFiles`: form of the paths of files whose rows are older than every change.
 */
interface Telling {
  readonly operation: string;
  readonly deletes: readonly string[];
  readonly sequenceBy: readonly string[];
  readonly time: boolean;
  readonly initialFiles: string | null;
}

/** Source: AWS DMS, "Using Amazon S3 as a target": `Op` is I, U or D; files of a full load are numbered in hexadecimal. */
const DMS = { operation: "Op", deletes: ["D"], initialFiles: "/LOAD[0-9A-Fa-f]{8}[.][^/]*$" };

/** How files say what happened to a row. */
export function tellingOf(changes: CdcFilesModel["changes"]): Telling {
  if (changes.writtenBy === "other") {
    const { operationColumn, deletes, sequenceBy } = changes;
    return { operation: operationColumn, deletes, sequenceBy, time: false, initialFiles: null };
  }
  const { timestampColumn, sequenceColumn, fullLoad } = changes;
  return {
    operation: DMS.operation,
    deletes: DMS.deletes,
    sequenceBy: [timestampColumn, ...(sequenceColumn === undefined ? [] : [sequenceColumn])],
    time: true,
    initialFiles: fullLoad === "before-changes" ? DMS.initialFiles : null,
  };
}

/**
 * What `assets/pipelines/cdc_files.py` reads with `spark.conf.get`: what all tables share, and a line for each of them, so
 * that a plan shows which one changes.
 */
export function cdcFilesConfiguration(source: CdcFilesModel, places: CdcFilesPlaces): Record<string, string> {
  return {
    "lakehouse.source.path": places.landingPath,
    "lakehouse.source.format": source.format,
    "lakehouse.source.discovery": source.discovery,
    "lakehouse.source.options": setting(source.options),
    "lakehouse.source.schemaEvolution": source.schemaEvolution,
    "lakehouse.source.changes": setting({ ...tellingOf(source.changes) }),
    "lakehouse.bronze.schema": `${places.catalogName}.${source.bronzeSchema}`,
    "lakehouse.silver.schema": `${places.catalogName}.${source.silverSchema}`,
    "lakehouse.tables": source.tables
      .map(({ as }) => as)
      .sort()
      .join(","),
    ...Object.fromEntries(source.tables.map((one) => [`lakehouse.table.${one.as}`, settingOf(one)])),
  };
}

const settingOf = (one: CdcFilesModel["tables"][number]): string =>
  setting({
    folder: one.folder,
    keys: one.keys,
    history: one.history,
    include: one.include ?? null,
    exclude: one.exclude ?? [],
    hints: Object.fromEntries(Object.entries(one.schemaHints).sort(([a], [b]) => (a < b ? -1 : 1))),
    columns: one.columns === undefined ? null : Object.entries(one.columns),
    expectations: Object.fromEntries(Object.entries(one.expectations).sort(([a], [b]) => (a < b ? -1 : 1))),
  });
