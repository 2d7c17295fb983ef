import { Construct } from "constructs";
import { type CreatedEndpoint, modelsOf } from "../../../config/kinds/data-services/sagemaker-endpoint";
import { configured } from "../../configured";
import { lastingAlarm } from "../../operations/lasting-alarm";
import { FailureEvents } from "../failure-events";

export interface EndpointAlarmsProps {
  readonly endpoint: CreatedEndpoint;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

const MICROSECONDS = 1000;

/**
 * Alarms when a model does not answer, or too late, and word of what monitoring found. Source: SageMaker, "Monitor
 * Amazon SageMaker AI with Amazon CloudWatch".
 */
export class EndpointAlarms extends Construct {
  constructor(scope: Construct, id: string, { endpoint, topicArn }: EndpointAlarmsProps) {
    super(scope, id);
    const { mostErrors, averageMilliseconds } = endpoint.alarms;
    for (const VariantName of Object.keys(modelsOf(endpoint.hosting))) {
      const of = {
        about: `Endpoint ${endpoint.name}, variant ${VariantName}`,
        namespace: "AWS/SageMaker",
        dimensions: { EndpointName: endpoint.name, VariantName },
        topicArn,
      };
      lastingAlarm(this, `${VariantName}-errors`, {
        ...of,
        name: `${endpoint.name}-${VariantName}-errors`,
        watched: {
          metric: "Invocation5XXErrors",
          statistic: "Sum",
          threshold: mostErrors,
          periods: 1,
          means: `more than ${mostErrors} requests failed in five minutes; the log of its containers says why`,
        },
      });
      lastingAlarm(this, `${VariantName}-late`, {
        ...of,
        name: `${endpoint.name}-${VariantName}-late`,
        watched: {
          metric: "ModelLatency",
          statistic: "Average",
          threshold: averageMilliseconds * MICROSECONDS,
          means: `the model takes more than ${averageMilliseconds} ms on average; it may need more instances`,
        },
      });
    }
    const { hosting } = endpoint;
    if (hosting.mode === "instances" && hosting.monitoring !== undefined) {
      configured(this.monitored(endpoint, hosting.monitoring.rule, topicArn), ".hosting.monitoring");
    }
  }

  /**
   * Runs that failed, and those that found something, by the role that they have. Source: SageMaker, "Events that Amazon
   * SageMaker AI sends to Amazon EventBridge"; "Schedule monitoring jobs": ExitMessage.
   */
  private monitored({ name, role }: CreatedEndpoint, ruleName: string, topicArn: string): Construct {
    return new FailureEvents(this, "monitored", {
      ruleName,
      description: `What monitoring of the endpoint ${name} found, and runs that failed`,
      pattern: {
        source: ["aws.sagemaker"],
        "detail-type": ["SageMaker Processing Job State Change"],
        detail: {
          RoleArn: [role.arn],
          $or: [{ ProcessingJobStatus: ["Failed"] }, { ExitMessage: [{ prefix: "CompletedWithViolations" }] }],
        },
      },
      paths: { job: "$.detail.ProcessingJobName", message: "$.detail.ExitMessage", time: "$.time" },
      message: `Monitoring of the endpoint ${name} at <time>: <message>. Job <job>; its report is in the zone.`,
      topicArn,
    });
  }
}
