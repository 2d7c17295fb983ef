import { CloudwatchLogAnomalyDetector } from "@cdktf/provider-aws/lib/cloudwatch-log-anomaly-detector";
import { Construct } from "constructs";
import type { LogAnomalies } from "../../config/schema/log-anomalies";
import { lastingAlarm } from "./lasting-alarm";

export interface LogAnomalyProps {
  /** Of the detector, and start of its alarm's name: `acme-dev-cloudtrail`. */
  readonly name: string;
  readonly groupName: string;
  /** ARN of the log group, without `:*` at its end. */
  readonly groupArn: string;
  readonly settings: Omit<LogAnomalies, "of">;
  /** ARN of the key for what it finds; its policy must let CloudWatch Logs use it for detectors. */
  readonly kmsKeyArn: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Source: CloudWatch Logs API reference, CreateLogAnomalyDetector, evaluationFrequency. */
const FREQUENCIES: Readonly<Record<LogAnomalies["everyMinutes"], string>> = {
  1: "ONE_MIN",
  5: "FIVE_MIN",
  10: "TEN_MIN",
  15: "FIFTEEN_MIN",
  30: "THIRTY_MIN",
  60: "ONE_HOUR",
};

/**
 * A detector over one log group, and an alarm when it finds something. A detector publishes what it counts by its name and
 * the priority. Source: CloudWatch Logs user guide, "Metrics published by log anomaly detectors".
 */
export class LogAnomaly extends Construct {
  constructor(scope: Construct, id: string, props: LogAnomalyProps) {
    super(scope, id);
    const { everyMinutes, normalAfterDays, alarms } = props.settings;
    new CloudwatchLogAnomalyDetector(this, "Resource", {
      detectorName: props.name,
      logGroupArnList: [props.groupArn],
      evaluationFrequency: FREQUENCIES[everyMinutes],
      anomalyVisibilityTime: normalAfterDays,
      kmsKeyId: props.kmsKeyArn,
      enabled: true,
    });
    const priorities = { high: ["HIGH"], medium: ["HIGH", "MEDIUM"], none: [] }[alarms];
    for (const priority of priorities) {
      const id = `anomalies-${priority.toLowerCase()}`;
      lastingAlarm(this, id, {
        name: `${props.name}-${id}`,
        about: `Log group ${props.groupName}`,
        namespace: "AWS/Logs",
        dimensions: { LogAnomalyDetector: props.name, LogAnomalyPriority: priority },
        watched: {
          metric: "AnomalyCount",
          statistic: "Sum",
          threshold: 0,
          periods: 1,
          means: `an anomaly of ${priority.toLowerCase()} priority; CloudWatch shows it under Logs, Log Anomalies`,
        },
        topicArn: props.topicArn,
      });
    }
  }
}
