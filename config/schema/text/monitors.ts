import { notPadded, severalLines } from "./characters";
import { named } from "./named";
import { formed, textOf } from "./rules";

/** Figure of a monitor; becomes a column. */
export const metricName = named(
  { one: "name of a figure", many: "names of figures" },
  formed(
    /^[a-z][a-z0-9_]{0,99}$/,
    "is not the name of a figure",
    "use small letters, digits and underscores, a letter first",
  ),
);

/** SQL expression with templates of Jinja. */
export const metricDefinition = named(
  { one: "definition of a figure", many: "definitions of figures" },
  textOf({ least: 1, most: 2000 }, severalLines, notPadded),
);
