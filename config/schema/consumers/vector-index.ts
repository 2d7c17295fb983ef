import { z } from "zod";
import { MOST_DIMENSIONS, VECTOR_SEARCH } from "../../facts/vector-search";
import { ucName } from "../common";
import { paused } from "../paused";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { databricksEndpoint } from "../text/models";
import { columnName } from "../text/sql-types";

/** What makes vectors of texts. */
const embeddingModel = z.discriminatedUnion("mode", [
  z.strictObject({
    /** An endpoint of this configuration. */
    mode: z.literal("endpoint"),
    /** Endpoint (key of `consumers`, same workspace) whose models make embeddings. */
    endpoint: ref("consumer", { kind: "model-endpoint", sameWorkspace: true }),
  }),
  z.strictObject({
    /** An endpoint that Databricks has in every workspace of the region, billed by the token. */
    mode: z.literal("databricks"),
    /** Its name: `databricks-gte-large-en`. */
    name: databricksEndpoint,
  }),
]);

/** Where the vectors of an index come from. */
const embeddings = z.discriminatedUnion("mode", [
  z.strictObject({
    /** Databricks makes them of a column of text. */
    mode: z.literal("computed"),
    /** Column with the text. */
    column: columnName,
    /** What makes vectors of it. */
    model: embeddingModel,
    /** What makes vectors of questions. Default: the same. */
    questions: embeddingModel.optional(),
  }),
  z.strictObject({
    /** They are in a column already. */
    mode: z.literal("own"),
    /** Column with the vectors, an array of floating-point numbers. */
    column: columnName,
    /** Numbers in each vector, 1 to 4096. */
    dimension: z.int().min(1).max(MOST_DIMENSIONS.value),
  }),
]);

const shared = {
  /** Catalog (key of `catalogs`) that the index is in. */
  catalog: ref("catalog"),
  /** Schema of the catalog; who may read it may search the index. */
  schema: ref("schema", { reads: true }),
  /** Column that tells rows apart. */
  primaryKey: columnName,
  /** Where the vectors come from. */
  embeddings,
} as const;

/** Vectors that can be searched. Everything about an index is fixed: another value makes it anew. */
export const vectorIndex = z.discriminatedUnion("mode", [
  z.strictObject({
    /** It follows a table, which needs its change data feed. */
    mode: z.literal("synced"),
    ...shared,
    /** Table that it follows. */
    source: z.strictObject({
      /** Catalog (key of `catalogs`) of the table. */
      catalog: ref("catalog"),
      /** Schema that it is in. */
      schema: ref("schema", { reads: true }),
      /** Its name there. */
      table: readTable(),
    }),
    /** How it follows: `triggered` when a program asks for it, `continuous` at once, on compute that runs all the time. Default `triggered`. */
    refresh: z.enum(["triggered", "continuous"]).default("triggered"),
    /** A `continuous` one is made as a `triggered` one, which follows when a program asks for it; the other way round it is made anew. Default false. */
    paused: paused(),
    /** Table, beside the index, that gets the rows with their vectors. Default: none does. */
    copyInto: ucName.optional(),
  }),
  z.strictObject({
    /** Programs write into it, and what they write is nowhere else. */
    mode: z.literal("direct"),
    ...shared,
    /** Column → type, beside the column of vectors. */
    columns: z.record(columnName, z.enum(VECTOR_SEARCH.value.columnTypes)),
  }),
]);
