import { z } from "zod";
import { distinct } from "../common";
import { displayName } from "../text/names";
import { comment } from "../text/prose";

/** A company that shares data with this one over Delta Sharing. */
export const provider = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A company that shares data with this one over Delta Sharing. */
    kind: z.literal("provider"),
    /** It has Databricks too: it appears in the metastore by itself, once it has named this metastore as its recipient. */
    mode: z.literal("existing"),
    /** What it is called in the metastore, as Catalog Explorer lists it under Delta Sharing, Shared with me. */
    name: displayName(1, 255),
  }),
  z.strictObject({
    /** A company that shares data with this one over Delta Sharing. */
    kind: z.literal("provider"),
    /** It offers data in Databricks Marketplace: it appears in the metastore once somebody has got a listing of it. */
    mode: z.literal("marketplace"),
    /** What it is called in the metastore by then, as Catalog Explorer lists it under Delta Sharing, Shared with me. */
    name: displayName(1, 255),
    /** Titles of the listings that are got, as Marketplace has them; for the runbook. At least one. */
    listings: distinct(z.array(displayName(1, 255)).min(1)),
  }),
  z.strictObject({
    /** A company that shares data with this one over Delta Sharing. */
    kind: z.literal("provider"),
    /** It has no Databricks, and has given a credential file: a sensitive variable of Terraform, `provider_<key>_profile`. */
    mode: z.literal("token"),
    /** What it is, in a sentence or two. */
    comment,
  }),
]);
