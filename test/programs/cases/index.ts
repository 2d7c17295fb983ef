import type { Case } from "../case";
import { CDC_FILES } from "./cdc-files";
import { QUALITY_CASES, SYSTEM_TABLES } from "./dashboards";
import { EVENT_LOG } from "./event-log";
import { CHANGES, GRAPH, NO_SEQUENCE, TABLE_NAMES, WRONG } from "./own";
import { STATEMENTS, WRONG_SQL } from "./own-sql";
import { S3_FILES } from "./s3-files";
import { STREAM } from "./stream";
import { WAREHOUSE_HEALTH } from "./warehouse-health";

/**
 * Cases of every program: those that are shipped, below `assets/pipelines`, and those that show what programs of one's
 * own may use, in `test/programs/own`. One without cases fails the run.
 */
export const CASES: Readonly<Record<string, readonly Case[]>> = {
  "assets/pipelines/cdc_files.py": CDC_FILES,
  "assets/pipelines/s3_files.py": S3_FILES,
  "assets/pipelines/stream.py": STREAM,
  "test/programs/own/changes.py": CHANGES,
  "test/programs/own/changes.sql": CHANGES,
  "test/programs/own/event_log.py": [...EVENT_LOG, ...QUALITY_CASES],
  "test/programs/own/graph.py": GRAPH,
  "test/programs/own/no_sequence.py": NO_SEQUENCE,
  "test/programs/own/statements.sql": STATEMENTS,
  "test/programs/own/system_tables.py": SYSTEM_TABLES,
  "test/programs/own/table_names.py": TABLE_NAMES,
  "test/programs/own/warehouse_health.py": WAREHOUSE_HEALTH,
  "test/programs/own/wrong.py": WRONG,
  "test/programs/own/wrong.sql": WRONG_SQL,
};
