import type { FUNCTION_TYPES } from "./facts/sql-functions";

export type FunctionType = (typeof FUNCTION_TYPES.value)[number];

/** A function of SQL: what a policy calls. */
export interface SqlFunction {
  /** Name → type, in their order. The first one of a mask is the column. */
  readonly parameters: Readonly<Record<string, FunctionType>>;
  readonly returns: FunctionType;
  /** Expression over the parameters. */
  readonly body: string;
  readonly comment: string;
}

/** Functions that come with the platform, by name. Each has cases in `test/programs/functions.ts`, which run on Spark. */
export const FUNCTION_LIBRARY = {
  mask_all: {
    parameters: { value: "STRING" },
    returns: "STRING",
    body: "CASE WHEN value IS NULL THEN NULL ELSE '****' END",
    comment: "Four asterisks, whatever the text and its length; nothing stays nothing.",
  },
  mask_all_but_last_four: {
    parameters: { value: "STRING" },
    returns: "STRING",
    body: "CASE WHEN length(value) <= 4 THEN repeat('*', length(value)) ELSE concat(repeat('*', length(value) - 4), right(value, 4)) END",
    comment: "An asterisk for every character but the last four; short texts are masked as a whole.",
  },
  mask_mail_address: {
    parameters: { value: "STRING" },
    returns: "STRING",
    body: "CASE WHEN value IS NULL THEN NULL WHEN instr(value, '@') = 0 THEN '****' ELSE concat('****', substr(value, instr(value, '@'))) END",
    comment: "The domain of a mail address; what is no address is masked as a whole.",
  },
  hash_text: {
    parameters: { value: "STRING", salt: "STRING" },
    returns: "STRING",
    body: "sha2(concat(salt, value), 256)",
    comment: "SHA-256, so that equal texts can be joined. Who knows the salt and the possible values finds the text.",
  },
  hide_text: {
    parameters: { value: "STRING" },
    returns: "STRING",
    body: "CAST(NULL AS STRING)",
    comment: "Nothing, whatever the text.",
  },
  hide_number: {
    parameters: { value: "DOUBLE" },
    returns: "DOUBLE",
    body: "CAST(NULL AS DOUBLE)",
    comment: "Nothing, whatever the number.",
  },
  hide_date: {
    parameters: { value: "DATE" },
    returns: "DATE",
    body: "CAST(NULL AS DATE)",
    comment: "Nothing, whatever the day.",
  },
  first_of_year: {
    parameters: { value: "DATE" },
    returns: "DATE",
    body: "CAST(trunc(value, 'YEAR') AS DATE)",
    comment: "The first day of the year, so that a birthday is a year of birth.",
  },
  round_number: {
    parameters: { value: "DOUBLE", step: "DOUBLE" },
    returns: "DOUBLE",
    body: "round(value / step) * step",
    comment: "A number, rounded to a multiple of the step.",
  },
  rows_with_value: {
    parameters: { value: "STRING", wanted: "STRING" },
    returns: "BOOLEAN",
    body: "coalesce(value = wanted, false)",
    comment: "Rows whose column has one value, such as a region; rows without a value are not seen.",
  },
  rows_of_own_groups: {
    parameters: { value: "STRING", start: "STRING" },
    returns: "BOOLEAN",
    body: "coalesce(is_account_group_member(concat(start, lower(value))), false)",
    comment: "Rows for whose value there is a group that the reader is in: start region- and value EU are region-eu.",
  },
  no_rows: {
    parameters: {},
    returns: "BOOLEAN",
    body: "false",
    comment: "No row at all.",
  },
} as const satisfies Readonly<Record<string, SqlFunction>>;

export type LibraryFunction = keyof typeof FUNCTION_LIBRARY;
export const LIBRARY_FUNCTIONS = Object.keys(FUNCTION_LIBRARY) as readonly LibraryFunction[];
