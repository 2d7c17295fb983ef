import type { QueriedSystem } from "./databases";
import { fact } from "./fact";
import { REDSHIFT_PORT } from "./redshift";

/** Whether an option has to be there. */
type Need = "required" | "optional";

/** A way to sign in: what is secret of it, and which other options it needs. */
interface Way {
  /** Options whose values are secret, and come from outside the configuration. */
  readonly secrets: readonly string[];
  /** Options of this way alone. */
  readonly options: Readonly<Record<string, Need>>;
}

/** What is known of a type of connections. */
export interface ConnectionType {
  /** As Unity Catalog calls it. */
  readonly type: string;
  /** Options that are no secrets, as Unity Catalog spells them. */
  readonly options: Readonly<Record<string, Need>>;
  /** Options that the word of the configuration says already, with their values. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** What its role reads in AWS: the connection comes with a service credential of its own. Absent: nothing. */
  readonly readsAws?: "data-catalog" | "streams";
  /** Ways to sign in; the first is the usual one. */
  readonly ways: readonly Way[];
  /** Database or warehouse that it leads to. */
  readonly system?: QueriedSystem;
  /** Default of the option `port`. */
  readonly port?: number;
  /** Options of a foreign catalog over it; without them it has none. */
  readonly catalog?: Readonly<Record<string, Need>>;
}

const HOST = { host: "required", port: "optional" } as const;
const PASSWORD: Way = { secrets: ["password"], options: { user: "required" } };
const TLS = { trustServerCertificate: "optional" } as const;
const DATABASE = { database: "required" } as const;
/** Catalogs over a metastore: the tables' files are read where they are, by external locations. */
const METASTORE = { authorized_paths: "required" } as const;
const NO_SECRET: Way = { secrets: [], options: {} };
const HIVE = { ...HOST, database: "required", version: "required" } as const;
const GOOGLE: Way = { secrets: ["GoogleServiceAccountKeyJson"], options: {} };

const HTTP: readonly Way[] = [
  { secrets: ["bearer_token"], options: {} },
  {
    secrets: ["client_secret"],
    options: { client_id: "required", token_endpoint: "required", oauth_scope: "optional" },
  },
];

/**
 * What some ask for, and is no type: why not, and the way that works.
 * Source: Databricks, "Enable Hive metastore federation for an external Hive metastore": MySQL, PostgreSQL, SQL Server.
 */
export const NO_TYPES: Readonly<Record<string, readonly [why: string, fix: string]>> = {
  "hive-redshift": [
    "Unity Catalog reads no Hive metastore that is kept in Redshift",
    'use type: "redshift" for its tables, and type: "glue" for those of Spectrum, whose catalog is Glue\'s',
  ],
  "salesforce-data-cloud": [
    "signs in as a person, whom Terraform is not",
    'make the connection in Catalog Explorer, write mode: "existing" with its name, and a foreign-catalog over it with options: { dataspace: "default" }',
  ],
};

/**
 * Types that can be made without a browser. Others (Salesforce, SharePoint, Google Drive and more) sign in as a person,
 * whom Terraform is not: they are made by hand, and `existing` here.
 */
