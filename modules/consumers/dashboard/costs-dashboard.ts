import { quoteText } from "../../../config/sql";
import { literal } from "../../terraform/literal";
import type { Lakeview } from "./lakeview";
import { bars, counter, list, onePage, sumOf } from "./widgets";

export interface CostsDashboardProps {
  /** Shown on top. */
  readonly title: string;
  /** Tag by whose values costs are told apart. */
  readonly tag: string;
  /** Days that are looked back at. */
  readonly days: number;
}

/** What nothing has been said of. */
const NONE = "(none)";

/**
 * Use of the last days at list prices, without discounts and without what AWS costs.
 * Columns as in Databricks, "Billable usage system table reference" and "Pricing system table reference" (2026-10).
 */
export const costsQuery = ({ tag, days }: Pick<CostsDashboardProps, "tag" | "days">): string =>
  [
    "SELECT usage.usage_date AS day,",
    `  coalesce(usage.custom_tags[${quoteText(tag)}], '${NONE}') AS tag,`,
    "  usage.billing_origin_product AS product,",
    "  usage.usage_quantity AS quantity,",
    "  usage.usage_quantity * price.pricing.default AS cost,",
    "  price.currency_code AS currency",
    "FROM system.billing.usage AS usage",
    "LEFT JOIN system.billing.list_prices AS price",
    "  ON price.sku_name = usage.sku_name AND price.cloud = usage.cloud AND price.usage_unit = usage.usage_unit",
    "  AND usage.usage_start_time >= price.price_start_time",
    "  AND (price.price_end_time IS NULL OR usage.usage_start_time < price.price_end_time)",
    `WHERE usage.usage_date >= current_date() - ${days}`,
  ].join("\n");

/** What Databricks costs: all together, by day, by tag and by product. */
export function costsDashboard(props: CostsDashboardProps): Lakeview {
  const query = literal(costsQuery(props));
  const cost = sumOf("cost");
  const tag = literal(props.tag);
  return onePage(
    props.title,
    [
      { name: "costs", displayName: "Costs", queryLines: [query] },
      {
        name: "dearest",
        displayName: "Dearest",
        queryLines: [
          `SELECT tag, product, round(sum(quantity), 1) AS quantity, round(sum(cost), 2) AS cost, max(currency) AS currency\nFROM (\n${query}\n)\nGROUP BY tag, product\nORDER BY cost DESC NULLS LAST\nLIMIT 100`,
        ],
      },
    ],
    [
      [
        counter("total", "costs", cost, `Cost of ${props.days} days`),
        counter("products", "costs", { name: "count(product)", expression: "COUNT(DISTINCT `product`)" }, "Products"),
        counter("tags", "costs", { name: "count(tag)", expression: "COUNT(DISTINCT `tag`)" }, `Values of ${tag}`),
      ],
      [
        bars("by-day", "costs", { column: "day", scale: "temporal", title: "Day" }, cost, "Cost by day"),
        bars("by-tag", "costs", { column: "tag", scale: "categorical", title: tag }, cost, `Cost by ${tag}`),
      ],
      [
        list(
          "dearest",
          "dearest",
          { tag, product: "Product", quantity: "Quantity", cost: "Cost", currency: "Currency" },
          "What costs most",
        ),
      ],
    ],
  );
}
