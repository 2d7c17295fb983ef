import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";
import type { SharedTable } from "./shared-objects";

type Table = Salvaged<SharedTable>;

/** What is wrong with a table of a share. */
export function sharedTableProblems(
  { schema, name, table }: { readonly schema: string; readonly name: string; readonly table: Table },
  share: { readonly catalog?: string | undefined; readonly recipients?: readonly string[] | undefined },
  view: EntryView,
): Problem[] {
  const path = ["schemas", schema, "tables", name];
  return [
    ...notThere(share.catalog, schema, name, table, view),
    ...tableProblems(path, table, view),
    ...unknownProperties(path, table, share.recipients ?? [], view),
  ];
}

/** A table that is not there yet is left out; said, so that it is not forgotten. */
function notThere(
  catalog: string | undefined,
  schema: string,
  name: string,
  { exists }: Table,
  view: EntryView,
): Problem[] {
  if (exists !== false) return [];
  const writer = view.writerOf({ what: "table", catalog, schema, name });
  const when = writer === undefined ? "it is there" : `${writer} has written it for the first time`;
  return [
    view.warning(
      ["schemas", schema, "tables", name, "exists"],
      "the table is not shared yet",
      `set it to true once ${when}, and deploy again`,
    ),
  ];
}

/** Sharing settings that only tables of Delta have. */
const OF_TABLES = ["history", "changeDataFeed", "partitions"] as const;

function tableProblems(path: readonly string[], table: Table, view: EntryView): Problem[] {
  const { type, history, changeDataFeed, startVersion } = table;
  const used = OF_TABLES.filter((field) => table[field] !== undefined && table[field] !== false);
  return [
    ...(type !== undefined && type !== "TABLE"
      ? used.map((field) =>
          view.problem(
            [...path, field],
            `a ${type} is shared without it`,
            'remove it, or share a table of type "TABLE"',
          ),
        )
      : []),
    ...(history && changeDataFeed
      ? [
          view.problem(
            [...path, "changeDataFeed"],
            "history includes it, and Databricks takes one of them",
            "remove it",
          ),
        ]
      : []),
    ...(startVersion !== undefined && !history && !changeDataFeed
      ? [
          view.problem(
            [...path, "startVersion"],
            "only what is shared with its history has versions",
            "set history to true, or remove it",
          ),
        ]
      : []),
    ...conditions(table).flatMap(([field, { value, recipientProperty }]) =>
      (value === undefined) === (recipientProperty === undefined)
        ? [
            view.problem(
              [...path, ...field],
              value === undefined ? "is compared with nothing" : "is compared with two things",
              "write either value or recipientProperty",
            ),
          ]
        : [],
    ),
  ];
}

const conditions = ({ partitions }: Table) =>
  (partitions ?? []).flatMap((partition, index) =>
    Object.entries(partition).map(([column, condition]) => [["partitions", index, column], condition] as const),
  );

/** Every recipient has the properties that partitions are chosen by; one without reads no row. */
function unknownProperties(
  path: readonly string[],
  table: Table,
  recipients: readonly string[],
  view: EntryView,
): Problem[] {
  return conditions(table).flatMap(([field, { recipientProperty: property }]) => {
    if (property === undefined || property.startsWith("databricks.")) return [];
    return recipients.flatMap((key) => {
      const recipient = recipientOf(view, key);
      // The properties of one that is there already are not known here.
      if (recipient?.authentication === undefined || recipient.authentication.type === "existing") return [];
      return Object.hasOwn(recipient.properties ?? {}, property)
        ? []
        : [
            view.problem(
              [...path, ...field, "recipientProperty"],
              `recipient ${key} has no property ${property}, so it would read nothing`,
              `add it to consumers.${key}.properties`,
            ),
          ];
    });
  });
}

/** The recipient of a key, if it is one. */
export function recipientOf(view: EntryView, key: string) {
  const consumers = view.environment.consumers ?? {};
  const entry = Object.hasOwn(consumers, key) ? consumers[key] : undefined;
  return entry?.kind === "recipient" ? entry : undefined;
}
