import { fact } from "./fact";

/** How a connection of DMS to a source is encrypted, in the words of its API. */
export type SslMode = "require" | "verify-ca" | "verify-full";

interface SourceFacts {
  /** Encryption without checking the server; `undefined`: the engine's connection is only encrypted with a certificate. */
  readonly unchecked: SslMode | undefined;
  /** Encryption that checks the server with a certificate of its authority. */
  readonly checked: SslMode;
  /** Port that the engine answers on. */
  readonly port: number;
  /** One database is read at a time, and it is named; otherwise schemas are databases. */
  readonly namesDatabase: boolean;
  /** What the certificate of the authority comes in. */
  readonly certificate: "pem" | "wallet";
}

const POSTGRESQL: SourceFacts = {
  unchecked: "require",
  checked: "verify-full",
  port: 5432,
  namesDatabase: true,
  certificate: "pem",
};
const MYSQL: SourceFacts = {
  unchecked: undefined,
  checked: "verify-full",
  port: 3306,
  namesDatabase: false,
  certificate: "pem",
};
const SQL_SERVER: SourceFacts = {
  unchecked: "require",
  checked: "verify-full",
  port: 1433,
  namesDatabase: true,
  certificate: "pem",
};
const ORACLE: SourceFacts = {
  unchecked: undefined,
  checked: "verify-ca",
  port: 2484,
  namesDatabase: true,
  certificate: "wallet",
};

/** Sources that DMS reads with an entry of Secrets Manager, as its API calls them. */
export const DMS_SOURCES = fact({
  value: {
    postgres: POSTGRESQL,
    "aurora-postgresql": POSTGRESQL,
    mysql: MYSQL,
    mariadb: MYSQL,
    aurora: MYSQL,
    sqlserver: SQL_SERVER,
    oracle: ORACLE,
  } as const satisfies Readonly<Record<string, SourceFacts>>,
  source:
    'AWS DMS user guide, "Using SSL with AWS Database Migration Service", "Sources for AWS DMS" and "Using secrets to access AWS DMS endpoints"',
  asOf: "2026-11",
});

export type DmsEngine = keyof typeof DMS_SOURCES.value;

/** Engine of RDS → what DMS calls it; the first that fits the start of its name. Others it does not read here. */
const ENGINES: readonly (readonly [start: string, DmsEngine])[] = [
  ["aurora-postgresql", "aurora-postgresql"],
  ["aurora-mysql", "aurora"],
  ["postgres", "postgres"],
  ["mysql", "mysql"],
  ["mariadb", "mariadb"],
  ["sqlserver", "sqlserver"],
  ["oracle", "oracle"],
];

/** What DMS calls an engine of RDS; undefined where it does not read it here. */
export const dmsEngineOf = (engine: string): DmsEngine | undefined =>
  ENGINES.find(([start]) => engine.startsWith(start))?.[1];

/** Editions of SQL Server that DMS reads nothing of, and those whose changes it does not read. */
export const SQL_SERVER_EDITIONS = fact({
  value: { unread: ["sqlserver-ex"], withoutChanges: ["sqlserver-web"] },
  source: 'AWS DMS user guide, "Using a Microsoft SQL Server database as a source for AWS DMS"',
  asOf: "2026-11",
});

/** DMS capacity units, of 2 GB of memory each, that a serverless replication can have. */
export const CAPACITY_UNITS = fact({
  value: [1, 2, 4, 8, 16, 32, 64, 128, 192, 256, 384],
  source: "AWS DMS API reference, ComputeConfig",
  asOf: "2026-11",
} as const);

/** Names of the two roles that DMS works with in an account, and AWS's policies that they have. */
export const DMS_ACCOUNT_ROLES = fact({
  value: {
    vpc: { name: "dms-vpc-role", policy: "service-role/AmazonDMSVPCManagementRole" },
    logs: { name: "dms-cloudwatch-logs-role", policy: "service-role/AmazonDMSCloudWatchLogsRole" },
  },
  source: 'AWS DMS user guide, "Creating the IAM roles to use with AWS DMS"',
  asOf: "2026-11",
} as const);

/** Start of the names of log groups that DMS writes into; an id that the configuration chooses follows. */
export const DMS_LOGS = fact({
  value: { serverless: "dms-serverless-replication-", instance: "dms-tasks-" },
  source:
    'AWS DMS user guide, "Monitoring AWS DMS serverless replications" and "Viewing and managing AWS DMS task logs"',
  asOf: "2026-11",
} as const);
