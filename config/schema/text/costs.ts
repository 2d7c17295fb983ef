import { notPadded, oneLine } from "./characters";
import { named } from "./named";
import { form, textOf } from "./rules";

/** Source: Cost Explorer API, CreateCostCategoryDefinition: 1 to 50 letters, digits, blanks, hyphens and underscores. */
const forms = (what: string) =>
  form(/^[A-Za-z0-9_-][A-Za-z0-9 _-]*$/, `is not ${what}`, "use letters, digits, spaces, - and _");

/** Name of a cost category. */
export const costCategoryName = named(
  { one: "name of a cost category", many: "names of cost categories" },
  textOf({ least: 1, most: 50 }, oneLine, notPadded, forms("the name of a cost category")),
);

/** Value of a cost category. */
export const costCategoryValue = named(
  { one: "value of a cost category", many: "values of cost categories" },
  textOf({ least: 1, most: 50 }, oneLine, notPadded, forms("a value of a cost category")),
);
