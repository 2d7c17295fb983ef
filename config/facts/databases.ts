import { fact } from "./fact";

/** A database as connectors and federation of Databricks know it, whoever runs it. */
export type DatabaseSystem = "postgresql" | "mysql" | "sql-server" | "oracle";

/** The same with the warehouses of AWS, which are queried like databases, but are none of RDS. */
export type ServedSystem = DatabaseSystem | "redshift";

/** The same with those that run elsewhere. */
export type QueriedSystem = ServedSystem | "snowflake" | "synapse" | "teradata";

/** What is known of a database system wherever it runs. */
interface SystemFacts {
  /** TCP port that it answers on. */
  readonly port: number;
  /** Type of a connection of Unity Catalog to it. */
  readonly connectionType: string;
  /** Parameters that make changes readable; `undefined`: that is switched on by SQL, per database. */
  readonly changes: Readonly<Record<string, string>> | undefined;
}

/** Systems. Of Oracle nothing is made here, so that only its port and type matter. */
export const SYSTEMS = fact<Readonly<Record<DatabaseSystem, SystemFacts>>>({
  value: {
    postgresql: {
      port: 5432,
      connectionType: "POSTGRESQL",
      changes: { "rds.logical_replication": "1" },
    },
    mysql: {
      port: 3306,
      connectionType: "MYSQL",
      // Source: Databricks, "Configure MySQL for ingestion into Databricks": ROW and FULL, no partial JSON.
      changes: { binlog_format: "ROW", binlog_row_image: "FULL" },
    },
    "sql-server": {
      port: 1433,
      connectionType: "SQLSERVER",
      changes: undefined,
    },
    oracle: { port: 1521, connectionType: "ORACLE", changes: undefined },
  },
  source:
    "RDS user guide, the engines' chapters on parameters and on logs in CloudWatch; Databricks, source setup of Lakeflow Connect per database",
  asOf: "2026-11",
});

/** Engine of RDS that a database can be made with. */
interface EngineFacts {
  readonly system: DatabaseSystem;
  /** Start of the name of its parameter groups' families; the major version follows, in this form. */
  readonly family: (major: string) => string;
  /**
   * Major versions that RDS offers, as `engineVersion` begins with them → last day of standard support. Afterwards the
   * open-source engines cost more (Extended Support), the others are upgraded.
   */
  readonly versions: Readonly<Record<string, string>>;
  /** Parameters that refuse clients without TLS. */
  readonly tls: Readonly<Record<string, string>>;
  /** These change in a database that runs; otherwise with its next restart. */
  readonly tlsAtOnce: boolean;
  /** Logs that RDS sends to CloudWatch, in the words of its API. */
  readonly logs: readonly string[];
}

const FORCE_SSL = { "rds.force_ssl": "1" };

const POSTGRES = {
  "13": "2026-02-28",
  "14": "2027-02-28",
  "15": "2028-02-29",
  "16": "2029-02-28",
  "17": "2030-02-28",
} as const;
const SQL_SERVER = { "14.00": "2027-10-12", "15.00": "2030-01-08", "16.00": "2033-01-11" } as const;

const sqlServer = (edition: string, logs: readonly string[] = ["agent", "error"]): EngineFacts => ({
  system: "sql-server",
  family: (major) => `sqlserver-${edition}-${major.replace(/0$/, "")}`,
  versions: SQL_SERVER,
  tls: FORCE_SSL,
  tlsAtOnce: false,
  logs,
});

/** Engines of single instances. */
export const INSTANCE_ENGINES = fact({
  value: {
    postgres: {
      system: "postgresql",
      family: (major) => `postgres${major}`,
      versions: POSTGRES,
      tls: FORCE_SSL,
      tlsAtOnce: true,
      logs: ["postgresql", "upgrade"],
    },
    mysql: {
      system: "mysql",
      family: (major) => `mysql${major}`,
      versions: { "8.0": "2026-07-31", "8.4": "2029-07-31" },
      tls: { require_secure_transport: "1" },
      tlsAtOnce: true,
      logs: ["error", "slowquery"],
    },
    "sqlserver-ex": sqlServer("ex", ["error"]),
    "sqlserver-web": sqlServer("web"),
    "sqlserver-se": sqlServer("se"),
    "sqlserver-ee": sqlServer("ee"),
  } as const satisfies Readonly<Record<string, EngineFacts>>,
  source:
    "RDS user guide, release calendars of PostgreSQL and MySQL, and versions of SQL Server; DescribeDBEngineVersions for the families",
  asOf: "2026-11",
});

/** Engines of Aurora. */
export const AURORA_ENGINES = fact({
  value: {
    "aurora-postgresql": {
      system: "postgresql",
      family: (major) => `aurora-postgresql${major}`,
      versions: POSTGRES,
      tls: FORCE_SSL,
      tlsAtOnce: true,
      logs: ["postgresql"],
    },
    "aurora-mysql": {
      system: "mysql",
      family: (major) => `aurora-mysql${major}`,
      versions: { "8.0": "2028-04-30" },
      tls: { require_secure_transport: "ON" },
      tlsAtOnce: true,
      logs: ["error", "slowquery"],
    },
  } as const satisfies Readonly<Record<string, EngineFacts>>,
  source: "Aurora user guide, release calendars; DescribeDBEngineVersions for the families",
  asOf: "2026-11",
});

/** Oldest versions that Lakeflow Connect reads the changes of; older ones can only be queried. */
export const OLDEST_CAPTURED = fact<Readonly<Partial<Record<QueriedSystem, string>>>>({
  value: { postgresql: "13", mysql: "5.7.44", "sql-server": "11.0" },
  source: "Databricks, Lakeflow Connect: source setup of PostgreSQL, MySQL and SQL Server",
  asOf: "2026-11",
});

/** Engines of RDS as they are called in its API → system; those that are only there already, too. */
export const SYSTEM_OF_ENGINE: readonly (readonly [start: string, DatabaseSystem])[] = [
  ["postgres", "postgresql"],
  ["aurora-postgresql", "postgresql"],
  ["mysql", "mysql"],
  ["mariadb", "mysql"],
  ["aurora-mysql", "mysql"],
  ["sqlserver", "sql-server"],
  ["oracle", "oracle"],
];

/** Whether a version is at least another one; parts that are no numbers count as nothing. */
export function isAtLeast(version: string, least: string): boolean {
  const parts = (text: string) => text.split(".").map((part) => Number.parseInt(part, 10) || 0);
  const [own, other] = [parts(version), parts(least)];
  for (const [index, figure] of other.entries()) {
    const difference = (own[index] ?? 0) - figure;
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** The newest version of an engine in the tables above; of others one that is newer than any that matters. */
export const newestVersion = (engine: string): string => {
  const engines: Readonly<Record<string, EngineFacts>> = { ...INSTANCE_ENGINES.value, ...AURORA_ENGINES.value };
  return Object.keys(engines[engine]?.versions ?? {}).at(-1) ?? "19";
};
