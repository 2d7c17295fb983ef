import { Construct } from "constructs";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";

export interface ProxyAlarmsProps {
  /** Name of the proxy; start of the alarms' names. */
  readonly proxyName: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Refused clients in five minutes that are more than somebody's mistake. */
const REFUSED = 10;
/** Microseconds that a client waits for a connection before people notice. */
const WAITING = 1_000_000;

/** Source: RDS user guide, "Monitoring RDS Proxy metrics with Amazon CloudWatch". */
const WATCHED: Readonly<Record<string, Watched>> = {
  "no-connection": {
    metric: "DatabaseConnectionsSetupFailed",
    statistic: "Sum",
    threshold: 0,
    means: "it does not get into the database: a password in its secrets is not that of the user",
  },
  refused: {
    metric: "ClientConnectionsSetupFailedAuth",
    statistic: "Sum",
    threshold: REFUSED,
    means: `more than ${REFUSED} clients were refused in five minutes, for a wrong password or without TLS`,
  },
  waiting: {
    metric: "DatabaseConnectionsBorrowLatency",
    statistic: "Average",
    threshold: WAITING,
    means: "clients wait more than a second for a connection: there are too few of them",
  },
};

/** Alarms of a proxy. */
export class ProxyAlarms extends Construct {
  constructor(scope: Construct, id: string, { proxyName, topicArn }: ProxyAlarmsProps) {
    super(scope, id);
    for (const [key, watched] of Object.entries(WATCHED)) {
      lastingAlarm(this, key, {
        name: `${proxyName}-proxy-${key}`,
        about: `Proxy ${proxyName}`,
        namespace: "AWS/RDS",
        dimensions: { ProxyName: proxyName },
        watched,
        topicArn,
      });
    }
  }
}
