import { valueFault } from "../../derive/governed-tags";
import {
  CLUSTERED_TYPES,
  COLUMNS_WITH_STATISTICS,
  IDENTITY_TYPE,
  NOT_IN_ICEBERG,
  STATEMENT_WAIT,
} from "../../facts/tables";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Table } from "../../schema/workloads/table";
import type { EntryView } from "../view";

type Draft = Salvaged<Table>;
type Column = NonNullable<NonNullable<Draft["columns"]>[number]>;

/** What is wrong with a table beyond its own fields. */
export const tableProblems = (it: Draft, view: EntryView): Problem[] => [
  ...coldWarehouse(it.workspace, view),
  ...columnNames(it, view),
  ...identities(it, view),
  ...icebergTypes(it, view),
  ...clustering(it, view),
  ...mapping(it, view),
  ...tagValues(it, view),
];

/** The provider waits less than a classic warehouse takes to start. */
export function coldWarehouse(workspace: string | undefined, view: EntryView): Problem[] {
  const workspaces = view.environment.workspaces ?? {};
  const known = workspace !== undefined && Object.hasOwn(workspaces, workspace) ? workspaces[workspace] : undefined;
  return known?.bootstrapWarehouse?.serverless === false
    ? [
        view.warning(
          ["workspace"],
          `the bootstrap warehouse of ${workspace} is not serverless, takes minutes to start, and the provider waits ${STATEMENT_WAIT.value} seconds for a statement`,
          "start the warehouse before this is deployed, or make it serverless",
        ),
      ]
    : [];
}

const columnsOf = (it: Draft): readonly (readonly [index: number, column: Column])[] =>
  (it.columns ?? []).flatMap((column, index) => (column === undefined ? [] : [[index, column] as const]));

/** Unity Catalog does not tell columns apart by their case. */
function columnNames(it: Draft, view: EntryView): Problem[] {
  const names = columnsOf(it).map(([index, { name }]) => [index, name?.toLowerCase()] as const);
  return names.flatMap(([index, name], at) =>
    name !== undefined && names.slice(0, at).some(([, other]) => other === name)
      ? [view.problem(["columns", index, "name"], `${name} is a column already`, "give it another name")]
      : [],
  );
}

/** What Databricks counts is a whole number of Delta, and one writer at a time counts. */
function identities(it: Draft, view: EntryView): Problem[] {
  return columnsOf(it).flatMap(([index, { identity, type }]) => {
    if (identity === undefined) return [];
    const field = ["columns", index, "identity"];
    return [
      ...(type !== undefined && type !== IDENTITY_TYPE.value
        ? [view.problem(field, `Databricks counts in ${IDENTITY_TYPE.value}, and this is ${type}`, "change its type")]
        : []),
      ...(it.format?.type === "iceberg"
        ? [view.problem(field, "Iceberg has no columns that count", "take it out, or keep the table in Delta")]
        : []),
    ];
  });
}

/** Types that Iceberg has not, for tables of it and for those that it reads. */
function icebergTypes(it: Draft, view: EntryView): Problem[] {
  const isRead = it.format?.type === "delta" && it.format.icebergReads === true;
  if (it.format?.type !== "iceberg" && !isRead) return [];
  return columnsOf(it).flatMap(([index, { type }]) => {
    const found = Object.entries(NOT_IN_ICEBERG.value).find(([name]) => new RegExp(`\\b${name}\\b`).test(type ?? ""));
    // A table of Delta writes small numbers as INT for readers of Iceberg.
    return found === undefined || (isRead && found[1] === "INT")
      ? []
      : [view.problem(["columns", index, "type"], `Iceberg has no ${found[0]}`, `use ${found[1]}`)];
  });
}

const plainType = (type: string) => type.replace(/[(<].*$/, "");

function clustering({ clusterBy, columns, format }: Draft, view: EntryView): Problem[] {
  if (clusterBy === "auto" && format?.type === "iceberg") {
    return [
      view.problem(["clusterBy"], "what Databricks finds out is for tables of Delta", "name columns, or take it out"),
    ];
  }
  if (!Array.isArray(clusterBy)) return [];
  return clusterBy.flatMap((name, at): Problem[] => {
    const index = (columns ?? []).findIndex((column) => column?.name === name);
    const type = columns?.[index]?.type;
    const problem = (message: string, fix: string) => [view.problem(["clusterBy", at], message, fix)];
    if (name === undefined || columns === undefined || columns.some((column) => column === undefined)) return [];
    if (index < 0) return problem(`there is no column ${name}`, "name one of columns");
    if (index >= COLUMNS_WITH_STATISTICS.value) {
      return problem(
        `${name} is column ${index + 1}, and only the first ${COLUMNS_WITH_STATISTICS.value} have statistics`,
        "write it earlier in columns",
      );
    }
    return type !== undefined && !CLUSTERED_TYPES.value.includes(plainType(type))
      ? problem(`a table is not clustered by ${plainType(type)}`, "name a column with a number, a text or a time")
      : [];
  });
}

/** What Iceberg's readers need is on by itself. */
const mapping = ({ format }: Draft, view: EntryView): Problem[] =>
  format?.type === "delta" && format.icebergReads === true && format.columnMapping === true
    ? [view.problem(["format", "columnMapping"], "icebergReads turns it on", "take it out")]
    : [];

function tagValues(it: Draft, view: EntryView): Problem[] {
  const governed = view.environment.metastore?.governedTags;
  const all = [
    { field: ["tags"] as readonly (string | number)[], tags: it.tags },
    ...columnsOf(it).map(([index, { tags }]) => ({ field: ["columns", index, "tags"], tags })),
  ];
  return all.flatMap(({ field, tags }) =>
    Object.entries(tags ?? {}).flatMap(([tag, value]) => {
      const fault = value === undefined ? undefined : valueFault(governed, tag, value);
      return fault === undefined ? [] : [view.problem([...field, tag], fault.what, fault.fix)];
    }),
  );
}
