import { z } from "zod";
import { distinct, ucName } from "./common";
import { ref } from "./ref";

/** A schema that is read. */
const read = z.strictObject({
  /** Catalog (key of `catalogs`) that the schema is in. */
  catalog: ref("catalog"),
  /** Schema that it reads. */
  schema: ref("schema", { reads: true }),
  /** Files of the schema's volumes too. Default false. */
  volumes: z.boolean().default(false),
});

/** Data that a program of one's own reads and writes: what it says is what its service principal is granted. */
export const dataAccess = {
  /** Schemas whose tables and views it reads, beside those that it writes: it is granted `SELECT`. Default none. */
  reads: z.array(read).default([]),
  /** Schemas that it makes and fills tables in, beside its own: it is granted `CREATE_TABLE` and `MODIFY`. Default none. */
  writes: z
    .array(
      z.strictObject({
        /** Catalog (key of `catalogs`) that the schema is in. */
        catalog: ref("catalog"),
        /** Schema that it writes. */
        schema: ref("schema", { reads: true }),
        /** Tables and views that it makes there, so that nothing else does. Default: none is claimed. */
        tables: distinct(z.array(ucName)).default([]),
        /** Files of the schema's volumes too. Default false. */
        volumes: z.boolean().default(false),
      }),
    )
    .default([]),
} as const;
