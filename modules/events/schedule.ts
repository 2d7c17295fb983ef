import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { SchedulerSchedule, type SchedulerScheduleTarget } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import type { ScheduleModel } from "../../config/kinds/workloads/event-schedule";
import type { DeepReadonly } from "../../config/readonly";
import type { EventSchedule } from "../../config/schema/event-schedule";
import { policyDocument, type Statement } from "../iam/policy-document";
import type { Place } from "../place";
import { sendStatements, serviceTrust } from "./policies";
import { Queue } from "./queue";

export interface ScheduleProps {
  readonly model: ScheduleModel;
  readonly schedule: DeepReadonly<EventSchedule>;
  /** What it starts. */
  readonly target: Pick<SchedulerScheduleTarget, "arn" | "input" | "eventbridgeParameters">;
  /** The one thing that its role may do with it. */
  readonly starts: Statement;
  /** ARN of the key of its queue. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** What starts something at set times: a schedule in a group of its own, its role, and the queue for what it could not start. */
export class Schedule extends Construct {
  constructor(scope: Construct, id: string, props: ScheduleProps) {
    super(scope, id);
    const { model, schedule, place, tags, kmsKeyArn } = props;
    const { queueName, queueArn } = model.notStarted;
    const failed = new Queue(this, "failed", { name: queueName, arn: queueArn, kmsKeyArn, sentBy: [], tags });
    const role = new IamRole(this, "role", {
      name: model.scheduleRole.name,
      description: `Starts what ${model.scheduleName} starts at set times`,
      assumeRolePolicy: policyDocument(serviceTrust("scheduler.amazonaws.com", model.groupArn, place)),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "schedule",
      role: role.name,
      policy: policyDocument([props.starts, ...sendStatements(queueArn, kmsKeyArn, place)]),
    });
    const group = new SchedulerScheduleGroup(this, "group", { name: model.scheduleName, tags: { ...tags } });
    const { windowMinutes } = schedule;
    new SchedulerSchedule(this, "Resource", {
      name: model.scheduleName,
      groupName: group.name,
      scheduleExpression: `cron(${schedule.cron})`,
      scheduleExpressionTimezone: schedule.timezone,
      state: schedule.paused ? "DISABLED" : "ENABLED",
      flexibleTimeWindow:
        windowMinutes === 0 ? { mode: "OFF" } : { mode: "FLEXIBLE", maximumWindowInMinutes: windowMinutes },
      target: { ...props.target, roleArn: role.arn, deadLetterConfig: { arn: failed.queueArn } },
      dependsOn: [policy, failed.policy],
    });
  }
}
