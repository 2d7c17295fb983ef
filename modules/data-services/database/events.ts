import { DbEventSubscription } from "@cdktf/provider-aws/lib/db-event-subscription";
import { Construct } from "constructs";

/** What somebody looks at. Source: RDS user guide, "Amazon RDS event categories and event messages", and Aurora's. */
const CATEGORIES = {
  "db-instance": ["deletion", "failover", "failure", "low storage", "maintenance", "notification"],
  "db-cluster": ["deletion", "failover", "failure", "maintenance", "notification"],
  "db-proxy": ["deletion", "failure"],
} as const;

export interface DatabaseEventsProps {
  /** Start of the subscriptions' names. */
  readonly databaseName: string;
  /** End of a subscription's name → what is listened to: its sort, and its identifiers in RDS. */
  readonly sources: Readonly<
    Record<string, { readonly type: keyof typeof CATEGORIES; readonly ids: readonly string[] }>
  >;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** RDS tells what happens to a database by itself: what no metric shows. */
export class DatabaseEvents extends Construct {
  constructor(scope: Construct, id: string, { databaseName, sources, topicArn, tags }: DatabaseEventsProps) {
    super(scope, id);
    for (const [sort, { type, ids }] of Object.entries(sources)) {
      new DbEventSubscription(this, sort, {
        name: `${databaseName}-${sort}`,
        sourceType: type,
        sourceIds: [...ids],
        eventCategories: [...CATEGORIES[type]],
        snsTopic: topicArn,
        enabled: true,
        tags: { ...tags },
      });
    }
  }
}
