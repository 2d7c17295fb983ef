import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { DmsEventSubscription } from "@cdktf/provider-aws/lib/dms-event-subscription";
import { Construct } from "constructs";
import type { DmsReplicationModel } from "../../../config/kinds/data-services/dms-replication";
import { lastingAlarm, type Watched } from "../../operations/lasting-alarm";
import type { Place } from "../../place";

export interface ReplicationAlarmsProps {
  readonly entry: DmsReplicationModel;
  /** ARN of the replication or its task. */
  readonly replicationArn: string;
  /** Identifier in DMS; of the task and of its instance, where it has one. */
  readonly replicationId: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** Tells when a replication lags behind, and when it stops or fails. */
export class ReplicationAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ReplicationAlarmsProps) {
    super(scope, id);
    const { entry, topicArn, place, tags } = props;
    for (const [key, it] of Object.entries(watched(entry))) {
      lastingAlarm(this, key, {
        name: `${entry.name}-${key}`,
        about: `Replication ${entry.name}`,
        namespace: "AWS/DMS",
        dimensions: dimensions(entry, place),
        watched: it,
        topicArn,
      });
    }
    if (entry.mode === "serverless") {
      stopped(this, entry, props);
      return;
    }
    for (const sort of ["instance", "task"] as const) {
      new DmsEventSubscription(this, `${sort}-events`, {
        name: `${entry.name}-${sort}`,
        sourceType: `replication-${sort}`,
        sourceIds: [props.replicationId],
        eventCategories: [...CATEGORIES[sort]],
        snsTopicArn: topicArn,
        enabled: true,
        tags: { ...tags },
      });
    }
  }
}

/** What somebody looks at. Source: AWS DMS user guide, "AWS DMS event categories and event messages for SNS notifications". */
const CATEGORIES = {
  instance: ["failover", "failure", "low storage"],
  task: ["failure", "state change"],
} as const;

/** A serverless replication is known by its account and the end of its ARN. Source: metrics as AWS/DMS lists them. */
const dimensions = (
  { mode, name }: Pick<DmsReplicationModel, "mode" | "name">,
  { accountId }: Place,
): Readonly<Record<string, string>> =>
  mode === "serverless"
    ? { ReplicationConfigId: `${accountId}:${name}` }
    : { ReplicationInstanceIdentifier: name, ReplicationTaskIdentifier: name };

const MINUTE = 60;

/** Source of the metrics: AWS DMS user guide, "Monitoring AWS DMS tasks" and "AWS DMS serverless replication metrics". */
function watched({ replicate, alarmLagMinutes }: DmsReplicationModel): Readonly<Record<string, Watched>> {
  if (replicate === "full-load") return {};
  const lag = { statistic: "Maximum", threshold: alarmLagMinutes * MINUTE } as const;
  return {
    "source-lag": {
      metric: "CDCLatencySource",
      ...lag,
      means: `changes are read more than ${alarmLagMinutes} minutes after they were made`,
    },
    "target-lag": {
      metric: "CDCLatencyTarget",
      ...lag,
      means: `changes are written more than ${alarmLagMinutes} minutes after they were made`,
    },
  };
}

/** DMS sends events of serverless replications to EventBridge alone. Source: its user guide, "Working with Amazon EventBridge events". */
function stopped(
  scope: Construct,
  { name, ruleName }: Pick<Extract<DmsReplicationModel, { mode: "serverless" }>, "name" | "ruleName">,
  { replicationArn, topicArn }: Pick<ReplicationAlarmsProps, "replicationArn" | "topicArn">,
): void {
  const rule = new CloudwatchEventRule(scope, "stopped", {
    name: ruleName,
    description: `The replication ${name} stops or fails`,
    eventPattern: JSON.stringify({
      source: ["aws.dms"],
      "detail-type": ["DMS Replication State Change"],
      resources: [replicationArn],
      detail: { eventType: [{ suffix: "_FAILED" }, { suffix: "_STOPPED" }] },
    }),
  });
  new CloudwatchEventTarget(scope, "stopped-target", { rule: rule.name, targetId: "alarms", arn: topicArn });
}
