import type { AURORA_ENGINES, INSTANCE_ENGINES } from "./databases";
import { fact } from "./fact";

type Engine = keyof typeof AURORA_ENGINES.value | keyof typeof INSTANCE_ENGINES.value;

/** What is known of an engine that zero-ETL integrations copy from. */
interface SourceFacts {
  /** Oldest major version that is made here for it. */
  readonly oldest: string;
  /** Parameters that the integration needs. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Those of them whose value is the engine's own anyway: they change in a database that runs. */
  readonly atOnce: readonly string[];
  /** Parts of a pattern of tables: database and table, or database, schema and table. */
  readonly parts: 2 | 3;
}

/**
 * Engines of RDS and Aurora that integrations into Redshift copy from. What AWS asks for beside these parameters is the
 * engine's default: `session_replication_role` and `wal_sender_timeout` of PostgreSQL, no partial JSON and no compressed
 * binlog of MySQL.
 */
export const ZERO_ETL_SOURCES = fact<Readonly<Partial<Record<Engine, SourceFacts>>>>({
  value: {
    "aurora-mysql": {
      oldest: "8.0",
      parameters: {
        aurora_enhanced_binlog: "1",
        binlog_backup: "0",
        binlog_format: "ROW",
        binlog_replication_globaldb: "0",
        binlog_row_image: "full",
        binlog_row_metadata: "full",
      },
      atOnce: ["binlog_row_image", "binlog_row_metadata"],
      parts: 2,
    },
    "aurora-postgresql": {
      oldest: "16",
      parameters: {
        "rds.logical_replication": "1",
        "aurora.enhanced_logical_replication": "1",
        "aurora.logical_replication_backup": "0",
        "aurora.logical_replication_globaldb": "0",
      },
      atOnce: [],
      parts: 3,
    },
    mysql: {
      oldest: "8.0",
      parameters: { binlog_format: "ROW", binlog_row_image: "full" },
      atOnce: ["binlog_row_image"],
      parts: 2,
    },
    postgres: {
      oldest: "15",
      // AWS asks for at least 20 of the last two.
      parameters: {
        "rds.logical_replication": "1",
        "rds.replica_identity_full": "1",
        max_replication_slots: "25",
        max_wal_senders: "25",
      },
      atOnce: [],
      parts: 3,
    },
  },
  source:
    'Aurora and RDS user guides, "Getting started with zero-ETL integrations", step 1; provider 6.25.0, acceptance test of aws_rds_integration, for how they change',
  asOf: "2026-11",
});

/** What is known of an engine as a source; undefined where nothing is copied from it here. */
export const zeroEtlSource = (engine: string): SourceFacts | undefined =>
  (ZERO_ETL_SOURCES.value as Readonly<Record<string, SourceFacts | undefined>>)[engine];

/** Most patterns of tables of one integration. */
export const COPIED_TABLE_PATTERNS = fact({
  value: 99,
  source: 'Aurora user guide, "Data filtering for Aurora zero-ETL integrations"',
  asOf: "2026-11",
});
