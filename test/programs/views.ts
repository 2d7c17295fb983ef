import type { Case } from "../../tools/policies/cases";
import { viewCasesOf } from "../../tools/policies/views";
import { devInput, platformOf } from "../support/platform";
import { orderCount, ownOrders, type ViewInput } from "../support/tables";

const rows = [
  { id: 1, mail: "a@acme.example", paid: true, total: 1.5 },
  { id: 2, mail: "it's \\b", paid: false, total: null },
];

/** Views of every sort: what a group sees, what one person sees, views of views, sorts of values. */
const VIEWS: Readonly<Record<string, ViewInput>> = {
  "own-orders": ownOrders(),
  "order-count": orderCount({ expects: [{ given: { orders: rows }, sees: [{ orders: 2 }] }] }),
  "by-name": ownOrders({
    view: "by_name",
    text: "SELECT id, total FROM {{ gold }}.orders -- of the reader {alone}\nWHERE mail = session_user()",
    expects: [
      { user: "a@acme.example", given: { "gold.orders": rows }, sees: [{ id: 1, total: 1.5 }] },
      { given: { "gold.orders": rows }, sees: [] },
    ],
  }),
  "every-value": ownOrders({
    view: "every_value",
    text: "WITH paid AS (SELECT * FROM {{ gold }}.`orders`) SELECT id, mail, paid, total, nothing FROM paid",
    expects: [
      {
        given: { "gold.orders": rows.map((row) => ({ ...row, nothing: null })) },
        sees: [...rows].reverse().map((row) => ({ nothing: null, ...row })),
      },
    ],
  }),
  "two-tables": ownOrders({
    view: "two_tables",
    reads: { gold: { catalog: "sales", schema: "gold" }, silver: { catalog: "sales", schema: "silver" } },
    text: "SELECT o.id, c.name FROM {{ gold }}.orders o JOIN {{ silver }}.orders c USING (id)",
    expects: [
      {
        given: { "gold.orders": [{ id: 1 }, { id: 2 }], "silver.orders": [{ id: 2, name: "b" }] },
        sees: [{ id: 2, name: "b" }],
      },
    ],
  }),
};

const input = devInput();
input.workloads = { ...input.workloads, ...VIEWS };
const [environment] = platformOf(undefined, input).environments;
if (environment === undefined) throw new Error("there is an environment");

/** What readers of views see, on Spark. */
export const VIEW_CASES: readonly Case[] = viewCasesOf(environment, []).map((one) => ({
  ...one,
  name: `view ${one.name}`,
}));
