import { named } from "../../computed/aws-rows";
import type { Service } from "../service";

/** CloudWatch: alarms and dashboards. */
export const cloudwatch: Service = {
  aws_cloudwatch_metric_alarm: { computed: named("cloudwatch", "alarm:{alarm_name}", {}, "{alarm_name}") },
  aws_cloudwatch_composite_alarm: { computed: named("cloudwatch", "alarm:{alarm_name}", {}, "{alarm_name}") },
  aws_cloudwatch_dashboard: {
    computed: {
      id: "{dashboard_name}",
      dashboard_arn: "arn:{partition}:cloudwatch::{account}:dashboard/{dashboard_name}",
    },
  },
};
