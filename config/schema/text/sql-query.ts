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

/** Column of a query's answer. */
export const resultColumn = named(
  { one: "column of an answer", many: "columns of an answer" },
  textOf({ least: 1, most: 255 }, oneLine, notPadded),
);

/** A text that a value of an answer is compared with. */
export const comparedText = named(
  { one: "compared text", many: "compared texts" },
  textOf({ least: 1, most: 255 }, oneLine, notPadded),
);

/** Name of a catalog that stands in SQL. */
export const catalogInSql = named(
  { one: "catalog's name", many: "catalogs' names" },
  textOf(
    { least: 1, most: 255 },
    oneLine,
    form(/^[^\s./`"']+$/, "is no name of a catalog", "write it as it stands in the queries, without quotes: dev_sales"),
  ),
);
