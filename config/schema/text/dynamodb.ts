import { named } from "./named";
import { formed } from "./rules";

const NAME = /^[\w.-]{3,255}$/;
const USE = "use 3 to 255 letters, digits and _ . -";

/** Name of a table that is there already. */
export const tableName = named(
  { one: "name of a DynamoDB table", many: "names of DynamoDB tables" },
  formed(NAME, "is not the name of a DynamoDB table", USE),
);

/** Name of an index of a table. */
export const indexName = named(
  { one: "name of an index", many: "names of indexes" },
  formed(NAME, "is not the name of an index", USE),
);

/** Name of an attribute of an item. */
export const attributeName = named(
  { one: "attribute", many: "attributes" },
  formed(
    /^[A-Za-z_][\w.:-]{0,254}$/,
    "is not the name of an attribute here",
    "use 1 to 255 letters, digits and _ . : -, starting with a letter or _",
  ),
);
