import { describe, expect, it } from "vitest";
import { type DashboardContent, dashboardBody } from "../../../modules/operations/dashboard-body";

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

const widgets = (change: Partial<DashboardContent> = {}) =>
  dashboardBody({
    region: "eu-west-1",
    buckets: { raw: "acme-raw", partner: "acme-partner" },
    natGateways: { "euw1-az1": "nat-1" },
    alarmArns: ["arn:1", "arn:2"],
    ...change,
  }).widgets as unknown as readonly Widget[];

describe("dashboardBody", () => {
  it("shows every alarm on top", () => {
    expect(widgets()[0]).toMatchObject({ type: "alarm", y: 0, properties: { alarms: ["arn:1", "arn:2"] } });
  });

  it("draws the failed requests of every raw zone, and the errors of every NAT gateway", () => {
    const metrics = widgets().flatMap(({ properties }) => (properties.metrics as unknown[] | undefined) ?? []);
    expect(metrics).toEqual(
      expect.arrayContaining([
        ["AWS/S3", "4xxErrors", "BucketName", "acme-raw", "FilterId", "EntireBucket", { label: "raw 4xxErrors" }],
        [
          "AWS/S3",
          "5xxErrors",
          "BucketName",
          "acme-partner",
          "FilterId",
          "EntireBucket",
          { label: "partner 5xxErrors" },
        ],
        ["AWS/NATGateway", "ErrorPortAllocation", "NatGatewayId", "nat-1", { label: "euw1-az1 ErrorPortAllocation" }],
        ["AWS/NATGateway", "PacketsDropCount", "NatGatewayId", "nat-1", { label: "euw1-az1 PacketsDropCount" }],
      ]),
    );
  });

  it("draws every chart in the environment's region", () => {
    for (const { type, properties } of widgets({ region: "us-gov-west-1" })) {
      if (type === "metric")
        expect(properties).toMatchObject({ region: "us-gov-west-1", view: "timeSeries", period: 300 });
    }
  });

  it("has no chart without metrics, which CloudWatch refuses, and no alarms without alarms", () => {
    expect(widgets({ natGateways: {} }).map(({ properties }) => properties.title)).toEqual([
      "Alarms",
      "Raw zones: failed requests, share",
      "Raw zones: requests",
    ]);
    expect(widgets({ buckets: {}, natGateways: {}, alarmArns: [] })).toEqual([]);
  });

  it("keeps to CloudWatch's 24 columns, its 100 alarms a widget, and lets no two widgets overlap", () => {
    const many = widgets({ alarmArns: Array.from({ length: 150 }, (_, index) => `arn:${index}`) });
    expect(many[0]?.properties.alarms).toHaveLength(100);
    const cells = many.flatMap(({ x, y, width, height }) =>
      Array.from({ length: width * height }, (_, index) => `${x + (index % width)},${y + Math.floor(index / width)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { x, width } of many) expect(x + width).toBeLessThanOrEqual(24);
  });
});
