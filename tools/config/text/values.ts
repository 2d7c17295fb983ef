import type { Value } from "../provenance";
import { linesOfRow } from "./columns";
import { groupsOf } from "./groups";
import type { Style } from "./style";
import { placeText, saidText, valueText } from "./words";

/** Every value, by entry and section: name, value, who says it, and below it what it wins over. */
export function valuesText(values: readonly Value[], records: readonly string[], style: Style): string {
  return groupsOf(values, records)
    .map(({ title, members }) =>
      [
        ...(title === "" ? [] : [style.heading(title)]),
        ...members.flatMap(({ name, member }) => rowsOf(name, member, style)),
      ].join("\n"),
    )
    .join("\n\n");
}

function rowsOf(name: string, value: Value, style: Style): string[] {
  const paint = value.at !== undefined ? (text: string) => text : style.faint;
  return [
    ...linesOfRow({ name, value: valueText(value.value), place: placeText(value), paint }),
    ...value.over.flatMap((said) =>
      linesOfRow({ name: "", value: `over ${valueText(said.value)}`, place: saidText(said), paint: style.strong }),
    ),
  ];
}
