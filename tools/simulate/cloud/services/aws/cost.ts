import { TOPIC } from "../../references/aws-targets";
import type { Service } from "../service";

/** AWS Budgets and Cost Explorer. */
export const cost: Service = {
  aws_budgets_budget: {
    computed: {
      account_id: "{account}",
      id: "{account}:{name}",
      arn: "arn:{partition}:budgets::{account}:budget/{name}",
      time_period_start: (made) => `${made.request.context.clock.timestamp().slice(0, 7)}-01_00:00`,
    },
    references: { "notification.subscriber_sns_topic_arns": { ...TOPIC, within: "account" } },
    unique: [{ attributes: ["name"], among: "account", summary: "DuplicateRecordException" }],
  },
  aws_ce_anomaly_monitor: { computed: { arn: "arn:{partition}:ce::{account}:anomalymonitor/{uuid}", id: "{arn}" } },
  aws_ce_anomaly_subscription: {
    computed: {
      arn: "arn:{partition}:ce::{account}:anomalysubscription/{uuid}",
      id: "{arn}",
      account_id: "{account}",
    },
  },
  aws_ce_cost_allocation_tag: { computed: { id: "{tag_key}", type: "UserDefined" } },
  aws_ce_cost_category: {
    computed: {
      arn: "arn:{partition}:ce::{account}:costcategory/{uuid}",
      id: "{arn}",
      effective_start: (made) => `${made.request.context.clock.timestamp().slice(0, 7)}-01T00:00:00Z`,
      effective_end: "",
    },
  },
};
