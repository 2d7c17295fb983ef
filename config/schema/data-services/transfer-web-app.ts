import { z } from "zod";
import { slug, wrong } from "../common";
import { ref } from "../ref";
import { identityStoreGroupId } from "../text/aws";
import { folder } from "../text/paths";
import { description, reason } from "../text/prose";

/** A guard of this project's own against a slip that is billed by the hour: AWS's reference of the API has no upper figure. */
const MOST_UNITS = 10;

/** A web app of AWS Transfer Family: people bring files into folders of a raw zone in a browser, and get files there. */
export const transferWebApp = z.strictObject({
  /** A web app of AWS Transfer Family. */
  kind: z.literal("transfer-web-app"),
  /** Zone (key of `zones`, kind `raw`) that the folders are in. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folders that people see, by short name. */
  folders: z
    .record(
      slug,
      z.strictObject({
        /** Folder of the zone. Default: the name. */
        folder: folder.optional(),
        /** Who works in it, by short name. */
        groups: z
          .record(
            slug,
            z.strictObject({
              /** Id of the group in IAM Identity Center. */
              groupId: identityStoreGroupId,
              /** Permission of S3 Access Grants: `write` puts files and may delete them, `read` lists and gets them, `read-write` both. Default `write`. */
              access: z.enum(["write", "read", "read-write"]).default("write"),
            }),
          )
          .refine((all) => Object.keys(all).length > 0, {
            error: wrong("lets nobody in", "add a group, or remove the folder"),
          }),
      }),
    )
    .refine((all) => Object.keys(all).length > 0, { error: wrong("has no folder", "add one, or remove the web app") }),
  /** Title that the page shows. Default: AWS's own. */
  title: description.optional(),
  /** Units, each of 250 people who sign in within five minutes, 1 to 10; billed each. Default 1. */
  units: z.int().min(1).max(MOST_UNITS).default(1),
  /** The page is on the internet, and files go between browsers and S3 over it. Why that has to be. */
  reason,
  /** The web app is billed by the hour for each unit, around the clock, whether anybody signs in or not: write `true` to accept it. */
  acknowledgeHourlyCost: z.literal(true, {
    error: wrong("is not accepted", "write true: each unit is billed by the hour, whether anybody signs in or not"),
  }),
});
