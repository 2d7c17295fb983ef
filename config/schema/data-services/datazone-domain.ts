import { z } from "zod";
import { slug } from "../common";
import { comment, description } from "../text/prose";

/** A domain of Amazon DataZone: the catalog of AWS, in which people of the company find and ask for data. */
export const datazoneDomain = z.strictObject({
  /** A domain of Amazon DataZone: the catalog of AWS, in which people of the company find and ask for data. */
  kind: z.literal("datazone-domain"),
  /** What it is for; its portal shows it. */
  description,
  /** Projects by key, which is their name too: those who publish or use data together. Default none. */
  projects: z
    .record(
      slug,
      z.strictObject({
        /** What its people work on. */
        description: comment,
      }),
    )
    .default({}),
});
