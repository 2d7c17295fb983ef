import { z } from "zod";
import { distinct, slug } from "../common";
import { ref } from "../ref";
import { dataSetId, zoneFile } from "../text/data-exchange";
import { folder } from "../text/paths";
import { comment, description } from "../text/prose";

/** A data set of AWS Data Exchange: one that others get from here, or one of others that comes into a zone. */
export const dataExchange = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A data set of AWS Data Exchange: one that others get from here, or one of others that comes into a zone. */
    kind: z.literal("data-exchange"),
    /** A data set of one's own, of files of a zone. */
    mode: z.literal("provide"),
    /** What is in it; whoever gets it reads that. */
    description: comment,
    /** Zone (key of `zones`, kind `raw`) that its files are in. Default `raw`. */
    zone: ref("zone", { zone: "raw" }).default("raw"),
    /** Revisions by key: files as they are when the revision is made; a changed one is made anew. Default none. */
    revisions: z
      .record(
        slug,
        z.strictObject({
          /** What is new in it. Default none. */
          comment: description.optional(),
          /** Files (paths in the zone) that are copied into it, at most 100. */
          files: distinct(z.array(zoneFile).min(1).max(100)),
          /** It is complete, and can be published. Default true. */
          finalized: z.boolean().default(true),
        }),
      )
      .default({}),
  }),
  z.strictObject({
    /** A data set of AWS Data Exchange: one that others get from here, or one of others that comes into a zone. */
    kind: z.literal("data-exchange"),
    /** A data set that this AWS account is entitled to: each new revision comes into the zone by itself. */
    mode: z.literal("consume"),
    /** Its id, of this region: 32 hexadecimal digits. */
    dataSetId,
    /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
    zone: ref("zone", { zone: "raw" }).default("raw"),
    /** Folder of the zone, in which each revision gets a folder with the time of its making. Default: the key. */
    folder: folder.optional(),
  }),
]);
