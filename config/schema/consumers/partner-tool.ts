import { z } from "zod";
import { allowList } from "../allow-list";
import { awsAccountId, distinct, roleArn } from "../common";
import { ref } from "../ref";
import { named } from "../text/named";
import { folder } from "../text/paths";
import { longComment } from "../text/prose";
import { formed } from "../text/rules";

/** What a partner says when it assumes a role, so that nobody else can have it do so. Source: IAM, `sts:ExternalId`. */
const externalId = named(
  { one: "external id", many: "external ids" },
  formed(
    /^[\w+=,.@:/-]{8,1224}$/,
    "is not an external id",
    "copy it from the tool, or make one of 8 letters, digits and + = , . @ : / - at least",
  ),
);

const direct = z.strictObject({
  /** A tool of a partner that brings data: Fivetran, Qlik, Informatica, Airbyte. */
  kind: z.literal("partner-tool"),
  /** It writes tables itself, over a SQL warehouse. */
  delivery: z.literal("direct"),
  /** Which tool it is, and of whom. Default none. */
  comment: longComment.optional(),
  /** Workspace (key of `workspaces`) that it signs in to. */
  workspace: ref("workspace"),
  /** Service principal (key of the account's `servicePrincipals`) that it signs in as, of this tool alone. */
  servicePrincipal: ref("servicePrincipal", { runsAs: true }),
  /** Warehouse (key of `consumers`) of the same workspace that it runs its SQL on, as `CAN_USE`. */
  warehouse: ref("consumer", { kind: "sql-warehouse", sameWorkspace: true }),
  /** Catalog (key of `catalogs`) that it writes into. */
  catalog: ref("catalog"),
  /** Schema, of layer `bronze`, that it writes into. Default `bronze`. */
  schema: ref("schema", { layer: "bronze" }).default("bronze"),
  /** It keeps files in volumes of the schema on the way, as most tools do. Default true. */
  volumes: z.boolean().default(true),
  /** It makes schemas of its own in the catalog, as some tools do for each of their connectors. Default false. */
  makesSchemas: z.boolean().default(false),
  /** IPv4 blocks that the tool comes from, at most 100, for the workspace's `ipAccessList`. Default: the tool does not say. */
  addresses: allowList({ most: 100 }).optional(),
});

const storage = z.strictObject({
  /** A tool of a partner that brings data: Fivetran, Qlik, Informatica, Airbyte. */
  kind: z.literal("partner-tool"),
  /** It puts files into a folder of a raw zone, with a role that can do nothing else, from where a source loads them. */
  delivery: z.literal("storage"),
  /** Which tool it is, and of whom. Default none. */
  comment: longComment.optional(),
  /** Zone (key of `zones`, kind `raw`) that the files come into. Default `raw`. */
  zone: ref("zone", { zone: "raw" }).default("raw"),
  /** Folder of the zone. Default: the key. */
  folder: folder.optional(),
  /** AWS accounts (12 digits) and roles (ARN) of the partner that take the role; at least one. */
  assumedBy: distinct(z.array(z.union([awsAccountId, roleArn])).min(1)),
  /** External id that the partner gives with it: the tool shows one, of this customer alone. */
  externalId,
});

/** A tool of a partner that brings data, directly or by files. */
export const partnerTool = z.discriminatedUnion("delivery", [direct, storage]);
