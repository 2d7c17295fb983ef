import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import { alarmsOf, FAILED, ruleAlarms, watchedQueue } from "../../events/alarms";
import type { Contributions } from "../../kinds/contribution";
import { dataKeyStatements } from "./policies";
import { Trigger } from "./trigger";

export const contributions: Contributions<EventTriggerModel> = {
  foundation: { dataKeyStatements },
  operations(scope, id, { entry: trigger, place, tags, read, alarmTopicArn: topicArn }) {
    const { on, timer, deadLetters } = trigger;
    const made = new Trigger(scope, id, {
      trigger,
      busName:
        on.mode === "event" && on.bus !== undefined
          ? read("data-services", "event_bus_names", on.bus)
          : trigger.busName,
      workspaceUrl: read("workspace", "workspace_urls", trigger.workspace),
      jobId: read("serving", "job_ids", trigger.job),
      applicationId: read("account", "service_principal_application_ids", trigger.startsAs),
      kmsKeyArn: read("foundation", "kms_key_arns", "data"),
      place,
      tags,
    });
    alarmsOf(made, watchedQueue(deadLetters.queueName, topicArn), { depth: FAILED });
    if (timer !== undefined) {
      alarmsOf(made, watchedQueue(timer.notStarted.queueName, topicArn), { "schedule-depth": FAILED });
    }
    ruleAlarms(made, { busName: trigger.busName, name: trigger.name, topicArn });
    return {};
  },
};
