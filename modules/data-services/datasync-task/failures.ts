import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import type { DatasyncTaskModel } from "../../../config/kinds/data-services/datasync-task";

export interface FailuresProps {
  readonly task: Pick<DatasyncTaskModel, "name" | "failureRule">;
  readonly taskArn: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * Tells of every execution that failed, those that could not begin among them: DataSync has no metric of them. Source:
 * DataSync user guide, "Monitoring with Amazon EventBridge".
 */
export class Failures extends Construct {
  constructor(scope: Construct, id: string, { task, taskArn, topicArn }: FailuresProps) {
    super(scope, id);
    const rule = new CloudwatchEventRule(this, "rule", {
      name: task.failureRule,
      description: `Executions of the task ${task.name} that failed`,
      eventPattern: JSON.stringify({
        source: ["aws.datasync"],
        "detail-type": ["DataSync Task Execution State Change"],
        resources: [{ prefix: `${taskArn}/execution/` }],
        detail: { State: ["ERROR"] },
      }),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: rule.name,
      targetId: "alarms",
      arn: topicArn,
      inputTransformer: {
        inputPaths: { execution: "$.resources[0]", time: "$.time" },
        inputTemplate: JSON.stringify(
          `Task ${task.name} of DataSync failed at <time>: files are missing in the lake. Its log says which, <execution> why.`,
        ),
      },
    });
  }
}
