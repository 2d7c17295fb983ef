import { BudgetsBudget, type BudgetsBudgetNotification } from "@cdktf/provider-aws/lib/budgets-budget";
import { Construct } from "constructs";

export interface CostBudgetProps {
  readonly name: string;
  /** US dollars a month. */
  readonly monthlyUsd: number;
  /** Percentages of it at which a mail goes out. */
  readonly alertPercents: readonly number[];
  /** Tag that costs must have to count. Default: all costs of the account. */
  readonly tag?: { readonly key: string; readonly value: string };
  /** Who gets the mail, at most 10. Not the topic of alarms: its key does not let AWS Budgets in. */
  readonly emails: readonly string[];
}

/** The AWS costs of the environment's account, or those with a tag: mails when they pass a share of the budget, or will pass it. */
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
      // Tags of users begin so, and a dollar sign stands before the value. Source: AWS Budgets API, "Budget", CostFilters.
      ...(props.tag && { costFilter: [{ name: "TagKeyValue", values: [`user:${props.tag.key}$${props.tag.value}`] }] }),
      notification: [...props.alertPercents.map((percent) => mail("ACTUAL", percent)), mail("FORECASTED", 100)],
    });
  }
}
