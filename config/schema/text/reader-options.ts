import { literally } from "./characters";
import { named } from "./named";
import { form, formed, type Rule, textOf } from "./rules";

/** Name of an option of Spark's readers; whether the format has it, a check says. */
export const readerOption = named(
  { one: "reader option", many: "reader options" },
  formed(/^[A-Za-z][\w.-]{1,99}$/, "is not a reader option", 'write its name as in Auto Loader, for example "rowTag"'),
);

/** A delimiter is a control character now and then, and that alone; in other values it is none that was meant. */
const controlsAlone: Rule = form(
  /^(?:[\p{Cc}]{1,2}|[^\p{Cc}]*)$/u,
  "has a control character in it",
  "remove it, or write it alone where it is a delimiter",
);

/** Value of an option: taken as it is, spaces included. */
export const readerValue = named({ one: "text", many: "texts" }, textOf({ most: 200 }, literally, controlsAlone));
