import { z } from "zod";
import { distinct, singletonMode, wrong } from "../common";
import { logGroupStart, metricNamespace, sinkArn } from "../text/aws";

/**
 * What an AWS account of monitoring sees of this account and region: a link of CloudWatch to the sink that it has. It reads
 * and changes nothing. Costs: metrics and logs nothing; copies of traces after the first are paid.
 */
export const monitoring = z
  .strictObject({
    /** `create` the link, rely on the `existing` one, or `off`. One per sink in an AWS account and region. Default `off`. */
    mode: singletonMode.default("off"),
    /** ARN of the sink, of another account and of the same region; its policy has to let this account link. Default none, which goes with `existing` and `off` alone. */
    sinkArn: sinkArn.optional(),
    /** What this account is called there: its `name`, the `email` address of its root user, or that up to the `@`. Default `name`. */
    label: z.enum(["name", "email", "emailWithoutDomain"]).default("name"),
    /**
     * What is seen there: metrics, events of log groups, traces of X-Ray, applications of Application Insights, monitors of
     * Internet Monitor. Default metrics alone.
     */
    share: distinct(
      z.array(z.enum(["metrics", "logGroups", "traces", "applicationInsights", "internetMonitor"])).min(1),
    ).default(["metrics"]),
    /** Namespaces whose metrics are seen, at most 5: `AWS/Kinesis`. Default all of the account and region. */
    namespaces: distinct(z.array(metricNamespace).min(1).max(5)).optional(),
    /**
     * Log groups that are seen, by the start of their names, at most 15: `/acme-dev/`; or `*` for all of the account and
     * region. Needed with `logGroups`, because whoever administers the sink reads what is in them. Default none.
     */
    logGroups: distinct(z.array(logGroupStart).min(1).max(15)).optional(),
  })
  .superRefine(({ mode, sinkArn, share, namespaces, logGroups }, context) => {
    const told = (path: string, what: string, fix: string) =>
      context.addIssue({ code: "custom", path: [path], message: wrong(what, fix) });
    if (mode === "create" && sinkArn === undefined)
      told(
        "sinkArn",
        "is missing, and a link leads to a sink",
        "copy it from the settings of the account of monitoring",
      );
    if (share.includes("logGroups") && logGroups === undefined)
      told(
        "logGroups",
        "is missing, and log groups are shared",
        'say which by the start of their names, or ["*"] for all of the account and region',
      );
    if (logGroups !== undefined && !share.includes("logGroups"))
      told("logGroups", "says nothing while no log groups are shared", 'add "logGroups" to share, or take it out');
    if (logGroups?.includes("*") && logGroups.length > 1)
      told("logGroups", '"*" is all groups, the others included', "leave it alone, or take it out");
    if (namespaces !== undefined && !share.includes("metrics"))
      told("namespaces", "says nothing while no metrics are shared", 'add "metrics" to share, or take it out');
  });
