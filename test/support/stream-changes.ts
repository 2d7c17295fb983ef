import type { clicks } from "./streams";

type Loader = NonNullable<Parameters<typeof clicks>[0]>;
export type ChangesInput = NonNullable<Loader["changes"]>;

/** Fields of a source whose records are changes of orders. */
export const changesOf = (changes: ChangesInput, more: Loader = {}): Loader => ({
  payload: { format: "json", columns: { order_id: "BIGINT", amount: "DECIMAL(18,2)", card: "STRING" } },
  changes: structuredClone(changes),
  ...more,
});

/** Changes of every format, with everything that it can have. */
export const CHANGES: Readonly<Record<ChangesInput["format"], ChangesInput>> = {
  debezium: { format: "debezium", keys: ["order_id"], schemas: true, exclude: ["card"] },
  dms: { format: "dms", keys: ["order_id"], history: true, schema: "public", table: "orders" },
  dynamodb: { format: "dynamodb", keys: ["order_id"], table: "Orders", unreadable: "drop" },
};
