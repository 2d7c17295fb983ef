import { wrong } from "../wrong";
import { named } from "./named";
import { formed, textOf } from "./rules";

/** Column of a table. */
export const columnName = named(
  { one: "column name", many: "column names" },
  formed(/^[A-Za-z]\w{0,254}$/, "is not a column name", "use letters, digits and underscores, starting with a letter"),
);

/** Column of a table, also one that begins with `_`. */
export const tableColumn = named(
  { one: "column of the table", many: "columns of the table" },
  formed(/^[A-Za-z_]\w{0,254}$/, "is not a column of a table", "use letters, digits and underscores"),
);

/** What a tool writes into a column to say what happened to a row. */
export const operationCode = named(
  { one: "operation code", many: "operation codes" },
  formed(/^\w(?:[\w -]{0,28}\w)?$/, "is not the code of an operation", "use up to 30 letters, digits, spaces, _ and -"),
);

/** Type of a column. */
export const sqlType = named(
  { one: "SQL type", many: "SQL types" },
  textOf({ most: 2000 }).regex(
    /^(?:STRING|BINARY|BOOLEAN|TINYINT|SMALLINT|INT|BIGINT|FLOAT|DOUBLE|DATE|TIMESTAMP|TIMESTAMP_NTZ|DECIMAL\(\d{1,2}, ?\d{1,2}\)|(?:ARRAY|MAP|STRUCT)<[\w<>(),: ]+>)$/,
    wrong("is not a type of SQL", 'write it in capital letters, for example "BIGINT" or "ARRAY<STRING>"'),
  ),
);

/** Column, or a field inside one: `order.iban`. */
export const columnPath = named(
  { one: "column or field", many: "columns or fields" },
  formed(
    /^[A-Za-z_]\w{0,254}(\.[A-Za-z_]\w{0,254}){0,9}$/,
    "is not a column",
    "use letters, digits and underscores, with dots between the fields of a column",
  ),
);
