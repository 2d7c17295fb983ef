import { notPadded, oneLine, severalLines } from "./characters";
import { named } from "./named";
import { form, textOf } from "./rules";

/** SQL of a saved query. */
export const sqlQuery = named(
  { one: "SQL query", many: "SQL queries" },
  textOf({ least: 8, most: 10_000 }, severalLines, notPadded),
);

/** Name of a parameter, as it stands behind the colon. */
export const queryParameterName = named(
  { one: "parameter name", many: "parameter names" },
  textOf(
    { least: 1, most: 64 },
    form(/^[A-Za-z_]\w*$/, "is no name of a parameter", "use letters, digits and _, a letter first, as order_day"),
  ),
);

/** A value or label of a query; options are told apart by their lines, so that it is one. */
export const queryOption = named(
  { one: "text of a query", many: "texts of queries" },
  textOf({ least: 1, most: 200 }, oneLine, notPadded),
);
