import { z } from "zod";
import { EXTERNAL_SYSTEMS, type ExternalSystem } from "../facts/external-systems";
import { distinct } from "./common";
import { ref } from "./ref";
import { displayName } from "./text/names";
import { comment } from "./text/prose";
import { columnName } from "./text/sql-function";
import { requestPage } from "./text/web";

/** Something outside of Databricks that data comes from or goes to, so that lineage can tell of it. */
export const externalMetadataSchema = z.strictObject({
  /** System that it is in. */
  system: z.enum(Object.keys(EXTERNAL_SYSTEMS.value) as ExternalSystem[]),
  /** What it is there, in that system's words: `Dashboard`, `Table`, `Topic`. */
  entity: displayName(1, 255),
  /** What it is for, in a sentence or two; Catalog Explorer shows it. */
  comment,
  /** Page of it in its system. Default: none is shown. */
  url: requestPage.optional(),
  /** Columns that lineage tells of one by one. Default: it tells of the whole. */
  columns: distinct(z.array(columnName).min(1)).optional(),
  /** What else is known of it, by name. Default nothing. */
  properties: z.record(displayName(1, 255), displayName(1, 1000)).default({}),
  /** Account group that owns it, and holds the deployer. Default: the deployer. */
  owner: ref("group", { ownsInMetastore: true }).optional(),
});

export type ParsedExternalMetadata = z.output<typeof externalMetadataSchema>;
