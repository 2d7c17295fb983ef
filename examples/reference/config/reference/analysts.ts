import { definePart } from "../../../../config/define";

/**
 * Lane serve: QuickSight, over the internet, with a copy of the revenue for whoever reads in the morning, and a Genie space
 * for those who ask in their own words.
 */
export const analysts = definePart({
  foundation: { quickSight: { mode: "existing" } },
  dataServices: {
    "quicksight-token": {
      kind: "secret",
      description: "Token that QuickSight signs in to Databricks with",
      readers: ["arn:aws:iam::111111111111:role/service-role/aws-quicksight-secretsmanager-role-v0"],
    },
  },
  consumers: {
    "ask-sales": {
      kind: "genie-space",
      workspace: "main",
      title: "Sales",
      description: "Questions about revenue and customers",
      warehouse: "bi",
      catalog: "sales",
      schema: "gold",
      tables: ["revenue_per_day"],
      instructions: "Revenue is without tax. A day ends at midnight in UTC.",
      questions: ["What was the revenue of yesterday?"],
      permissions: { analysts: "CAN_RUN" },
    },
    shop: {
      kind: "quicksight",
      workspace: "main",
      title: "Sales",
      warehouse: "bi",
      servicePrincipal: "reporting",
      signIn: "quicksight-token",
      network: { mode: "internet" },
      groups: { readers: { mode: "create", description: "Read what the shop sells", members: ["ada@acme.example"] } },
      dataSets: {
        revenue: {
          title: "Revenue per day",
          catalog: "sales",
          table: "revenue_per_day",
          columns: { order_date: "DATETIME", revenue: "DECIMAL" },
          rows: { mode: "copy", refresh: { every: "day", at: "06:00", timezone: "Europe/Berlin" } },
        },
      },
      folders: { sales: { title: "Sales", dataSets: ["revenue"], permissions: { readers: "viewer" } } },
    },
  },
});
