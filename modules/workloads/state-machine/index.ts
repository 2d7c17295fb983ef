import type { StateMachineModel } from "../../../config/kinds/workloads/state-machine";
import { alarmsOf, FAILED, never, watchedQueue } from "../../events/alarms";
import type { Contributions } from "../../kinds/contribution";
import { Machine } from "./machine";

export const contributions: Contributions<StateMachineModel> = {
  operations(scope, id, { entry: machine, place, tags, protection, read, alarmTopicArn: topicArn }) {
    const { name, arn, timer } = machine;
    const made = new Machine(scope, id, {
      machine,
      workspaceUrl: read("workspace", "workspace_urls", machine.workspace),
      jobId: (key) => read("serving", "job_ids", key),
      applicationId: read("account", "service_principal_application_ids", machine.startsAs),
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      protection,
    });
    // Source of the metrics: Step Functions developer guide, "Monitoring with CloudWatch".
    alarmsOf(
      made,
      { name, about: `State machine ${name}`, namespace: "AWS/States", dimensions: { StateMachineArn: arn }, topicArn },
      {
        failures: never("ExecutionsFailed", "an execution has failed; its log says why"),
        timeouts: never("ExecutionsTimedOut", "an execution took longer than it may, and was given up"),
        aborts: never("ExecutionsAborted", "somebody has stopped an execution"),
      },
    );
    if (timer !== undefined) {
      alarmsOf(made, watchedQueue(timer.notStarted.queueName, topicArn), { "schedule-depth": FAILED });
    }
    return {};
  },
};
