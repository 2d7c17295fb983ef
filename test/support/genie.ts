/** A Genie space with everything that one can have. */
export const GENIE_SPACE = {
  kind: "genie-space",
  workspace: "main",
  title: "Orders",
  description: "Questions about orders and who made them",
  warehouse: "bi",
  catalog: "sales",
  schema: "gold",
  tables: ["orders_per_day", "customers"] as string[],
  instructions: "Revenue is amount without tax.\nA day ends at midnight in UTC.",
  questions: ["How many orders were there yesterday?", "Who bought most this month?"] as string[],
  permissions: { analysts: "CAN_RUN" },
} as const;
