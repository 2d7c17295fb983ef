import {
  CeCostCategory,
  type CeCostCategoryRule,
  type CeCostCategoryRuleRuleAnd,
} from "@cdktf/provider-aws/lib/ce-cost-category";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { CostAllocation } from "../../config/model";

type Category = CostAllocation["categories"][string];
type Condition = Extract<Category, { by: "rules" }>["values"][string];

export interface CostCategoryProps {
  /** Name in the organization. */
  readonly name: string;
  readonly category: Category;
  /** Tags that have to be in the bill before. */
  readonly after: readonly ITerraformDependable[];
}

/** A column of the bill, whose values are made by rules. */
export class CostCategory extends Construct {
  constructor(scope: Construct, id: string, { name, category, after }: CostCategoryProps) {
    super(scope, id);
    new CeCostCategory(this, "Resource", {
      name,
      dependsOn: [...after],
      ruleVersion: "CostCategoryExpression.v1",
      defaultValue: category.otherwise,
      rule:
        category.by === "tag"
          ? [{ type: "INHERITED_VALUE", inheritedValue: { dimensionName: "TAG", dimensionKey: category.tag } }]
          : Object.entries(category.values).map(([value, condition]) => ruleOf(value, condition)),
    });
  }
}

/** A value, and what a cost has to have for it: AWS wants `and` for two conditions and more, and none for one. */
function ruleOf(value: string, { tags, awsAccountIds }: Condition): CeCostCategoryRule {
  const all: CeCostCategoryRuleRuleAnd[] = [
    ...Object.entries(tags).map(([key, values]) => ({ tags: { key, values: [...values], matchOptions: ["EQUALS"] } })),
    ...(awsAccountIds === undefined
      ? []
      : [{ dimension: { key: "LINKED_ACCOUNT", values: [...awsAccountIds], matchOptions: ["EQUALS"] } }]),
  ];
  return { type: "REGULAR", value, rule: all.length === 1 ? all[0] : { and: all } };
}
