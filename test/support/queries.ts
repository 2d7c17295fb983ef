/** A saved query with a parameter of every type. */
export const QUERY = {
  kind: "query",
  workspace: "main",
  title: "Orders of a day",
  description: "How many there were",
  warehouse: "bi",
  catalog: "sales",
  text: "SELECT * FROM orders\nWHERE name = :name AND price > :least AND day = :day AND country = '{{ country }}'",
  parameters: {
    name: { type: "text", value: "a b" },
    least: { type: "number", title: "At least", value: 2.5 },
    day: { type: "date", value: "2026-11-01" },
    country: { type: "choice", options: ["DE", "FR"] as string[], value: "FR" },
  },
  labels: ["sales"] as string[],
  permissions: { analysts: "CAN_RUN" },
} as const;
