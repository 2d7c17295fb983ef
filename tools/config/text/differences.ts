import type { Difference } from "../difference";
import { linesOfRow } from "./columns";
import { groupsOf } from "./groups";
import type { Style } from "./style";
import { placeText, valueText } from "./words";

/** Settings that differ, by entry and section, each with what either environment has and who says it. */
export function differencesText(
  names: readonly [string, string],
  all: readonly Difference[],
  records: readonly string[],
  style: Style,
): string {
  const longest = Math.max(...names.map(({ length }) => length));
  return groupsOf(all, records)
    .map(({ title, members }) =>
      [
        ...(title === "" ? [] : [style.heading(title)]),
        ...members.flatMap(({ name, member: { values } }) => [
          `  ${name}`,
          ...values.flatMap((value, index) =>
            linesOfRow({
              name: `  ${(names[index] ?? "").padEnd(longest)}`,
              value: value === undefined ? "nothing" : valueText(value.value),
              place: value === undefined ? "" : placeText(value),
              paint: value?.at !== undefined ? (text: string) => text : style.faint,
            }),
          ),
        ]),
      ].join("\n"),
    )
    .join("\n\n");
}
