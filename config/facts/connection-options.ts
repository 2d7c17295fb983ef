import type { ConnectionTypeName } from "./connection-types";
import { fact } from "./fact";

/** What the value of an option has to be. */
export type OptionForm =
  | "account"
  | "paths"
  | "region"
  | "host"
  | "host-or-origin"
  | "port"
  | "boolean"
  | "https"
  | "path"
  | "text"
  | readonly string[];

/** Option of connections and foreign catalogs → what its values are. */
export const CONNECTION_OPTIONS = fact({
  value: {
    applicationIntent: ["ReadOnly", "ReadWrite"],
    authorization_endpoint: "https",
    authorized_paths: "paths",
    aws_account_id: "account",
    aws_region: "region",
    base_path: "path",
    catalog: "text",
    client_id: "text",
    database: "text",
    dataProjectId: "text",
    encryption_protocol: "text",
    host: "host",
    httpPath: "path",
    oauth_scope: "text",
    port: "port",
    service_name: "text",
    sfRole: "text",
    sfWarehouse: "text",
    ssl_mode: ["require", "prefer", "verify-ca", "verify-full", "disable"],
    token_endpoint: "https",
    is_mcp_connection: "boolean",
    trustServerCertificate: "boolean",
    user: "text",
    version: ["0.13", "2.3", "3.1"],
  },
  source:
    'Databricks, the pages of the sources under Lakehouse Federation, "Run federated queries on Teradata" for ssl_mode, "Connect to external HTTP services"; Microsoft, properties of the JDBC driver',
  asOf: "2026-11",
} satisfies { value: Readonly<Record<string, OptionForm>>; source: string; asOf: string });

/** Where a type means something else by an option. */
export const OWN_FORMS: Readonly<Partial<Record<ConnectionTypeName, Readonly<Record<string, OptionForm>>>>> = {
  http: { host: "host-or-origin" },
};

/** Values with which others on the way can read along. */
export const UNPROTECTED: Readonly<Record<string, { readonly values: readonly string[]; readonly fix: string }>> = {
  trustServerCertificate: {
    values: ["true"],
    fix: "remove it, and give the server a certificate of an authority that is known to everybody",
  },
  ssl_mode: { values: ["prefer", "disable"], fix: 'write "verify-full", or at least "require"' },
};
