import { z } from "zod";
import { allowList } from "../allow-list";
import { ref } from "../ref";
import { sharingIdentifier } from "../text/databricks";
import { named } from "../text/named";
import { exactValue, longComment } from "../text/prose";
import { formed } from "../text/rules";
import { calendarDay } from "../text/schedule";

/** Name of something in a metastore that is not in a catalog. */
const metastoreName = named(
  { one: "name of a recipient", many: "names of recipients" },
  formed(
    /^[A-Za-z0-9_][A-Za-z0-9_-]{0,254}$/,
    "is not the name of a recipient",
    "write it as Catalog Explorer shows it, without spaces",
  ),
);

/** Name of a property of recipients; Databricks sets those that start with its own name. */
const propertyKey = named(
  { one: "property name", many: "property names" },
  formed(
    /^(?!databricks\.)[A-Za-z][A-Za-z0-9_.-]{0,254}$/,
    "is not a name for a property",
    "start with a letter, and use letters, digits and _ . -; names that start with databricks. are kept for Databricks",
  ),
);

/** How a recipient proves who it is. */
const authentication = z.discriminatedUnion("type", [
  z.strictObject({
    /** Outside of Databricks: a token, which the recipient fetches once over a link that somebody hands over. */
    type: z.literal("TOKEN"),
    /** IPv4 blocks, public ones, that the link and the token are used from, at most 100. Default: from anywhere, which a policy rule refuses until it is waived with a reason. */
    allowedIpAddresses: allowList({ most: 100 }).optional(),
    /** Last day that the token is good for, in UTC: `2027-06-30`. Default: as long as the metastore's tokens are. */
    expires: calendarDay.optional(),
  }),
  z.strictObject({
    /** A metastore of Databricks, in any cloud: no token, nothing to hand over. */
    type: z.literal("DATABRICKS"),
    /** What the recipient's `SELECT CURRENT_METASTORE()` says, `<cloud>:<region>:<uuid>`: `aws:us-east-1:19a8…`. */
    metastore: sharingIdentifier,
    /** The metastore is one of the same Databricks account. Default false: sharing with it goes outside. */
    ownAccount: z.boolean().default(false),
  }),
  z.strictObject({
    /** A recipient that is there already, made by another environment of the metastore or by hand. */
    type: z.literal("existing"),
    /** Its name in the metastore. */
    name: metastoreName,
  }),
]);

/** Somebody outside who shares are granted to. */
export const recipient = z.strictObject({
  /** Somebody outside the metastore whom shares are granted to. */
  kind: z.literal("recipient"),
  /** Workspace (key of `workspaces`) that it is managed through; it is there in the whole metastore. */
  workspace: ref("workspace"),
  /** Who it is. Default: no comment. */
  comment: longComment.optional(),
  /** Group that owns it, and holds the deployer. Default: the deployer. */
  owner: ref("group", { ownsInMetastore: true }).optional(),
  /** How it proves who it is. */
  authentication,
  /** Properties that partitions of shared tables are chosen by. Default none. */
  properties: z.record(propertyKey, exactValue(1000)).default({}),
});
