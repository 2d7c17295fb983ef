import { groupsAskedIn, isDynamic, namedIn } from "../../derive/view-sql";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { View } from "../../schema/workloads/view";
import type { EntryView } from "../view";

type ViewDraft = Salvaged<View>;

type Expected = NonNullable<NonNullable<ViewDraft["expects"]>[number]>;

/** What readers see is tried for each of them, and something of it depends on who they are. */
export function expectationProblems(it: ViewDraft, view: EntryView): Problem[] {
  const { text, expects } = it;
  if (text === undefined || expects === undefined) return [];
  const lines = expects.flatMap((one, index) => (one === undefined ? [] : [[index, one] as const]));
  return [
    ...(isDynamic(text)
      ? missingReaders(
          text,
          lines.map(([, one]) => one),
          view,
        )
      : []),
    ...lines.flatMap(([index, one]) => givenProblems(text, index, one, view)),
  ];
}

/** Each group that the query asks for reads a line, and somebody who is in none of them. */
function missingReaders(text: string, lines: readonly Expected[], view: EntryView): Problem[] {
  const groups = groupsAskedIn(text);
  const readersOf = ({ reader }: Expected) => reader ?? [];
  const without = groups.filter((group) => !lines.some((one) => readersOf(one).includes(group)));
  const outside = lines.some((one) => !readersOf(one).some((group) => group !== undefined && groups.includes(group)));
  const seen = new Set(lines.map(({ sees }) => JSON.stringify(sees)));
  if (lines.length === 0) {
    return [
      view.problem(
        ["expects"],
        "is empty, and what the query shows depends on who reads",
        "write what each of them has to see of sample rows",
      ),
    ];
  }
  return [
    ...without.map((group) =>
      view.problem(
        ["expects"],
        `no line is read by a member of ${group}, which the query asks for`,
        `add a line with the reader ["${group}"]`,
      ),
    ),
    ...(groups.length > 0 && !outside
      ? [view.problem(["expects"], "nobody else reads a line", "add one whose reader is in none of those groups")]
      : []),
    ...(without.length === 0 && outside && seen.size < 2
      ? [
          view.problem(
            ["expects"],
            "all readers see the same, so that nothing shows that the query hides something",
            "add a line where somebody sees less",
          ),
        ]
      : []),
  ];
}

/** Rows are there for all that the query names, and have the same columns. */
function givenProblems(text: string, index: number, { given, sees }: Expected, view: EntryView): Problem[] {
  if (given === undefined) return [];
  const named = namedIn(text);
  const columnsOf = (row: object | undefined) =>
    Object.keys(row ?? {})
      .sort()
      .join(", ");
  const uneven = (rows: readonly (object | undefined)[] | undefined, field: readonly (string | number)[]) =>
    (rows ?? []).flatMap((row, at) =>
      columnsOf(row) === columnsOf(rows?.[0])
        ? []
        : [
            view.problem(
              [...field, at],
              `has other columns than row 0: ${columnsOf(row)}`,
              "write all of them, null where there is nothing",
            ),
          ],
    );
  return [
    ...named
      .filter((name) => !Object.hasOwn(given, name))
      .map((name) =>
        view.problem(["expects", index, "given"], `has no rows of ${name}, which the query names`, `add ${name}`),
      ),
    ...Object.keys(given)
      .filter((name) => !named.includes(name))
      .map((name) =>
        view.problem(
          ["expects", index, "given", name],
          "the query does not name it",
          named.length === 0 ? "take it out" : `use one of ${named.join(", ")}`,
        ),
      ),
    ...Object.entries(given).flatMap(([name, rows]) => uneven(rows, ["expects", index, "given", name])),
    ...uneven(sees, ["expects", index, "sees"]),
  ];
}
