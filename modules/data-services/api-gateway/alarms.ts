import { Construct } from "constructs";
import type { ApiGatewayModel } from "../../../config/kinds/data-services/api-gateway";
import { alarmsOf, FAILED, watchedQueue } from "../../events/alarms";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";
import { throttledMetric } from "./access-log";

export interface ApiAlarmsProps {
  readonly api: ApiGatewayModel;
  /** Id that AWS gave it. */
  readonly apiId: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * What the two sorts call the same, and how one API is told apart. Source: API Gateway developer guide, "Monitor HTTP APIs
 * with CloudWatch metrics" and "Monitor REST APIs with CloudWatch metrics".
 */
const METRICS = {
  http: { failed: "5xx", refused: "4xx" },
  rest: { failed: "5XXError", refused: "4XXError" },
} as const;

/** Alarms when records are not stored, are refused, or take long. */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { api, apiId, topicArn }: ApiAlarmsProps) {
    super(scope, id);
    const about = `API ${api.name}`;
    const dimensions: Readonly<Record<string, string>> =
      api.protocol === "http" ? { ApiId: apiId } : { ApiName: api.name };
    for (const [key, it] of Object.entries(watched(api))) {
      const name = `${api.name}-${key}`;
      lastingAlarm(this, key, { name, about, namespace: "AWS/ApiGateway", dimensions, watched: it, topicArn });
    }
    if (api.records !== undefined) this.queue(api, api.records, topicArn);
    const throttled = throttledMetric(api.name);
    lastingAlarm(this, "throttled", {
      name: `${api.name}-throttled`,
      about,
      namespace: throttled.namespace,
      dimensions: {},
      watched: {
        metric: throttled.name,
        statistic: "Sum",
        threshold: 0,
        means: "requests are refused because there are more than it takes, or than a key or an address may make",
      },
      topicArn,
    });
  }

  /** Records that nobody reads, and those that readers could not work off. */
  private queue(
    { queue: { retentionHours } }: ApiGatewayModel,
    { queueName, alarmAgeHours, failed }: NonNullable<ApiGatewayModel["records"]>,
    topicArn: string,
  ): void {
    const queue = new Construct(this, "queue");
    alarmsOf(queue, watchedQueue(queueName, topicArn), {
      age: {
        metric: "ApproximateAgeOfOldestMessage",
        statistic: "Maximum",
        threshold: alarmAgeHours * HOUR,
        means: `records are read only after ${alarmAgeHours} hours, and lost after ${retentionHours}`,
      },
    });
    alarmsOf(queue, watchedQueue(failed.queueName, topicArn), { depth: FAILED });
  }
}

const HOUR = 3600;

function watched({ protocol, alarms }: ApiGatewayModel): Readonly<Record<string, Watched>> {
  const { failed, refused } = METRICS[protocol];
  return {
    failures: {
      metric: failed,
      statistic: "Sum",
      threshold: 0,
      means: "records are not stored, by a fault on this side; its log says why",
    },
    refused: {
      metric: refused,
      statistic: "Sum",
      threshold: alarms.refusedRequests,
      means: `more than ${alarms.refusedRequests} requests in five minutes are refused: tokens, records or paths are wrong`,
    },
    slow: {
      metric: "IntegrationLatency",
      statistic: "Average",
      threshold: alarms.latencyMilliseconds,
      means: `storing a record takes more than ${alarms.latencyMilliseconds} milliseconds`,
    },
  };
}
