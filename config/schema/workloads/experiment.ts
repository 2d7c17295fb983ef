import { z } from "zod";
import { distinct, ucName } from "../common";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { longComment } from "../text/prose";
import { tags } from "../text/tags";

/** Where runs of training are recorded: parameters, measures, and files beside them. */
export const experiment = z.strictObject({
  /** An experiment of MLflow: where training records its runs. */
  kind: z.literal("experiment"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** What is tried out. Default: no comment. */
  comment: longComment.optional(),
  /** Volume for the files of its runs, in a folder of its key: models, plots. Changing it replaces the experiment. Default: the workspace's own storage, which Unity Catalog does not govern. */
  artifacts: z
    .strictObject({
      /** Catalog (key of `catalogs`) that the volume is in. */
      catalog: ref("catalog"),
      /** Schema of the catalog. */
      schema: ref("schema", { reads: true }),
      /** Volume of the schema, one of its `volumes`. */
      volume: ucName,
    })
    .optional(),
  /** Service principals (keys of the account's `servicePrincipals`) whose programs record runs; they may write into the volume, too. Default none. */
  recordedBy: distinct(z.array(ref("servicePrincipal", { runsAs: true })).max(50)).default([]),
  /** Account group → what it may do with the experiment. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_READ", "CAN_EDIT", "CAN_MANAGE"]).default({}),
  /** Further tags of the experiment. Default none. */
  tags: tags.default({}),
});
