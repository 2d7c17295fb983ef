/** A metric of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
}

/** Failed operations, counted in the server's log. Source of the name: the log; Transfer Family publishes none. */
export const failuresMetric = (serverName: string): Metric => ({
  namespace: "Lakehouse/Transfer",
  name: `${serverName}-failures`,
});

/** Files that arrived whole. Source: Transfer Family user guide, "Using CloudWatch metrics for Transfer Family servers". */
export const FILES_IN: Metric = { namespace: "AWS/Transfer", name: "FilesIn" };
