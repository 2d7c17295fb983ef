import { fact } from "./fact";

/** What a value of an option has to be. */
export type OptionValue =
  | "boolean"
  | "count"
  | "positive"
  | "positive-or-none"
  | "ratio"
  | "character"
  | "newline"
  | "text"
  | "any"
  | "column"
  | "charset"
  | "locale"
  | "time-zone"
  | "timestamp"
  | "json"
  | "bytes"
  | "interval"
  | readonly string[];

/** Name → what its values are. */
export type Options = Readonly<Record<string, OptionValue>>;

const MODES = ["PERMISSIVE", "DROPMALFORMED", "FAILFAST"] as const;
const REBASE = ["EXCEPTION", "CORRECTED", "LEGACY"] as const;

/** Every format. */
const COMMON = {
  fileNamePattern: "text",
  ignoreCorruptFiles: "boolean",
  ignoreMissingFiles: "boolean",
  modifiedAfter: "timestamp",
  modifiedBefore: "timestamp",
  pathGlobFilter: "text",
  recursiveFileLookup: "boolean",
  "cloudFiles.allowOverwrites": "boolean",
  "cloudFiles.backfillInterval": "interval",
  "cloudFiles.includeExistingFiles": "boolean",
  "cloudFiles.maxBytesPerTrigger": "bytes",
  "cloudFiles.maxFileAge": "interval",
  "cloudFiles.maxFilesPerTrigger": "positive",
  "cloudFiles.partitionColumns": "any",
} as const satisfies Options;

/** Dates in text. */
const DATES = {
  dateFormat: "text",
  locale: "locale",
  timestampFormat: "text",
  timestampNTZFormat: "text",
  timeZone: "time-zone",
} as const satisfies Options;

/** Records in text that may be broken. */
const RECORDS = {
  charset: "charset",
  columnNameOfCorruptRecord: "column",
  encoding: "charset",
  mode: MODES,
  readerCaseSensitive: "boolean",
  samplingRatio: "ratio",
} as const satisfies Options;

/** Options of Auto Loader's readers by format of the files, as far as a source may set them. */
export const READER_OPTIONS = fact({
  value: {
    csv: {
      ...COMMON,
      ...DATES,
      ...RECORDS,
      charToEscapeQuoteEscaping: "character",
      comment: "character",
      delimiter: "text",
      emptyValue: "any",
      enableDateTimeParsingFallback: "boolean",
      enforceSchema: "boolean",
      escape: "character",
      header: "boolean",
      ignoreLeadingWhiteSpace: "boolean",
      ignoreTrailingWhiteSpace: "boolean",
      lineSep: "newline",
      maxCharsPerColumn: "positive-or-none",
      maxColumns: "positive",
      mergeSchema: "boolean",
      multiLine: "boolean",
      nanValue: "any",
      negativeInf: "any",
      nullValue: "any",
      parserCaseSensitive: "boolean",
      positiveInf: "any",
      preferDate: "boolean",
      quote: "character",
      sep: "text",
      skipRows: "count",
      unescapedQuoteHandling: [
        "STOP_AT_CLOSING_QUOTE",
        "BACK_TO_DELIMITER",
        "STOP_AT_DELIMITER",
        "SKIP_VALUE",
        "RAISE_ERROR",
      ],
    },
    json: {
      ...COMMON,
      ...DATES,
      ...RECORDS,
      allowBackslashEscapingAnyCharacter: "boolean",
      allowComments: "boolean",
      allowNonNumericNumbers: "boolean",
      allowNumericLeadingZeros: "boolean",
      allowSingleQuotes: "boolean",
      allowUnquotedControlChars: "boolean",
      allowUnquotedFieldNames: "boolean",
      dropFieldIfAllNull: "boolean",
      enableDateTimeParsingFallback: "boolean",
      inferTimestamp: "boolean",
      lineSep: "text",
      multiLine: "boolean",
      prefersDecimal: "boolean",
      primitivesAsString: "boolean",
      singleVariantColumn: "column",
    },
    xml: {
      ...COMMON,
      ...DATES,
      ...RECORDS,
      attributePrefix: "any",
      excludeAttribute: "boolean",
      ignoreNamespace: "boolean",
      ignoreSurroundingSpaces: "boolean",
      nullValue: "any",
      prefersDecimal: "boolean",
      rowTag: "text",
      rowValidationXSDPath: "text",
      singleVariantColumn: "column",
      valueTag: "text",
      wildcardColName: "column",
    },
    parquet: {
      ...COMMON,
      datetimeRebaseMode: REBASE,
      int96RebaseMode: REBASE,
      mergeSchema: "boolean",
      readerCaseSensitive: "boolean",
    },
    avro: {
      ...COMMON,
      avroSchema: "json",
      datetimeRebaseMode: REBASE,
      mergeSchema: "boolean",
      readerCaseSensitive: "boolean",
    },
    text: { ...COMMON, encoding: "charset", lineSep: "text", wholeText: "boolean" },
    binaryFile: COMMON,
  } as const satisfies Readonly<Record<string, Options>>,
  source:
    'Databricks, "Spark API options reference" and "Auto Loader options"; Apache Spark 4.0, pages of its CSV, JSON, XML, Parquet, Avro and text files, scope read',
  asOf: "2026-08",
});

/** Options of the same readers that a source has a setting of its own for, or cannot have, and what to do instead. */
export const KEPT_OPTIONS: Readonly<Record<string, string>> = {
  path: "set path, and zone",
  format: "set format",
  schema: "say the types of columns under schemaHints",
  inferSchema: "remove it: types are worked out in any case, and schemaHints says that of a column",
  rescuedDataColumn: "remove it: what does not fit is kept in _rescued_data",
  badRecordsPath: "remove it: what does not fit is kept in _rescued_data",
  "cloudFiles.format": "set format",
  "cloudFiles.schemaLocation": "remove it: the pipeline keeps the schema itself",
  "cloudFiles.inferColumnTypes": "remove it: types are worked out in any case, and schemaHints says that of a column",
  "cloudFiles.schemaEvolutionMode": "set schemaEvolution",
  "cloudFiles.schemaHints": 'set schemaHints: { account_number: "STRING" }',
  "cloudFiles.useNotifications": "remove it: Auto Loader lists the folder, and nothing here lets it make queues",
  "cloudFiles.useManagedFileEvents": `remove it, and write discovery: "file-events"`,
  "cloudFiles.useIncrementalListing": "remove it: Databricks has deprecated it",
  "cloudFiles.cleanSource": "remove it: the service principal may not delete files; set lifecycle of the zone",
  "cloudFiles.validateOptions": "remove it: options are checked here",
};

/** Options that only writers have. */
export const WRITER_OPTIONS = fact<readonly string[]>({
  value: [
    "arrayElementName",
    "codec",
    "compression",
    "declaration",
    "escapeQuotes",
    "extension",
    "ignoreNullFields",
    "quoteAll",
    "rootTag",
  ],
  source: "Apache Spark 4.0, pages of its file formats, scope write",
  asOf: "2026-08",
});
