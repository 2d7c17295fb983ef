import { BROKER_PROPERTIES, OWN_BROKER_PROPERTIES, type PropertyForm } from "../../facts/broker-properties";
import { show } from "../../plain";
import type { Problem } from "../../problem";
import { closest } from "../../spelling";
import type { EntryView } from "../view";

const FORMS: Readonly<Record<Extract<PropertyForm, string>, readonly [takes: RegExp, fix: string]>> = {
  boolean: [/^(true|false)$/, 'write "true" or "false"'],
  // -1 is no limit, where there may be none.
  number: [/^(-1|\d{1,19})$/, 'write a whole number, for example "72"'],
  ratio: [/^(0(\.\d+)?|1(\.0+)?)$/, 'write a number from 0 to 1, for example "0.5"'],
  text: [/./, ""],
};

/** Properties of brokers that Amazon MSK does not take, or does not take such values of. */
export const brokerProperties = (properties: Readonly<Record<string, string>>, view: EntryView): Problem[] =>
  Object.entries(properties).flatMap(([name, value]): Problem[] => {
    const known = BROKER_PROPERTIES.value;
    const field = ["properties", name];
    const form = Object.hasOwn(known, name) ? known[name] : undefined;
    if (form === undefined) return unknown(name, field, view);
    if (typeof form !== "string") {
      return form.includes(value)
        ? []
        : [view.problem(field, `${show(value)} is none of its values`, `use one of ${form.join("; ")}`)];
    }
    const [takes, fix] = FORMS[form];
    return takes.test(value) ? [] : [view.problem(field, `${show(value)} is not a value of this property`, fix)];
  });

function unknown(name: string, field: readonly string[], view: EntryView): Problem[] {
  if (OWN_BROKER_PROPERTIES.some((start) => name.startsWith(start))) {
    return [view.problem(field, "is a property that Amazon MSK sets itself", "remove it")];
  }
  const meant = closest(name, Object.keys(BROKER_PROPERTIES.value));
  return [
    meant === undefined
      ? view.warning(
          field,
          "is not among the properties that Amazon MSK is known to take",
          'look it up in its developer guide, under "Custom Amazon MSK configurations"',
        )
      : view.problem(field, "is not a property of a broker", `write ${meant}`),
  ];
}
