import { describe, expect, it } from "vitest";
import { NatGatewayAlarms } from "../../../modules/operations/nat-gateway-alarms";
import { resource, synthModule } from "../../support/synth";

const json = synthModule(
  (stack) =>
    new NatGatewayAlarms(stack, "nat", { name: "acme-dev-nat-euw1-az1", natGatewayId: "nat-1", topicArn: "arn:topic" }),
);
const ports = resource(json, "aws_cloudwatch_metric_alarm.nat_port-allocation");
const drops = resource(json, "aws_cloudwatch_metric_alarm.nat_packets-dropped");

describe("NatGatewayAlarms", () => {
  it("rings at the first connection that found no port", () => {
    expect(ports).toMatchObject({
      alarm_name: "acme-dev-nat-euw1-az1-port-allocation",
      namespace: "AWS/NATGateway",
      metric_name: "ErrorPortAllocation",
      dimensions: { NatGatewayId: "nat-1" },
      statistic: "Sum",
      threshold: 0,
      comparison_operator: "GreaterThanThreshold",
      datapoints_to_alarm: 1,
    });
  });

  it("rings when more than a hundredth of a percent of the packets is dropped for a quarter of an hour", () => {
    expect(drops).toMatchObject({ threshold: 0.01, evaluation_periods: 3, datapoints_to_alarm: 3 });
    const queries = drops.metric_query as readonly {
      readonly id: string;
      readonly expression?: string;
      readonly return_data?: boolean;
      readonly metric?: Readonly<Record<string, unknown>>;
    }[];
    expect(queries.filter((query) => query.return_data === true)).toMatchObject([
      { expression: "100 * dropped / (outbound + inbound)" },
    ]);
    expect(Object.fromEntries(queries.flatMap(({ id, metric }) => (metric ? [[id, metric.metric_name]] : [])))).toEqual(
      {
        dropped: "PacketsDropCount",
        outbound: "PacketsInFromSource",
        inbound: "PacketsInFromDestination",
      },
    );
    for (const { metric } of queries) {
      if (metric) expect(metric).toMatchObject({ stat: "Sum", period: 300, dimensions: { NatGatewayId: "nat-1" } });
    }
    // An alarm is on one metric or on an expression, never on both.
    for (const argument of ["metric_name", "namespace", "statistic", "period", "dimensions"]) {
      expect(drops[argument], argument).toBeUndefined();
    }
  });

  it("tells the topic of both, and takes no traffic for good", () => {
    for (const alarm of [ports, drops]) {
      expect(alarm).toMatchObject({
        alarm_actions: ["arn:topic"],
        ok_actions: ["arn:topic"],
        treat_missing_data: "notBreaching",
      });
    }
  });
});
