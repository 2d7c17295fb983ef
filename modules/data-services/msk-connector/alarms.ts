import { Construct } from "constructs";
import type { MskConnectorModel } from "../../../config/kinds/data-services/msk-connector";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface MskConnectorAlarmsProps {
  readonly connector: Pick<MskConnectorModel, "name">;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Source of the metrics: Amazon MSK developer guide, "Monitoring MSK Connect". */
const WATCHED: Readonly<Record<string, Watched>> = {
  "failed-tasks": {
    metric: "ErroredTaskCount",
    statistic: "Maximum",
    threshold: 0,
    periods: 1,
    means: "a task has failed, and does not start again by itself; its log says why",
  },
  "no-tasks": {
    metric: "RunningTaskCount",
    statistic: "Maximum",
    is: "LessThanThreshold",
    threshold: 1,
    means: "no task runs, so that no record comes",
  },
};

/** Alarms when a connector's tasks fail, or none runs. */
export class MskConnectorAlarms extends Construct {
  constructor(scope: Construct, id: string, { connector, topicArn }: MskConnectorAlarmsProps) {
    super(scope, id);
    for (const [key, watched] of Object.entries(WATCHED)) {
      lastingAlarm(this, key, {
        name: `${connector.name}-connector-${key}`,
        about: `Connector ${connector.name}`,
        namespace: "AWS/KafkaConnect",
        dimensions: { ConnectorName: connector.name },
        watched,
        topicArn,
      });
    }
  }
}
