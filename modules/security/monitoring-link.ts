import { OamLink } from "@cdktf/provider-aws/lib/oam-link";
import { Construct } from "constructs";

/** What the account of monitoring sees. */
export type SharedSort = "metrics" | "logGroups" | "traces" | "applicationInsights" | "internetMonitor";

export interface MonitoringLinkProps {
  /** Sink of the account of monitoring. */
  readonly sinkArn: string;
  readonly label: "name" | "email" | "emailWithoutDomain";
  readonly share: readonly SharedSort[];
  /** Default: metrics of all namespaces. */
  readonly namespaces?: readonly string[] | undefined;
  /** Starts of names, or `*` alone for all groups. */
  readonly logGroups?: readonly string[] | undefined;
}

/** Source: Observability Access Manager API reference, CreateLink. */
const TYPES: Readonly<Record<SharedSort, string>> = {
  metrics: "AWS::CloudWatch::Metric",
  logGroups: "AWS::Logs::LogGroup",
  traces: "AWS::XRay::Trace",
  applicationInsights: "AWS::ApplicationInsights::Application",
  internetMonitor: "AWS::InternetMonitor::Monitor",
};
const LABELS = { name: "$AccountName", email: "$AccountEmail", emailWithoutDomain: "$AccountEmailNoDomain" } as const;

/** Which metrics are shared: those of some namespaces. */
export const namespaceFilter = (namespaces: readonly string[]): string =>
  `Namespace IN (${namespaces.map((namespace) => `'${namespace}'`).join(", ")})`;

/** Which log groups are shared, by the start of their names; undefined for all. */
export const logGroupFilter = (starts: readonly string[]): string | undefined =>
  starts.includes("*") ? undefined : starts.map((start) => `LogGroupName LIKE '${start}%'`).join(" OR ");

/** Lets an account of monitoring see metrics, logs and traces of this account and region. */
export class MonitoringLink extends Construct {
  constructor(scope: Construct, id: string, props: MonitoringLinkProps) {
    super(scope, id);
    const metrics = props.namespaces && namespaceFilter(props.namespaces);
    const groups = props.logGroups && logGroupFilter(props.logGroups);
    new OamLink(this, "Resource", {
      sinkIdentifier: props.sinkArn,
      labelTemplate: LABELS[props.label],
      resourceTypes: Object.keys(TYPES).flatMap((sort) => {
        const shared = sort as SharedSort;
        return props.share.includes(shared) ? [TYPES[shared]] : [];
      }),
      linkConfiguration:
        metrics === undefined && groups === undefined
          ? undefined
          : {
              metricConfiguration: metrics === undefined ? undefined : { filter: metrics },
              logGroupConfiguration: groups === undefined ? undefined : { filter: groups },
            },
    });
  }
}
