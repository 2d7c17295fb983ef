import type { Privilege, SecurableKind } from "../schema/privileges";
import { fact } from "./fact";

/** Roles of rights, each of which stands for privileges: who reads, who writes, and who looks after it for others. */
export const RIGHTS_ROLES = ["reader", "writer", "steward"] as const;

export type RightsRole = (typeof RIGHTS_ROLES)[number];

/** Kinds of securables that have roles: a metastore is nothing that is read, and credentials are granted to one principal each. */
export type RoledKind = Exclude<SecurableKind, "metastore" | "credential">;

type Roles = { readonly [K in RoledKind]: Readonly<Partial<Record<RightsRole, readonly Privilege<K>[]>>> };

const READ_TABLES = ["SELECT", "USE_CATALOG", "USE_SCHEMA"] as const;
const READ_SCHEMA = ["EXECUTE", "READ_VOLUME", "SELECT", "USE_SCHEMA"] as const;
const READ_CATALOG = [...READ_SCHEMA, "BROWSE", "USE_CATALOG"] as const;
const WRITE = [
  "CREATE_FUNCTION",
  "CREATE_MATERIALIZED_VIEW",
  "CREATE_MODEL",
  "CREATE_TABLE",
  "CREATE_VOLUME",
  "MODIFY",
  "REFRESH",
  "WRITE_VOLUME",
] as const;

/**
 * Kind of securable → role → its privileges. A writer has what a reader has; a steward finds, tags and grants, and reads no
 * data without granting that to itself, which the audit log shows. None has ALL_PRIVILEGES, which grows with Databricks,
 * nor what lets engines outside of Databricks in. Where a kind has no such role, there would be nothing in it.
 */
export const ROLE_PRIVILEGES = fact<Roles>({
  value: {
    catalog: {
      reader: READ_CATALOG,
      writer: [...READ_CATALOG, ...WRITE, "CREATE_SCHEMA"],
      steward: ["APPLY_TAG", "BROWSE", "MANAGE", "USE_CATALOG", "USE_SCHEMA"],
    },
    schema: {
      reader: READ_SCHEMA,
      writer: [...READ_SCHEMA, ...WRITE],
      steward: ["APPLY_TAG", "MANAGE", "USE_SCHEMA"],
    },
    volume: {
      reader: ["READ_VOLUME"],
      writer: ["READ_VOLUME", "WRITE_VOLUME"],
      steward: ["APPLY_TAG", "MANAGE"],
    },
    model: { reader: ["EXECUTE"], steward: ["APPLY_TAG", "MANAGE"] },
    table: { reader: ["SELECT"], writer: ["MODIFY", "SELECT"], steward: ["APPLY_TAG", "MANAGE"] },
    view: { reader: ["SELECT"], steward: ["APPLY_TAG", "MANAGE"] },
    external_location: {
      reader: ["BROWSE", "READ_FILES"],
      writer: ["BROWSE", "READ_FILES", "WRITE_FILES"],
      steward: ["BROWSE", "MANAGE"],
    },
    foreign_connection: { reader: ["USE_CONNECTION"], steward: ["MANAGE"] },
    foreign_catalog: {
      reader: [...READ_TABLES, "BROWSE"],
      steward: ["APPLY_TAG", "BROWSE", "MANAGE", "USE_CATALOG", "USE_SCHEMA"],
    },
    shared_catalog: {
      reader: [...READ_TABLES, "BROWSE", "EXECUTE", "READ_VOLUME"],
      steward: ["BROWSE", "MANAGE", "USE_CATALOG", "USE_SCHEMA"],
    },
  },
  source: 'Databricks, "Unity Catalog privileges reference": what each privilege lets somebody do, and what it needs',
  asOf: "2026-11",
});
