import { inPlace } from "../../uniques/aws";
import type { Service } from "../service";

/** Amazon EventBridge Scheduler. */
export const scheduler: Service = {
  aws_scheduler_schedule: {
    computed: {
      group_name: "default",
      id: "{group_name}/{name}",
      arn: "arn:{partition}:scheduler:{region}:{account}:schedule/{group_name}/{name}",
      action_after_completion: "NONE",
    },
    unique: [inPlace("ConflictException", "group_name", "name")],
    trusts: { path: "target.role_arn", service: "scheduler", summary: "ValidationException" },
  },
};
