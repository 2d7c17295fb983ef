import { REQUEST_METRICS } from "../storage/zone-bucket";
import { PERIOD_SECONDS } from "./metrics";

/** What the dashboard shows; names, ids and ARNs may be references. */
export interface DashboardContent {
  readonly region: string;
  /** Zone key → bucket with request metrics. */
  readonly buckets: Readonly<Record<string, string>>;
  /** Zone id → NAT gateway id. */
  readonly natGateways: Readonly<Record<string, string>>;
  readonly alarmArns: readonly string[];
}

type Widget = Readonly<Record<string, unknown>>;
/** Namespace, metric, dimension names and values, and how it is drawn. */
type Metric = readonly (string | Readonly<Record<string, string>>)[];

/** Columns of a dashboard. */
const WIDTH = 24;
const ALARMS_HEIGHT = 3;
const CHART_HEIGHT = 6;
/** CloudWatch's limit of alarms in one widget. */
const MAX_ALARMS = 100;

/** The CloudWatch dashboard of an environment: its alarms, its buckets' errors and requests, its NAT gateways. */
export function dashboardBody(content: DashboardContent): { widgets: Widget[] } {
  const { region } = content;
  const alarms: Widget[] =
    content.alarmArns.length === 0
      ? []
      : [
          {
            type: "alarm",
            x: 0,
            y: 0,
            width: WIDTH,
            height: ALARMS_HEIGHT,
            properties: { title: "Alarms", alarms: content.alarmArns.slice(0, MAX_ALARMS) },
          },
        ];
  const charts: Widget[] = [
    ...chart(region, "Raw zones: failed requests, share", "Average", [
      ...bucketMetrics(content, "4xxErrors"),
      ...bucketMetrics(content, "5xxErrors"),
    ]),
    ...chart(region, "Raw zones: requests", "Sum", bucketMetrics(content, "AllRequests")),
    ...chart(region, "NAT gateways: errors", "Sum", [
      ...natMetrics(content, "ErrorPortAllocation"),
      ...natMetrics(content, "PacketsDropCount"),
    ]),
    ...chart(region, "NAT gateways: bytes sent to the internet", "Sum", natMetrics(content, "BytesOutToDestination")),
  ];
  return {
    widgets: [
      ...alarms,
      ...charts.map((made, index) => ({
        ...made,
        x: (index % 2) * (WIDTH / 2),
        y: ALARMS_HEIGHT + Math.floor(index / 2) * CHART_HEIGHT,
        width: WIDTH / 2,
        height: CHART_HEIGHT,
      })),
    ],
  };
}

/** A chart over time; none without metrics. */
function chart(region: string, title: string, stat: "Average" | "Sum", metrics: readonly Metric[]): Widget[] {
  if (metrics.length === 0) return [];
  return [
    {
      type: "metric",
      properties: { title, region, stat, period: PERIOD_SECONDS, view: "timeSeries", stacked: false, metrics },
    },
  ];
}

function bucketMetrics(content: DashboardContent, name: string): Metric[] {
  return Object.entries(content.buckets).map(([zone, bucket]) => [
    "AWS/S3",
    name,
    "BucketName",
    bucket,
    "FilterId",
    REQUEST_METRICS,
    { label: `${zone} ${name}` },
  ]);
}

function natMetrics(content: DashboardContent, name: string): Metric[] {
  return Object.entries(content.natGateways).map(([zone, gateway]) => [
    "AWS/NATGateway",
    name,
    "NatGatewayId",
    gateway,
    { label: `${zone} ${name}` },
  ]);
}
