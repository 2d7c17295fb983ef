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

/** A queue by its name. */
export const watchedQueue = (name: string, topicArn: string): WatchedThing => ({
  name,
  about: `Queue ${name}`,
  namespace: "AWS/SQS",
  dimensions: { QueueName: name },
  topicArn,
});

/** What lies in a dead-letter queue stays there, until somebody looks. Source: SQS developer guide, CloudWatch metrics. */
export const FAILED: Watched = {
  metric: "ApproximateNumberOfMessagesVisible",
  statistic: "Maximum",
  threshold: 0,
  periods: 1,
  means: "something could not be delivered and waits there, for 14 days; its attributes say why",
};

const DAY_SECONDS = 24 * 60 * 60;

/** Databricks reads queues of new files all the time that sources ask for them; after 14 days SQS drops a message. */
export const UNREAD: Watched = {
  metric: "ApproximateAgeOfOldestMessage",
  statistic: "Maximum",
  threshold: DAY_SECONDS,
  means: "Databricks has not read for a day what the bucket tells: new files are found by listing at best",
};

/**
 * Alarms of a rule. Source of the metrics: EventBridge user guide, "Monitoring Amazon EventBridge": a rule on the default
 * bus goes by its name alone.
 */
export function ruleAlarms(
  scope: Construct,
  { busName, name, topicArn }: { readonly busName: string; readonly name: string; readonly topicArn: string },
): void {
  const dimensions = { ...(busName !== "default" && { EventBusName: busName }), RuleName: name };
  alarmsOf(
    scope,
    { name, about: `Rule ${name}`, namespace: "AWS/Events", dimensions, topicArn },
    {
      undelivered: never("FailedInvocations", "an event could not be delivered"),
      lost: never("InvocationsFailedToBeSentToDlq", "an event could neither be delivered nor kept, and is lost"),
      "sent-to-dlq": never(
        "InvocationsSentToDlq",
        "an event could not be delivered, and went to its dead-letter queue",
      ),
    },
  );
}
