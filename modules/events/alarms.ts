import type { Construct } from "constructs";
import { lastingAlarm, type Watched } from "../operations/lasting-alarm";

export interface WatchedThing {
  /** Start of the alarm's name: `acme-dev-shop-orders`. */
  readonly name: string;
  /** What it is about, for the mail: `Rule acme-dev-shop-orders`. */
  readonly about: string;
  readonly namespace: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** An alarm for each of some metrics of a thing. */
export function alarmsOf(
  scope: Construct,
  { name, ...thing }: WatchedThing,
  watched: Readonly<Record<string, Watched>>,
): void {
  for (const [key, it] of Object.entries(watched)) {
    lastingAlarm(scope, key, { ...thing, name: `${name}-${key}`, watched: it });
  }
}

/** A metric that counts what should never be: once is enough. */
export const never = (metric: string, means: string): Watched => ({
  metric,
  statistic: "Sum",
  threshold: 0,
  periods: 1,
  means,
});

/** What lies in a dead-letter queue stays there, until somebody looks. Source: SQS developer guide, CloudWatch metrics. */
export const FAILED: Watched = {
  metric: "ApproximateNumberOfMessagesVisible",
  statistic: "Maximum",
  threshold: 0,
  periods: 1,
  means: "something could not be delivered and waits there, for 14 days; its attributes say why",
};
