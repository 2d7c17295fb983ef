import { z } from "zod";
import { ucName } from "../common";
import { ref } from "../ref";
import { secretReference } from "../secret-reference";
import { genieSpaceId } from "../text/databricks";
import { title } from "../text/names";

/** What an app works with as itself. Databricks gives its service principal the right, and its program the name or id. */
export const appResource = z.discriminatedUnion("type", [
  z.strictObject({
    /** A SQL warehouse, as `CAN_USE`. */
    type: z.literal("warehouse"),
    /** Warehouse (key of `consumers`, same workspace). */
    warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  }),
  z.strictObject({
    /** An endpoint of models, as `CAN_QUERY`. */
    type: z.literal("endpoint"),
    /** Endpoint (key of `consumers`, same workspace). */
    endpoint: ref("consumer", { kind: "model-endpoint", sameWorkspace: true }),
  }),
  z.strictObject({
    /** A job, as `CAN_MANAGE_RUN`. */
    type: z.literal("job"),
    /** Job (key of `workloads`, same workspace). */
    job: ref("workload", { kind: "job", sameWorkspace: true }),
  }),
  z.strictObject({
    /** A database of Lakebase, as `CAN_CONNECT_AND_CREATE`. */
    type: z.literal("database"),
    /** Database (key of `consumers`, same workspace). */
    database: ref("consumer", { kind: "lakebase", sameWorkspace: true }),
  }),
  z.strictObject({
    /** A secret, as `READ`. */
    type: z.literal("secret"),
    /** Secret of a scope of the workspace. */
    secret: secretReference,
  }),
  z.strictObject({
    /** The files of a volume. */
    type: z.literal("volume"),
    /** Catalog (key of `catalogs`) that the volume is in. */
    catalog: ref("catalog"),
    /** Schema of the catalog. */
    schema: ref("schema", { reads: true }),
    /** Volume of the schema. */
    volume: ucName,
    /** It writes files too. Default false. */
    writes: z.boolean().default(false),
  }),
  z.strictObject({
    /** A Genie space, which somebody has made by hand, as `CAN_RUN`. */
    type: z.literal("genie"),
    /** Its name. */
    title,
    /** Its id, from its address. */
    spaceId: genieSpaceId,
  }),
]);
