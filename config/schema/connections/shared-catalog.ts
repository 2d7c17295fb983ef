import { z } from "zod";
import { accessRequests } from "../access-requests";
import { distinct, ucName } from "../common";
import { grants } from "../grants";
import { ref } from "../ref";
import { displayName } from "../text/names";
import { comment } from "../text/prose";

/** What somebody else shares, as a catalog that is read. */
export const sharedCatalog = z.strictObject({
  /** What somebody else shares, as a catalog that is read. */
  kind: z.literal("shared-catalog"),
  /** Who shares it (key of `connections`). Another one replaces the catalog. */
  provider: ref("connection", { kind: "provider" }),
  /** Name of the share, as the provider has it. Another one replaces the catalog. */
  share: displayName(1, 255),
  /** Name in Unity Catalog, unique in the region's metastore. Default `<environment>_<key>`. */
  name: ucName.optional(),
  /** What it holds, in a sentence or two; Catalog Explorer shows it. */
  comment,
  /** Account group that answers for the data here: may read all of it, and decides who else may. */
  owner: ref("group", { owns: true }),
  /** Workspaces (keys of `workspaces`) that may use it. Default: all of the environment. */
  workspaces: distinct(z.array(ref("workspace")).min(1)).optional(),
  /** Who may read it, inherited by all inside. Default none beside the deployer's and the owner's. */
  grants: grants("shared_catalog"),
  /** Where requests for access to it go, and to all inside that says nothing itself. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
});
