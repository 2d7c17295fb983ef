import { z } from "zod";
import { bucketName, distinct, kmsKeyArn, roleArn, slug } from "../common";
import { ref } from "../ref";
import { sharePrincipal } from "../text/aws";
import { icebergName } from "../text/glue";
import { lfTagKey, lfTagValue } from "../text/lake-formation";
import { folder } from "../text/paths";
import { description } from "../text/prose";
import { sqlCondition } from "../text/sql";

/** LF-tags that a database has: key → value. Its tables have them too. Default none. */
const tags = z.record(lfTagKey, lfTagValue).default({});

const database = z.discriminatedUnion("mode", [
  z.strictObject({
    /** The database is made here, `<prefix>_<key of the entry>_<key>` with underscores. */
    mode: z.literal("create"),
    /** What is in it. */
    description,
    /** LF-tags that it has: key → value; its tables have them too. Default none. */
    tags,
  }),
  z.strictObject({
    /** The database is there already, in the Data Catalog of this account and region. */
    mode: z.literal("existing"),
    /** What it is called there. */
    name: icebergName,
    /** LF-tags that it gets: key → value; its tables have them too. Default none. */
    tags,
  }),
  z.strictObject({
    /** The database into which the crawler of a job enters its tables. */
    mode: z.literal("glue-job"),
    /** The job (key of `dataServices`), which has a crawler. */
    job: ref("dataService", { kind: "glue-job" }),
    /** LF-tags that it gets: key → value; its tables have them too. Default none. */
    tags,
  }),
]);

const access = {
  /** What whoever has grants can do with the files: `read` them, or `write` them too. Default `read`. */
  access: z.enum(["read", "write"]).default("read"),
};

const location = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A folder of a zone. */
    mode: z.literal("zone"),
    /** The zone (key of `zones`, kind `raw`). */
    zone: ref("zone", { zone: "raw" }),
    /** Folder of it. */
    folder,
    ...access,
  }),
  z.strictObject({
    /** A folder of another bucket of this AWS account, such as that of an older lake. */
    mode: z.literal("bucket"),
    /** Its name. */
    bucket: bucketName,
    /** Folder of it. Default: all of it. */
    folder: folder.optional(),
    /** Key that encrypts it, whose policy lets the role use it. Default: none that needs a right. */
    kmsKeyArn: kmsKeyArn.optional(),
    ...access,
  }),
]);

const onDatabase = z.enum(["DESCRIBE", "CREATE_TABLE", "ALTER", "DROP"]);
const onTables = z.enum(["SELECT", "DESCRIBE", "INSERT", "DELETE", "ALTER", "DROP"]);

const given = {
  /** Permissions on databases. Default `DESCRIBE`. */
  onDatabases: distinct(z.array(onDatabase)).default(["DESCRIBE"]),
  /** Permissions on tables. Default `DESCRIBE` and `SELECT`. */
  onTables: distinct(z.array(onTables)).default(["DESCRIBE", "SELECT"]),
};

const grant = z.strictObject({
  /** Who gets it. */
  to: z.discriminatedUnion("mode", [
    z.strictObject({
      /** The role by which a connection reads the Data Catalog. */
      mode: z.literal("connection"),
      /** The connection (key of `connections`), made here and of type `glue`. */
      connection: ref("connection", { kind: "connection" }),
    }),
    z.strictObject({
      /** The role of a job of Glue. */
      mode: z.literal("glue-job"),
      /** The job (key of `dataServices`). */
      job: ref("dataService", { kind: "glue-job" }),
    }),
    z.strictObject({
      /** Another role of IAM, which is there already. */
      mode: z.literal("role"),
      /** Its ARN; of another account too, which gets the share. */
      roleArn,
    }),
    z.strictObject({
      /** Another AWS account, or accounts of an organization: they get a share, and say themselves who of them uses it. */
      mode: z.literal("shared"),
      /** The 12 digits of the account, or the ARN of an organization or of a unit of it. */
      with: sharePrincipal,
      /** Whether their administrators may pass it on to roles of theirs; without, they alone use it. Default true. */
      grantable: z.boolean().default(true),
    }),
  ]),
  /** What it is on. */
  on: z.discriminatedUnion("mode", [
    z.strictObject({
      /** A database by its name, and tables of it. */
      mode: z.literal("database"),
      /** The database (key of `databases`). */
      database: slug,
      /** Tables by their names, which are there already. Default: all, those that come later too. */
      tables: distinct(z.array(icebergName).min(1)).optional(),
      ...given,
      /**
       * From then on Lake Formation alone says what the role may do with them: it is opted in. Without, a role that IAM lets
       * reach them does so, whatever is granted here. Those who get a share opt in themselves. Default true.
       */
      optIn: z.boolean().default(true),
    }),
    z.strictObject({
      /** Whatever has these LF-tags, in every database of the Data Catalog, also what gets them later. */
      mode: z.literal("tags"),
      /** LF-tag → values, one of which it has to have; of each tag. At least one tag. */
      tags: z.record(lfTagKey, distinct(z.array(lfTagValue).min(1))),
      ...given,
      /** Databases (keys of `databases`) that the role is opted in to, with their tables. Default none. */
      optIn: distinct(z.array(slug)).default([]),
    }),
    z.strictObject({
      /** Some rows and columns of one table, which is there already: a data cells filter, to be read alone. */
      mode: z.literal("cells"),
      /** The database (key of `databases`). */
      database: slug,
      /** The table of it. */
      table: icebergName,
      /** Which rows: a condition of PartiQL on columns of the table, `country = 'DE'`. Default: all. */
      rows: sqlCondition.optional(),
      /** Which columns; one that comes to the table later is not among them until it is named here. */
      columns: distinct(z.array(icebergName).min(1)),
      /**
       * From then on Lake Formation alone says what the role may do with the table: it is opted in. Without, a role that IAM
       * lets reach the table reads all of it. Those who get a share opt in themselves. Default true.
       */
      optIn: z.boolean().default(true),
    }),
    z.strictObject({
      /** Tables may be made whose files are in a location. */
      mode: z.literal("location"),
      /** The location (key of `locations`). */
      location: slug,
    }),
  ]),
});

/** What AWS Lake Formation governs of the Data Catalog of AWS Glue, beside Unity Catalog: databases, folders, grants. */
export const lakeFormation = z.strictObject({
  /** What AWS Lake Formation governs of the Data Catalog of AWS Glue, beside Unity Catalog. */
  kind: z.literal("lake-formation"),
  /** Databases of the Data Catalog, by key. Default none. */
  databases: z.record(slug, database).default({}),
  /** Folders that are registered, in hybrid access mode: whom IAM lets in stays let in. By key. Default none. */
  locations: z.record(slug, location).default({}),
  /** Who may do what, by key. Default none. */
  grants: z.record(slug, grant).default({}),
});
