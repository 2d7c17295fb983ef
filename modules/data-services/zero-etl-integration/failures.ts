import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { ZeroEtlModel } from "../../../config/kinds/data-services/zero-etl-integration";

export interface IntegrationFailuresProps {
  readonly entry: Pick<ZeroEtlModel, "name" | "failureRule">;
  readonly integrationArn: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * Tells of tables that are not copied and of integrations that stopped. Redshift sends the events of integrations with RDS,
 * too. Source: management guide, "Zero-ETL integration event notifications with Amazon EventBridge", for the severities; the
 * sort of event ends in its category, and letters are compared without their case, because the guide prints no event whole.
 */
export class IntegrationFailures extends Construct {
  constructor(scope: Construct, id: string, { entry, integrationArn, topicArn }: IntegrationFailuresProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "rule", {
      name: entry.failureRule,
      description: `Warnings and errors of the integration ${entry.name}`,
      eventPattern: JSON.stringify({
        source: ["aws.redshift"],
        "detail-type": [{ prefix: "Redshift Integration" }],
        resources: [integrationArn],
        detail: { severity: [{ "equals-ignore-case": "warning" }, { "equals-ignore-case": "error" }] },
      }),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "alarms",
      arn: topicArn,
      inputTransformer: {
        inputPaths: { what: "$.detail.eventDescription", time: "$.time" },
        inputTemplate: JSON.stringify(
          `Integration ${entry.name} into Redshift, at <time>: <what> SVV_INTEGRATION_TABLE_STATE says which tables.`,
        ),
      },
    });
  }
}
