import { RESOURCE_LIMITS } from "../../facts/resource-limits";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { EntryView } from "../kind";
import type { Share, SharedTable } from "./shared-objects";

type Draft = Salvaged<Share>;
type Schema = NonNullable<Draft["schemas"]>[string];
type Table = Salvaged<SharedTable>;
type Named = Extract<Schema, { readonly objects?: "named" }>;

/** What is wrong with a share that its fields alone do not show. */
export function shareProblems(share: Draft, view: EntryView): Problem[] {
  const schemas = Object.entries(share.schemas ?? {});
  const named = schemas.flatMap(([schema, of]) => (of.objects === "named" ? [{ schema, of }] : []));
  const tables = named.flatMap(({ schema, of }) =>
    Object.entries(of.tables ?? {}).map(([name, table]) => ({ schema, name, table })),
  );
  return [
    ...(share.schemas !== undefined && schemas.length === 0
      ? [view.problem(["schemas"], "nothing is shared", "name a schema")]
      : []),
    ...tooMany(view, "schemas", schemas.length, RESOURCE_LIMITS.value.sharedSchemas),
    ...tooMany(view, "tables", tables.length, RESOURCE_LIMITS.value.sharedTables),
    ...named.filter(({ of }) => isEmpty(of)).map(({ schema }) => nothingNamed(view, schema)),
    ...tables.flatMap(({ schema, name, table }) => [
      ...notThere(share.catalog, schema, name, table, view),
      ...tableProblems(["schemas", schema, "tables", name], table, view),
      ...unknownProperties(["schemas", schema, "tables", name], table, share.recipients ?? [], view),
    ]),
    ...named.flatMap(({ schema, of }) => volumeProblems(share, schema, of, view)),
    ...sameNames(named, view),
  ];
}

function tooMany(view: EntryView, what: string, count: number, most: number): Problem[] {
  if (count <= most) return [];
  return [view.problem(["schemas"], `${count} ${what}, and a share holds ${most}`, "make several shares")];
}

const isEmpty = ({ tables, volumes }: Named): boolean =>
  Object.keys(tables ?? {}).length + Object.keys(volumes ?? {}).length === 0;

const nothingNamed = (view: EntryView, schema: string): Problem =>
  view.problem(["schemas", schema], "nothing of it is shared", 'name tables or volumes, or set objects to "all"');

/** A table that is not there yet is left out; said, so that it is not forgotten. */
function notThere(
  catalog: string | undefined,
  schema: string,
  name: string,
  { exists }: Table,
  view: EntryView,
): Problem[] {
  if (exists !== false) return [];
  const writer = view
    .written()
    .find((one) => one.what === "table" && one.catalog === catalog && one.schema === schema && one.name === name);
  const when = writer === undefined ? "it is there" : `${writer.by} has written it for the first time`;
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

function recipientOf(view: EntryView, key: string) {
  const consumers = view.environment.consumers ?? {};
  const entry = Object.hasOwn(consumers, key) ? consumers[key] : undefined;
  return entry?.kind === "recipient" ? entry : undefined;
}

/** Volumes are made here, and read by recipients of Databricks alone. */
function volumeProblems(share: Draft, schema: string, { volumes }: Named, view: EntryView): Problem[] {
  const { catalog } = share;
  const names = Object.keys(volumes ?? {});
  const declared = view.environment.catalogs?.[catalog ?? ""]?.schemas?.[schema];
  const isMade = (name: string): boolean =>
    Object.hasOwn(declared?.volumes ?? {}, name) ||
    view
      .written()
      .some((one) => one.what === "volume" && one.catalog === catalog && one.schema === schema && one.name === name);
  const withToken = (share.recipients ?? []).filter((key) => recipientOf(view, key)?.authentication?.type === "TOKEN");
  return [
    // A schema that is not declared is reported as such.
    ...names
      .filter((name) => declared !== undefined && !isMade(name))
      .map((name) =>
        view.problem(
          ["schemas", schema, "volumes", name],
          `${catalog}.${schema} has no such volume`,
          `declare it under catalogs.${catalog}.schemas.${schema}.volumes, or correct the name`,
        ),
      ),
    ...(names.length > 0 && withToken.length > 0
      ? [
          view.warning(
            ["schemas", schema, "volumes"],
            `recipients with a token see tables alone, not volumes (${withToken.join(", ")})`,
            "give them the data as a table, or let them read it as a recipient of Databricks",
          ),
        ]
      : []),
  ];
}

/** Recipients see two things under two names. */
function sameNames(named: readonly { readonly schema: string; readonly of: Named }[], view: EntryView): Problem[] {
  const seen = new Map<string, string>();
  return named.flatMap(({ schema, of }) =>
    (["tables", "volumes"] as const).flatMap((what) =>
      Object.entries(of[what] ?? {}).flatMap(([name, { sharedAs = `${schema}.${name}` }]) => {
        const id = `${what} ${sharedAs}`;
        const earlier = seen.get(id);
        if (earlier === undefined) {
          seen.set(id, `${schema}.${name}`);
          return [];
        }
        return [
          view.problem(
            ["schemas", schema, what, name],
            `recipients would see it as ${sharedAs}, like ${earlier}`,
            "set sharedAs to another name",
          ),
        ];
      }),
    ),
  );
}
