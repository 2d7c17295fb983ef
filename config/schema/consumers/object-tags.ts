import { z } from "zod";
import { ref } from "../ref";
import { genieSpaceId } from "../text/databricks";
import { governedTag, governedTagValue } from "../text/sql-function";
import { notebookId } from "../text/workloads";

/** Tags of something in a workspace that people look for and open. */
export const objectTags = z.strictObject({
  /** Tags of a dashboard, an app, a Genie space or a notebook. */
  kind: z.literal("object-tags"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** What has the tags. */
  object: z.discriminatedUnion("type", [
    z.strictObject({
      /** An AI/BI dashboard of the configuration. */
      type: z.literal("dashboard"),
      /** The dashboard (key of `consumers`, same workspace). */
      dashboard: ref("consumer", { kind: "dashboard", sameWorkspace: true }),
    }),
    z.strictObject({
      /** An app of the configuration. */
      type: z.literal("app"),
      /** The app (key of `consumers`, same workspace). */
      app: ref("consumer", { kind: "app", sameWorkspace: true }),
    }),
    z.strictObject({
      /** A Genie space, which somebody has made by hand. */
      type: z.literal("genie-space"),
      /** Its id, from its address after `/genie/rooms/`. */
      id: genieSpaceId,
    }),
    z.strictObject({
      /** A notebook that is there already. */
      type: z.literal("notebook"),
      /** Its object id, from its address after `notebook/`, in quotes: `"2807324866692453"`. */
      id: notebookId,
    }),
  ]),
  /** Its tags: key → value, empty for a key alone. At least one. */
  tags: z.record(governedTag, governedTagValue),
});
