import { named } from "./named";
import { formed } from "./rules";

/** A table as the query of a view names it, without braces. */
export const givenTable = named(
  { one: "table of a query", many: "tables of a query" },
  formed(
    /^[a-z][a-z0-9-]{0,30}(?:\.[a-z][a-z0-9_]{0,62})?$/,
    "is no table of a query",
    "write gold.orders for {{ gold }}.orders, or the name of a view",
  ),
);
