import { z } from "zod";
import { accessRequests } from "../access-requests";
import { distinct, ucName } from "../common";
import { grants } from "../grants";
import { ref } from "../ref";
import { connectionOption, connectionValue } from "../text/connections";
import { comment } from "../text/prose";

/** A database elsewhere as a catalog that is read: queries are sent on to it. */
export const foreignCatalog = z.strictObject({
  /** A database elsewhere as a catalog that is read: queries are sent on to it. */
  kind: z.literal("foreign-catalog"),
  /** Connection (key of `connections`) to the system. Another one replaces the catalog. */
  connection: ref("connection", { kind: "connection" }),
  /** Name in Unity Catalog, unique in the region's metastore. Default `<environment>_<key>`. */
  name: ucName.optional(),
  /** What it holds, in a sentence or two; Catalog Explorer shows it. */
  comment,
  /** What of the system it shows: `{ database: "shop" }`. Other options replace the catalog. Default none. */
  options: z.record(connectionOption, connectionValue).default({}),
  /** Account group that owns the data: may read all of it, and decides who else may. */
  owner: ref("group", { owns: true }),
  /** Workspaces (keys of `workspaces`) that may use it. Default: all of the environment. */
  workspaces: distinct(z.array(ref("workspace")).min(1)).optional(),
  /** Who may read it, inherited by all inside. Default none beside the deployer's and the owner's. */
  grants: grants("foreign_catalog"),
  /** Where requests for access to it go, and to all inside that says nothing itself. Taken out again, the places stay; `off` takes them away. Default: as Databricks has it. */
  accessRequests: accessRequests.optional(),
});