export const CONNECTION_TYPES = fact({
  value: {
    postgresql: {
      type: "POSTGRESQL",
      options: { ...HOST, ...TLS },
      ways: [PASSWORD],
      system: "postgresql",
      port: 5432,
      catalog: DATABASE,
    },
    mysql: { type: "MYSQL", options: { ...HOST, ...TLS }, ways: [PASSWORD], system: "mysql", port: 3306, catalog: {} },
    "sql-server": {
      type: "SQLSERVER",
      options: { ...HOST, ...TLS, applicationIntent: "optional" },
      ways: [PASSWORD],
      system: "sql-server",
      port: 1433,
      catalog: DATABASE,
    },
    oracle: {
      type: "ORACLE",
      options: { ...HOST, encryption_protocol: "optional" },
      ways: [PASSWORD],
      system: "oracle",
      port: 1521,
      catalog: { service_name: "required" },
    },
    redshift: {
      type: "REDSHIFT",
      options: HOST,
      ways: [PASSWORD],
      system: "redshift",
      port: REDSHIFT_PORT.value,
      catalog: DATABASE,
    },
    synapse: {
      type: "SQLDW",
      options: { ...HOST, ...TLS },
      ways: [PASSWORD],
      system: "synapse",
      port: 1433,
      catalog: DATABASE,
    },
    teradata: {
      type: "TERADATA",
      options: { ...HOST, ssl_mode: "optional" },
      ways: [PASSWORD],
      system: "teradata",
      port: 1025,
      catalog: DATABASE,
    },
    snowflake: {
      type: "SNOWFLAKE",
      options: { ...HOST, sfWarehouse: "required", sfRole: "optional" },
      ways: [PASSWORD, { secrets: ["pem_private_key"], options: { user: "required" } }],
      system: "snowflake",
      port: 443,
      catalog: DATABASE,
    },
    bigquery: { type: "BIGQUERY", options: {}, ways: [GOOGLE], catalog: { dataProjectId: "optional" } },
    "ga4-raw-data": { type: "GA4_RAW_DATA", options: {}, ways: [GOOGLE] },
    databricks: {
      type: "DATABRICKS",
      options: { host: "required", httpPath: "required" },
      ways: [{ secrets: ["personalAccessToken"], options: {} }],
      catalog: { catalog: "required" },
    },
    glue: {
      type: "GLUE",
      options: { aws_region: "required", aws_account_id: "required" },
      readsAws: "data-catalog",
      ways: [NO_SECRET],
      catalog: METASTORE,
    },
    /** Databricks Runtime 19 and newer read through it. Source: Databricks, "Kinesis: Authentication". */
    kinesis: { type: "KINESIS", options: {}, readsAws: "streams", ways: [NO_SECRET] },
    "hive-mysql": {
      type: "HIVE_METASTORE",
      options: HIVE,
      fixed: { db_type: "MYSQL" },
      ways: [PASSWORD],
      system: "mysql",
      port: 3306,
      catalog: METASTORE,
    },
    "hive-postgresql": {
      type: "HIVE_METASTORE",
      options: HIVE,
      fixed: { db_type: "POSTGRESQL" },
      ways: [PASSWORD],
      system: "postgresql",
      port: 5432,
      catalog: METASTORE,
    },
    "hive-sql-server": {
      type: "HIVE_METASTORE",
      options: HIVE,
      fixed: { db_type: "SQLSERVER" },
      ways: [PASSWORD],
      system: "sql-server",
      port: 1433,
      catalog: METASTORE,
    },
    /** The Hive metastore that workspaces had before Unity Catalog. */
    "hive-of-workspace": {
      type: "HIVE_METASTORE",
      options: {},
      fixed: { builtin: "true" },
      ways: [NO_SECRET],
      catalog: METASTORE,
    },
    http: {
      type: "HTTP",
      options: { host: "required", port: "optional", base_path: "optional", is_mcp_connection: "optional" },
      ways: HTTP,
      port: 443,
    },
    "power-bi": {
      type: "POWER_BI",
      options: { authorization_endpoint: "required" },
      ways: [{ secrets: ["client_secret"], options: { client_id: "required" } }],
    },
  },
  source:
    'provider 1.99.0, databricks_connection; Databricks, SQL reference "CREATE CONNECTION", and the page of each source under Lakehouse Federation; "Enable Hive metastore federation" for external metastores, AWS Glue and that of a workspace, whose options and versions are from memory and not tried',
  asOf: "2026-11",
  holdsFor: "provider 1.99.0, which passes types and options on without looking at them",
} satisfies { value: Readonly<Record<string, ConnectionType>>; source: string; asOf: string; holdsFor: string });

/** Word of the configuration for a type of connections. */
export type ConnectionTypeName = keyof typeof CONNECTION_TYPES.value;

/** What is known of a type; its optional facts are there to ask for. */
export const connectionType = (name: ConnectionTypeName): ConnectionType => CONNECTION_TYPES.value[name];
