import { z } from "zod";
import { distinct, ucName } from "../common";
import { readTable } from "../read-table";
import { ref } from "../ref";
import { named } from "../text/named";
import { displayName } from "../text/names";
import { programPath } from "../text/paths";
import { exactValue, longComment } from "../text/prose";
import { formed } from "../text/rules";

/** Name under which recipients see something, `schema.name`. */
const sharedAs = named(
  { one: "schema.name", many: "schema.name" },
  formed(
    /^[a-z][a-z0-9_]{0,62}\.[a-z][a-z0-9_]{0,62}$/,
    "is not a name of two parts",
    "write schema and name, in lower case: sales.orders",
  ),
);

/** One column of a partition. */
const partitionColumn = z.strictObject({
  /** How the column is compared: `EQUAL`, or `LIKE` with `%` for any text. Default `EQUAL`. */
  op: z.enum(["EQUAL", "LIKE"]).default("EQUAL"),
  /** What it is compared with. Default: `recipientProperty` says it. */
  value: exactValue(1000).optional(),
  /** Property of the recipient that it is compared with. Default: `value` says it. */
  recipientProperty: displayName(1, 255).optional(),
});

const table = z.strictObject({
  /** Whether it is there by now: false leaves it out, so that the rest can be deployed; Databricks refuses a share of what is not there. */
  exists: z.boolean(),
  /** What it is; pipelines write streaming tables and materialized views. Default `TABLE`. */
  type: z.enum(["TABLE", "VIEW", "MATERIALIZED_VIEW", "STREAMING_TABLE", "FOREIGN_TABLE"]).default("TABLE"),
  /** What recipients read about it. Default: no comment. */
  comment: longComment.optional(),
  /** Recipients read earlier versions too, what was deleted since among them; streams and faster reads need it. Default false. */
  history: z.boolean().default(false),
  /** Recipients read its changes, the older way without its history. Default false. */
  changeDataFeed: z.boolean().default(false),
  /** First version of the table that recipients read, with `history` or `changeDataFeed`. Default: the one at which it is shared. */
  startVersion: z.int().min(0).optional(),
  /** Name under which recipients see it, `schema.table`; not changed on what is shared already. Default: its own, without the catalog. */
  sharedAs: sharedAs.optional(),
  /** Only rows of these partitions: each a map of partition column → value, and any of them lets a row through. Default: all rows. */
  partitions: z.array(z.record(ucName, partitionColumn)).min(1).optional(),
});

const volume = z.strictObject({
  /** What recipients read about it. Default: no comment. */
  comment: longComment.optional(),
  /** Name under which recipients see it, `schema.volume`; not changed on what is shared already. Default: its own, without the catalog. */
  sharedAs: sharedAs.optional(),
});

/** A model or a function, which others than deployments make. */
const executable = z.strictObject({
  /** Whether it is there by now: false leaves it out, so that the rest can be deployed; Databricks refuses a share of what is not there. */
  exists: z.boolean(),
  /** What recipients read about it. Default: no comment. */
  comment: longComment.optional(),
  /** Name under which recipients see it, `schema.name`; not changed on what is shared already. Default: its own, without the catalog. */
  sharedAs: sharedAs.optional(),
});

/** Name under which recipients see a notebook. */
const notebookName = named(
  { one: "name of a file", many: "names of files" },
  formed(
    /^[A-Za-z0-9_]{1,120}(\.(py|sql|scala|r|ipynb|html))?$/,
    "is not the name of a notebook's file",
    "write letters, digits and underscores, with or without the file's ending: orders_by_day.py",
  ),
);

/** A notebook, of which recipients get a copy of the file. */
const notebook = z.strictObject({
  /** Folder of the project that it is in: `notebooks`. */
  folder: programPath,
  /** The file, a path inside the folder: `orders.py`; source of a notebook (`.py`, `.sql`, `.scala`, `.r`), `.ipynb` or `.html`. */
  file: programPath,
  /** What recipients read about it. Default: no comment. */
  comment: longComment.optional(),
  /** Name of the file under which recipients see it; not changed on what is shared already. Default: its key. */
  sharedAs: notebookName.optional(),
});

/** What of a schema is shared. */
const schema = z.discriminatedUnion("objects", [
  z.strictObject({
    /** Everything that is in it, and that will ever be. */
    objects: z.literal("all"),
    /** What recipients read about it. Default: no comment. */
    comment: longComment.optional(),
  }),
  z.strictObject({
    /** Only what is named. */
    objects: z.literal("named"),
    /** Tables and views by name. Default none. */
    tables: z.record(readTable("above"), table).default({}),
    /** Volumes by name. Default none. */
    volumes: z.record(ucName, volume).default({}),
    /** Models of the registry by name, with all their versions. Default none. */
    models: z.record(ucName, executable).default({}),
    /** Functions by name. Default none. */
    functions: z.record(ucName, executable).default({}),
  }),
]);

/** Data that recipients outside the metastore read where it is, over Delta Sharing. */
export const share = z.strictObject({
  /** Data that recipients outside the metastore read where it is, over Delta Sharing. */
  kind: z.literal("share"),
  /** Workspace (key of `workspaces`) that it is managed through; it is there in the whole metastore. */
  workspace: ref("workspace"),
  /** What recipients read about it. Default: no comment. */
  comment: longComment.optional(),
  /** Group that owns it, holds the deployer, and keeps reading what is shared. Default: the deployer. */
  owner: ref("group", { ownsInMetastore: true }).optional(),
  /** Catalog (key of `catalogs`) that is shared from. */
  catalog: ref("catalog"),
  /** Schema of the catalog → what of it is shared. */
  schemas: z.record(ref("schema", { reads: true }), schema),
  /** Notebooks by name, unique in the share: files of the project, of which recipients of Databricks get a copy. Default none. */
  notebooks: z.record(ucName, notebook).default({}),
  /** A listing of Databricks Marketplace that offers it, made by hand: for the runbook. Default: it is offered to `recipients` alone. */
  listing: z
    .strictObject({
      /** Title of the listing. */
      title: displayName(1, 255),
      /** Who sees it: `exchange`, the members of a private exchange, or `public`, everybody. */
      audience: z.enum(["exchange", "public"]),
      /** Whether who asks gets it at once, or is let in by hand, a request at a time: `instant`, `by-request`. Default `by-request`. */
      access: z.enum(["instant", "by-request"]).default("by-request"),
    })
    .optional(),
  /** Recipients (keys of `consumers`, same workspace) who read it. Complete: others lose it. Default: nobody yet. */
  recipients: distinct(z.array(ref("consumer", { kind: "recipient", sameWorkspace: true }))).default([]),
});
