import { z } from "zod";
import { ref } from "./ref";

/** A schema of a catalog. Made anew for each setting: a page has the fields of its own. */
export const namedSchema = () =>
  z.strictObject({
    /** Catalog (key of `catalogs`) that the schema is in. */
    catalog: ref("catalog"),
    /** Schema of the catalog. */
    schema: ref("schema", { reads: true }),
  });
