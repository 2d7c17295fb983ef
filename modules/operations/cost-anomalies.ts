import { CeAnomalyMonitor } from "@cdktf/provider-aws/lib/ce-anomaly-monitor";
import {
  CeAnomalySubscription,
  type CeAnomalySubscriptionThresholdExpressionAnd,
} from "@cdktf/provider-aws/lib/ce-anomaly-subscription";
import { Construct } from "constructs";
import type { Operations } from "../../config/model";

export interface CostAnomaliesProps {
  /** Name of the monitor and of the subscription. */
  readonly name: string;
  readonly anomalies: NonNullable<Operations["anomalies"]>;
  /** Topic that an immediate subscription tells; what publishes to it is let in before. */
  readonly topicArn: string;
}

const atLeast = (key: string, value: number): CeAnomalySubscriptionThresholdExpressionAnd => ({
  dimension: { key, matchOptions: ["GREATER_THAN_OR_EQUAL"], values: [String(value)] },
});

/** Tells when services of the AWS account cost more than they usually do. */
export class CostAnomalies extends Construct {
  constructor(scope: Construct, id: string, { name, anomalies, topicArn }: CostAnomaliesProps) {
    super(scope, id);
    const monitorArn =
      anomalies.mode === "existing"
        ? anomalies.monitorArn
        : new CeAnomalyMonitor(this, "monitor", { name, monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" }).arn;
    const { minimumUsd, minimumPercent, frequency, emails } = anomalies;
    const dollars = atLeast("ANOMALY_TOTAL_IMPACT_ABSOLUTE", minimumUsd);
    new CeAnomalySubscription(this, "Resource", {
      name,
      frequency,
      monitorArnList: [monitorArn],
      thresholdExpression:
        minimumPercent === undefined
          ? dollars
          : { and: [dollars, atLeast("ANOMALY_TOTAL_IMPACT_PERCENTAGE", minimumPercent)] },
      subscriber:
        frequency === "IMMEDIATE"
          ? [{ type: "SNS", address: topicArn }]
          : emails.map((address) => ({ type: "EMAIL", address })),
    });
  }
}
