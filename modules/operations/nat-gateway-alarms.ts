import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { PERIOD_SECONDS } from "./metrics";

export interface NatGatewayAlarmsProps {
  /** Start of the alarms' names: `acme-dev-nat-euw1-az1`. */
  readonly name: string;
  readonly natGatewayId: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * Dropped packets, in percent of all, above which something is wrong with the gateway itself. Source: VPC user
 * guide, "NAT gateway metrics and dimensions".
 */
const TOLERATED_DROPS_PERCENT = 0.01;

/** Alarms when a NAT gateway runs out of ports for one destination, or drops packets. */
export class NatGatewayAlarms extends Construct {
  readonly alarmArns: readonly string[];

  constructor(scope: Construct, id: string, props: NatGatewayAlarmsProps) {
    super(scope, id);
    const shared = {
      evaluationPeriods: 3,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
      alarmActions: [props.topicArn],
      okActions: [props.topicArn],
    };
    const ports = new CloudwatchMetricAlarm(this, "port-allocation", {
      ...shared,
      alarmName: `${props.name}-port-allocation`,
      alarmDescription: `${props.natGatewayId} had no source port left for new connections to a destination`,
      namespace: "AWS/NATGateway",
      metricName: "ErrorPortAllocation",
      dimensions: { NatGatewayId: props.natGatewayId },
      statistic: "Sum",
      period: PERIOD_SECONDS,
      // A connection that was refused is an error already.
      datapointsToAlarm: 1,
      threshold: 0,
    });
    const sum = (queryId: string, metricName: string): CloudwatchMetricAlarmMetricQuery => ({
      id: queryId,
      metric: {
        namespace: "AWS/NATGateway",
        metricName,
        dimensions: { NatGatewayId: props.natGatewayId },
        stat: "Sum",
        period: PERIOD_SECONDS,
      },
    });
    const drops = new CloudwatchMetricAlarm(this, "packets-dropped", {
      ...shared,
      alarmName: `${props.name}-packets-dropped`,
      alarmDescription: `${props.natGatewayId} drops more than ${TOLERATED_DROPS_PERCENT} % of its packets`,
      metricQuery: [
        {
          id: "share",
          expression: "100 * dropped / (outbound + inbound)",
          label: "Dropped packets, percent",
          returnData: true,
        },
        sum("dropped", "PacketsDropCount"),
        sum("outbound", "PacketsInFromSource"),
        sum("inbound", "PacketsInFromDestination"),
      ],
      datapointsToAlarm: 3,
      threshold: TOLERATED_DROPS_PERCENT,
    });
    this.alarmArns = [ports.arn, drops.arn];
  }
}
