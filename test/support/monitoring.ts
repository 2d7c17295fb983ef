/** A sink of an account of monitoring. */
export const SINK = "arn:aws:oam:eu-west-1:222222222222:sink/0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58";

/** A link to it that shares something of every sort. */
export const MONITORED = {
  mode: "create" as const,
  sinkArn: SINK,
  share: ["metrics", "logGroups", "traces", "applicationInsights", "internetMonitor"] as (
    | "metrics"
    | "logGroups"
    | "traces"
    | "applicationInsights"
    | "internetMonitor"
  )[],
  namespaces: ["AWS/Kinesis", "AWS/Firehose"],
  logGroups: ["/acme-dev/"],
};
