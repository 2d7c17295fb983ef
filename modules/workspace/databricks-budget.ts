import { Budget } from "@cdktf/provider-databricks/lib/budget";
import { Token } from "cdktf";
import { Construct } from "constructs";

export interface DatabricksBudgetProps {
  /** Name in the account console. */
  readonly name: string;
  /** US dollars a month, by list prices. */
  readonly monthlyUsd: number;
  /** Who gets the mail. */
  readonly emails: readonly string[];
  /** Ids of the workspaces whose usage counts. */
  readonly workspaceIds: readonly string[];
  /** Tags that usage must have to count. Default none: all of it counts. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * What Databricks bills for some workspaces: a mail when the month's usage has cost as much. A budget has exactly one alert, and
 * mails are all that it does. Source: Databricks, Account API, "BudgetConfiguration".
 */
export class DatabricksBudget extends Construct {
  constructor(scope: Construct, id: string, props: DatabricksBudgetProps) {
    super(scope, id);
    new Budget(this, "Resource", {
      displayName: props.name,
      filter: {
        workspaceId: { operator: "IN", values: props.workspaceIds.map((one) => Token.asNumber(one)) },
        tags: Object.entries(props.tags ?? {}).map(([key, value]) => ({
          key,
          value: { operator: "IN", values: [value] },
        })),
      },
      alertConfigurations: [
        {
          timePeriod: "MONTH",
          triggerType: "CUMULATIVE_SPENDING_EXCEEDED",
          quantityType: "LIST_PRICE_DOLLARS_USD",
          quantityThreshold: String(props.monthlyUsd),
          actionConfigurations: props.emails.map((target) => ({ actionType: "EMAIL_NOTIFICATION", target })),
        },
      ],
    });
  }
}
