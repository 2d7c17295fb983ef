import type { Construct } from "constructs";
import type { EventTriggerModel } from "../../../config/kinds/workloads/event-trigger";
import type { TriggerFunction } from "../../../config/kinds/workloads/trigger-function";
import { configured } from "../../configured";
import { placedSubnets } from "../../data-services/placed-subnets";
import { alarmsOf, FAILED, ruleAlarms, watchedQueue } from "../../events/alarms";
import type { Queue } from "../../events/queue";
import type { Contributed, Contributions, OfLayer } from "../../kinds/contribution";
import { destination } from "./destination";
import { StartFunction } from "./function";
import { functionAlarms } from "./function-alarms";
import { dataKeyStatements } from "./policies";
import { type Called, Trigger } from "./trigger";

type Context = Contributed<EventTriggerModel> & OfLayer["operations"];

export const contributions: Contributions<EventTriggerModel> = {
  foundation: { dataKeyStatements },
  operations(scope, id, context) {
    const { entry: trigger, place, tags, read, alarmTopicArn: topicArn } = context;
    const { on, timer, deadLetters, through } = trigger;
    const made = new Trigger(scope, id, {
      trigger,
      busName:
        on.mode === "event" && on.bus !== undefined
          ? read("data-services", "event_bus_names", on.bus)
          : trigger.busName,
      jobId: read("serving", "job_ids", trigger.job),
      kmsKeyArn: read("foundation", "kms_key_arns", "data"),
      caller: (beside, failed) =>
        through.mode === "internet"
          ? destination(beside, { trigger, startsPerSecond: through.startsPerSecond, ...signIn(context), place, tags })
          : functionOf(beside, through, failed, context),
      place,
      tags,
    });
    alarmsOf(made, watchedQueue(deadLetters.queueName, topicArn), { depth: FAILED });
    if (timer !== undefined) {
      alarmsOf(made, watchedQueue(timer.notStarted.queueName, topicArn), { "schedule-depth": FAILED });
    }
    ruleAlarms(made, { busName: trigger.busName, name: trigger.name, topicArn });
    if (through.mode === "function") functionAlarms(made, trigger.name, through, topicArn);
    return {};
  },
};

const signIn = ({ entry, read }: Context) => ({
  workspaceUrl: read("workspace", "workspace_urls", entry.workspace),
  applicationId: read("account", "service_principal_application_ids", entry.startsAs),
});

/** A function in the VPC, with the queue that the rule sends into. */
function functionOf(scope: Construct, through: TriggerFunction, deadLetters: Queue, context: Context): Called {
  const { entry: trigger, place, tags, protection, read, readAll, programBucket } = context;
  if (programBucket === undefined) throw new Error("there is a bucket for programs where an entry ships one");
  const { queue } = configured(
    new StartFunction(scope, "function", {
      trigger,
      through,
      ...signIn(context),
      secretArn: read("data-services", "secret_arns", through.signIn),
      deadLetters,
      subnetIds: Object.values(placedSubnets({ ...through, subnets: "data-services" }, readAll)),
      securityGroupId: read("network", "workload_security_group_ids", trigger.key),
      programs: programBucket,
      dataKeyArn: read("foundation", "kms_key_arns", "data"),
      logKeyArn: read("foundation", "kms_key_arns", "logs"),
      place,
      tags,
      protection,
    }),
    ".through",
  );
  return { arn: queue.queueArn, dependables: [queue.policy] };
}
