import type { EnvironmentInput } from "../../config/schema/environment";

type QueryInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "query" }>;

/** A saved query with a parameter of every type. */
export const QUERY: QueryInput = {
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
    country: { type: "choice", options: ["DE", "FR"], value: "FR" },
  },
  labels: ["sales"],
  permissions: { analysts: "CAN_RUN" },
};
