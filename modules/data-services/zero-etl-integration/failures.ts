import type { ZeroEtlModel } from "../../../config/kinds/data-services/zero-etl-integration";
import type { FailureEventsProps } from "../failure-events";

export interface IntegrationFailuresProps {
  readonly entry: Pick<ZeroEtlModel, "name" | "failureRule">;
  readonly integrationArn: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * Tables that are not copied, and integrations that stopped. Redshift sends the events of integrations with RDS, too.
 * Source: management guide, "Zero-ETL integration event notifications with Amazon EventBridge", for the severities; the sort
 * of event ends in its category, and letters are compared without their case, because the guide prints no event whole.
 */
export const integrationFailures = ({
  entry,
  integrationArn,
  topicArn,
}: IntegrationFailuresProps): FailureEventsProps => ({
  ruleName: entry.failureRule,
  description: `Warnings and errors of the integration ${entry.name}`,
  pattern: {
    source: ["aws.redshift"],
    "detail-type": [{ prefix: "Redshift Integration" }],
    resources: [integrationArn],
    detail: { severity: [{ "equals-ignore-case": "warning" }, { "equals-ignore-case": "error" }] },
  },
  paths: { what: "$.detail.eventDescription", time: "$.time" },
  message: `Integration ${entry.name} into Redshift, at <time>: <what> SVV_INTEGRATION_TABLE_STATE says which tables.`,
  topicArn,
});
