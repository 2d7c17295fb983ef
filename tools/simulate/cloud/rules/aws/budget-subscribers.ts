import type { Rule } from "../../rule";
import { itemsOf, textsAt } from "../../values";

const NOTIFICATIONS = 10;
const TOPICS = 1;

/** A budget tells so many, and no more. */
export const budgetSubscribers: Rule = {
  id: "budget-subscribers",
  source: "AWS Budgets quotas: notifications per budget, subscribers per notification",
  types: ["aws_budgets_budget"],
  operations: ["create", "update"],
  refuses({ planned, published }) {
    const notifications = itemsOf(planned, "notification");
    const addresses = Math.max(0, ...notifications.map((one) => textsAt(one, "subscriber_email_addresses").length));
    const topics = Math.max(0, ...notifications.map((one) => textsAt(one, "subscriber_sns_topic_arns").length));
    const counts = [
      ["notifications", notifications.length, NOTIFICATIONS],
      ["addresses in a notification", addresses, published.quotas.addressesPerBudgetNotification],
      ["topics in a notification", topics, TOPICS],
    ] as const;
    const over = counts.find(([, count, limit]) => count > limit);
    if (!over) return undefined;
    return {
      summary: "CreationLimitExceededException",
      detail: `The budget has ${over[1]} ${over[0]}; at most ${over[2]} are possible`,
      fix: "send the notification to one SNS topic, and subscribe the others there",
      path: [{ attribute: "notification" }],
    };
  },
};
