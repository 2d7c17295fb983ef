import type { DatasyncTaskModel } from "../../../config/kinds/data-services/datasync-task";
import type { Contributions } from "../../kinds/contribution";
import { FailureEvents } from "../failure-events";
import { DatasyncTask } from "./datasync-task";
import { taskFailures } from "./failures";
import { logPolicy } from "./log-policy";
import { topicStatements } from "./policies";

export const contributions: Contributions<DatasyncTaskModel> = {
  alarms: { topicStatements },
  "data-services"(scope, id, { entry: task, prefix, names, place, tags, protection, read }) {
    const made = new DatasyncTask(scope, id, {
      task,
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      logPolicy: logPolicy(scope, { prefix, names }, place),
      place,
      tags,
      protection,
    });
    return { datasync_task_arns: made.taskArn };
  },
  operations(scope, id, { entry: task, alarmTopicArn, read }) {
    const taskArn = read("data-services", "datasync_task_arns", task.key);
    new FailureEvents(scope, id, taskFailures({ task, taskArn, topicArn: alarmTopicArn }));
    return {};
  },
};
