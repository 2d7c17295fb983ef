import { z } from "zod";
import { SYSTEM_SCHEMAS } from "../../facts/system-schemas";
import { allowList } from "../allow-list";
import { distinct } from "../common";
import { ref } from "../ref";
import { longComment } from "../text/prose";

/** A catalog of the whole company, which harvests what Unity Catalog knows. */
export const enterpriseCatalog = z.strictObject({
  /** A catalog of the whole company, which harvests what Unity Catalog knows: Collibra, Alation, Atlan, Microsoft Purview, DataHub. */
  kind: z.literal("enterprise-catalog"),
  /** Which tool it is, and who runs it. Default none. */
  comment: longComment.optional(),
  /** Workspace (key of `workspaces`) that it signs in to. */
  workspace: ref("workspace"),
  /** Service principal (key of the account's `servicePrincipals`) that it signs in as, of this tool alone. */
  servicePrincipal: ref("servicePrincipal", { runsAs: true }),
  /** Catalogs (keys of `catalogs`) that it harvests, with `BROWSE`: names, columns, comments, tags and owners, and no row. At least one. */
  catalogs: distinct(z.array(ref("catalog")).min(1)),
  /** Schemas whose tables and views it reads, to profile or sample them, by name; needs `warehouse`. Default none: it sees no data. */
  reads: distinct(
    z.array(
      z.strictObject({
        /** Catalog (key of `catalogs`), one of those that it harvests. */
        catalog: ref("catalog"),
        /** Schema of it. */
        schema: ref("schema", { reads: true }),
      }),
    ),
  ).default([]),
  /** System schemas that it reads, such as `access` for lineage; each lets it in under `metastore.systemSchemas`; needs `warehouse`. Default none. */
  systemSchemas: distinct(
    z.array(z.enum(Object.keys(SYSTEM_SCHEMAS.value) as (keyof typeof SYSTEM_SCHEMAS.value)[])),
  ).default([]),
  /** Warehouse (key of `consumers`) of the same workspace that it asks `information_schema`, system tables and data on, as `CAN_USE`. Default: it asks the API alone. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }).optional(),
  /** IPv4 blocks that the tool comes from, at most 100, for the workspace's `ipAccessList`. Default: the tool does not say. */
  addresses: allowList({ most: 100 }).optional(),
});
