/** A saved query with a parameter of every type. */
export const QUERY = {
  kind: "query",
  workspace: "main",
  title: "Orders of a day",
  description: "How many there were",
  warehouse: "bi",
  catalog: "sales",
  text:
    "SELECT * FROM orders\nWHERE name = :name AND price > :least AND day = :day AND country = '{{ country }}' " +
    "AND paid BETWEEN :paid.min AND :paid.max AND shop IN ({{ shops }}) AND sent > :sent",
  parameters: {
    name: { type: "text", value: "a b" },
    least: { type: "number", title: "At least", value: 2.5 },
    day: { type: "date", value: "2026-11-01" },
    country: { type: "choice", options: ["DE", "FR"] as string[], value: "FR" },
    paid: { type: "date-range", moving: "LAST_30_DAYS" },
    shops: { type: "query", query: "shops", value: "Graz", several: "single", furtherValues: ["Linz"] as string[] },
    sent: { type: "date", moving: "YESTERDAY" },
  },
  labels: ["sales"] as string[],
  permissions: { analysts: "CAN_RUN" },
} as const;

/** The query that gives the shops to choose from. */
export const SHOPS = {
  kind: "query",
  workspace: "main",
  title: "Shops",
  warehouse: "bi",
  catalog: "sales",
  text: "SELECT DISTINCT shop FROM orders",
  permissions: { analysts: "CAN_RUN" },
} as const;
