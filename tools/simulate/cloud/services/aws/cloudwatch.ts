import { named } from "../../computed/aws-rows";
import { CONFLICTING_OWNERS, inPlace } from "../../uniques/aws";
import type { Unique } from "../../uniques/unique";
import type { Service } from "../service";

/** Both kinds share their names. PutMetricAlarm and PutCompositeAlarm change an alarm that is there, without an error. */
const ALARM_NAME: Unique = {
  ...inPlace(CONFLICTING_OWNERS, "alarm_name"),
  with: ["aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm"],
};

/** CloudWatch: alarms and dashboards. */
export const cloudwatch: Service = {
  aws_cloudwatch_metric_alarm: {
    computed: named("cloudwatch", "alarm:{alarm_name}", { evaluate_low_sample_count_percentiles: "" }, "{alarm_name}"),
    unique: [ALARM_NAME],
  },
  aws_cloudwatch_composite_alarm: {
    computed: named("cloudwatch", "alarm:{alarm_name}", {}, "{alarm_name}"),
    unique: [ALARM_NAME],
  },
  aws_cloudwatch_dashboard: {
    computed: {
      id: "{dashboard_name}",
      dashboard_arn: "arn:{partition}:cloudwatch::{account}:dashboard/{dashboard_name}",
    },
  },
};
