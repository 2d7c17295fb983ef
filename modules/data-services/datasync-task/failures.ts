import type { DatasyncTaskModel } from "../../../config/kinds/data-services/datasync-task";
import type { FailureEventsProps } from "../failure-events";

export interface TaskFailuresProps {
  readonly task: Pick<DatasyncTaskModel, "name" | "failureRule">;
  readonly taskArn: string;
  /** ARN of the topic that is told. */
  readonly topicArn: string;
}

/**
 * Every execution that failed, those that could not begin among them: DataSync has no metric of them. Source: DataSync user
 * guide, "Monitoring with Amazon EventBridge".
 */
export const taskFailures = ({ task, taskArn, topicArn }: TaskFailuresProps): FailureEventsProps => ({
  ruleName: task.failureRule,
  description: `Executions of the task ${task.name} that failed`,
  pattern: {
    source: ["aws.datasync"],
    "detail-type": ["DataSync Task Execution State Change"],
    resources: [{ prefix: `${taskArn}/execution/` }],
    detail: { State: ["ERROR"] },
  },
  paths: { execution: "$.resources[0]", time: "$.time" },
  message: `Task ${task.name} of DataSync failed at <time>: files are missing in the lake. Its log says which, <execution> why.`,
  topicArn,
});
