import { BudgetsBudget, type BudgetsBudgetNotification } from "@cdktf/provider-aws/lib/budgets-budget";
import { Construct } from "constructs";

export interface CostBudgetProps {
  readonly name: string;
  /** US dollars a month. */
  readonly monthlyUsd: number;
  /** Percentages of it at which a mail goes out. */
  readonly alertPercents: readonly number[];
  /** Who gets the mail, at most 10. Not the topic of alarms: its key does not let AWS Budgets in. */
  readonly emails: readonly string[];
}

/** The AWS costs of the environment's account: mails when they pass a share of the budget, or will pass it. */
export class CostBudget extends Construct {
  constructor(scope: Construct, id: string, props: CostBudgetProps) {
    super(scope, id);
    const mail = (notificationType: "ACTUAL" | "FORECASTED", threshold: number): BudgetsBudgetNotification => ({
      notificationType,
      comparisonOperator: "GREATER_THAN",
      threshold,
      thresholdType: "PERCENTAGE",
      subscriberEmailAddresses: [...props.emails],
    });
    new BudgetsBudget(this, "Resource", {
      name: props.name,
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: String(props.monthlyUsd),
      limitUnit: "USD",
      notification: [...props.alertPercents.map((percent) => mail("ACTUAL", percent)), mail("FORECASTED", 100)],
    });
  }
}
