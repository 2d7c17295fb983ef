import { isDynamic, namedIn } from "../../derive/view-sql";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import { parametersOf } from "../../query-parameters";
import { bareSql } from "../../schema/text/tables";
import type { View } from "../../schema/workloads/view";
import { schemasIn } from "../../schemas-in-sql";
import type { AnyEntry, EntryView } from "../view";
import { coldWarehouse } from "./table-checks";
import { expectationProblems } from "./view-expectations";

type ViewDraft = Salvaged<View>;

/** What is wrong with a view beyond its own fields. */
export const viewProblems = (it: ViewDraft, view: EntryView): Problem[] => [
  ...coldWarehouse(it.workspace, view),
  ...names(it, view),
  ...otherViews(it, view),
  ...badWords(it, view),
  ...expectationProblems(it, view),
];

/** The query names what it may read, and no others. */
function names({ text, reads, views }: ViewDraft, view: EntryView): Problem[] {
  if (text === undefined || reads === undefined || views === undefined) return [];
  const named = schemasIn(text);
  const tables = namedIn(text);
  const problems = [
    ...named
      .filter((name) => !Object.hasOwn(reads, name) && !Object.hasOwn(views, name))
      .map((name) => view.problem(["text"], `names {{ ${name} }}, which is not there`, "add it to reads or views")),
    ...Object.keys(reads)
      .filter((name) => !named.includes(name))
      .map((name) =>
        view.problem(
          ["reads", name],
          `text does not name {{ ${name} }}`,
          `write the schema so, as in FROM {{ ${name} }}.orders, or take this out`,
        ),
      ),
    ...Object.keys(reads)
      .filter((name) => tables.includes(name))
      .map((name) =>
        view.problem(["text"], `names schema {{ ${name} }} without a table`, `write {{ ${name} }}.orders`),
      ),
    ...Object.keys(views).flatMap((name) => [
      ...(Object.hasOwn(reads, name)
        ? [view.problem(["views", name], `${name} is a name of reads too`, "call one of them otherwise")]
        : []),
      ...(named.includes(name)
        ? []
        : [
            view.problem(
              ["views", name],
              `text does not name {{ ${name} }}`,
              "write FROM {{ name }}, or take this out",
            ),
          ]),
      ...(!Object.hasOwn(reads, name) && tables.some((table) => table.startsWith(`${name}.`))
        ? [view.problem(["text"], `names a table in {{ ${name} }}, which is a view`, `write {{ ${name} }} alone`)]
        : []),
    ]),
  ];
  return problems;
}

const isView = (entry: AnyEntry | undefined): entry is ViewDraft => entry?.kind === "view";

/** Views are made in an order, and what is read is there. */
function otherViews({ exists, views }: ViewDraft, view: EntryView): Problem[] {
  const all = view.environment.workloads ?? {};
  const entry = (key: string) => (Object.hasOwn(all, key) && isView(all[key]) ? all[key] : undefined);
  const leadsBack = (key: string, seen: ReadonlySet<string> = new Set()): boolean =>
    !seen.has(key) &&
    Object.values(entry(key)?.views ?? {}).some(
      (next) => next !== undefined && (next === view.key || leadsBack(next, new Set([...seen, key]))),
    );
  return Object.entries(views ?? {}).flatMap(([name, key]) => {
    if (key === undefined) return [];
    if (key === view.key || leadsBack(key)) {
      return [
        view.problem(["views", name], `${key} reads ${view.key}, so neither can be first`, "take one of them out"),
      ];
    }
    return exists === true && entry(key)?.exists === false
      ? [view.problem(["views", name], `view ${key} is not there yet`, "say exists: false here too, or true there")]
      : [];
  });
}

/** What a query of a view cannot ask. */
function badWords({ text }: ViewDraft, view: EntryView): Problem[] {
  if (text === undefined) return [];
  const bare = bareSql(text);
  const [parameter] = parametersOf(text.replaceAll(/\{\{.*?\}\}/g, "x"));
  return [
    ...(/\bis_member\s*\(/i.test(bare)
      ? [
          view.problem(
            ["text"],
            "asks is_member, which knows the groups of one workspace alone",
            "use is_account_group_member",
          ),
        ]
      : []),
    ...(isDynamic(text) && /\b(?:is_account_group_member)\b(?!\s*\()/i.test(bare)
      ? [
          view.problem(
            ["text"],
            "names is_account_group_member and does not ask it",
            "write it with a group in brackets",
          ),
        ]
      : []),
    ...(parameter === undefined
      ? []
      : [view.problem(["text"], `asks for parameter ${parameter}, and nobody gives a view any`, "write the value")]),
  ];
}
