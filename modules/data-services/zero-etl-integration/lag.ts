import type { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import type { ZeroEtlModel } from "../../../config/kinds/data-services/zero-etl-integration";
import { lastingAlarm } from "../../operations/lasting-alarm";

export interface LagAlarmProps {
  readonly entry: Pick<ZeroEtlModel, "name">;
  readonly lag: NonNullable<ZeroEtlModel["lagAlarm"]>;
  readonly integrationArn: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/** Place of the id in an ARN, `arn:aws:rds:<region>:<account>:integration:<id>`. */
const ID_IN_ARN = 6;

/**
 * The warehouse is behind its source. Source: management guide, "Metrics for zero-ETL integrations", for metric, dimension and
 * unit, which is seconds.
 */
export const lagAlarm = (
  scope: Construct,
  id: string,
  { entry, lag, integrationArn, topicArn }: LagAlarmProps,
): CloudwatchMetricAlarm =>
  lastingAlarm(scope, id, {
    name: `${entry.name}-integration-lag`,
    about: `Integration ${entry.name}`,
    namespace: lag.namespace,
    dimensions: { IntegrationId: Fn.element(Fn.split(":", integrationArn), ID_IN_ARN) },
    watched: {
      metric: "IntegrationLag",
      statistic: "Maximum",
      threshold: lag.minutes * 60,
      means: `the warehouse is more than ${lag.minutes} minutes behind its source`,
    },
    topicArn,
  });
