import type { DmsReplicationModel } from "../../../config/kinds/data-services/dms-replication";

/** What is replicated, in the words of the API. */
export const REPLICATION_TYPE: Readonly<Record<DmsReplicationModel["replicate"], string>> = {
  "full-load": "full-load",
  changes: "cdc",
  "full-load-and-changes": "full-load-and-cdc",
};

/**
 * Settings that differ from what DMS does by itself: it writes a log; a table that cannot be replicated stops the
 * replication, which an alarm tells, instead of being left behind; files that were loaded already are not deleted when it
 * starts anew. Source: AWS DMS user guide, "Specifying task settings".
 */
export const replicationSettings = ({ largeObjectKilobytes }: Pick<DmsReplicationModel, "largeObjectKilobytes">) => ({
  Logging: { EnableLogging: true },
  TargetMetadata: {
    SupportLobs: true,
    FullLobMode: false,
    LimitedSizeLobMode: true,
    LobMaxSize: largeObjectKilobytes,
  },
  FullLoadSettings: { TargetTablePrepMode: "DO_NOTHING" },
  ErrorBehavior: { DataErrorPolicy: "STOP_TASK", TableErrorPolicy: "STOP_TASK" },
});
