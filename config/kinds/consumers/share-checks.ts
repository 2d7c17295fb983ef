import { listed } from "../../checks/nested";
import { RESOURCE_LIMITS } from "../../facts/resource-limits";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { EntryView } from "../view";
import { notebookProblems } from "./shared-notebook-checks";
import type { Share } from "./shared-objects";
import { recipientOf, sharedTableProblems } from "./shared-table-checks";

type Draft = Salvaged<Share>;
type Schema = NonNullable<Draft["schemas"]>[string];
type Named = Extract<Schema, { readonly objects?: "named" }>;

/** What is wrong with a share that its fields alone do not show. */
export function shareProblems(share: Draft, view: EntryView): Problem[] {
  const schemas = Object.entries(share.schemas ?? {});
  const named = schemas.flatMap(([schema, of]) => (of.objects === "named" ? [{ schema, of }] : []));
  const tables = named.flatMap(({ schema, of }) =>
    Object.entries(of.tables ?? {}).map(([name, table]) => ({ schema, name, table })),
  );
  return [
    ...(share.schemas !== undefined && schemas.length === 0 && Object.keys(share.notebooks ?? {}).length === 0
      ? [view.problem(["schemas"], "nothing is shared", "name a schema")]
      : []),
    ...(share.listing !== undefined && (share.recipients ?? []).length > 0
      ? [
          view.problem(
            ["recipients"],
            "whoever gets the listing is a recipient that Databricks adds, and a complete list would take the share from them",
            "offer a share of its own under listing, and leave recipients out there",
          ),
        ]
      : []),
    ...tooMany(view, "schemas", schemas.length, RESOURCE_LIMITS.value.sharedSchemas),
    ...tooMany(view, "tables", tables.length, RESOURCE_LIMITS.value.sharedTables),
    ...tooMany(
      view,
      "volumes",
      named.reduce((count, { of }) => count + Object.keys(of.volumes ?? {}).length, 0),
      RESOURCE_LIMITS.value.sharedVolumes,
    ),
    ...named.filter(({ of }) => isEmpty(of)).map(({ schema }) => nothingNamed(view, schema)),
    ...tables.flatMap((table) => sharedTableProblems(table, share, view)),
    ...named.flatMap(({ schema, of }) => volumeProblems(share, schema, of, view)),
    ...named.flatMap(({ schema, of }) => executableProblems(share, schema, of, view)),
    ...sameNames(named, view),
    ...notebookProblems(share.notebooks ?? {}, withToken(share, view), view),
  ];
}

function tooMany(view: EntryView, what: string, count: number, most: number): Problem[] {
  if (count <= most) return [];
  return [view.problem(["schemas"], `${count} ${what}, and a share holds ${most}`, "make several shares")];
}

const NAMED = ["tables", "volumes", "models", "functions"] as const;

const isEmpty = (of: Named): boolean => NAMED.every((what) => Object.keys(of[what] ?? {}).length === 0);

const nothingNamed = (view: EntryView, schema: string): Problem =>
  view.problem(
    ["schemas", schema],
    "nothing of it is shared",
    'name tables, volumes, models or functions, or set objects to "all"',
  );

/** Volumes are made here, and read by recipients of Databricks alone. */
function volumeProblems(share: Draft, schema: string, { volumes }: Named, view: EntryView): Problem[] {
  const { catalog } = share;
  const names = Object.keys(volumes ?? {});
  const declared = view.environment.catalogs?.[catalog ?? ""]?.schemas?.[schema];
  const isMade = (name: string): boolean =>
    Object.hasOwn(declared?.volumes ?? {}, name) ||
    view.writerOf({ what: "volume", catalog, schema, name }) !== undefined;
  const tokens = withToken(share, view);
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
    ...(names.length > 0 && tokens.length > 0
      ? [
          view.warning(
            ["schemas", schema, "volumes"],
            `recipients with a token see tables alone, not volumes (${listed(tokens)})`,
            "give them the data as a table, or let them read it as a recipient of Databricks",
          ),
        ]
      : []),
  ];
}

/**
 * Models and functions are made by programs and jobs. That recipients of Databricks alone read them is not confirmed by a
 * page, so that it is a warning.
 */
function executableProblems(share: Draft, schema: string, of: Named, view: EntryView): Problem[] {
  const tokens = withToken(share, view);
  return (["models", "functions"] as const).flatMap((what) => {
    const all = Object.entries(of[what] ?? {});
    const path = ["schemas", schema, what];
    return [
      ...all
        .filter(([, { exists }]) => exists === false)
        .map(([name]) =>
          view.warning(
            [...path, name, "exists"],
            "it is not shared yet",
            "set it to true once it is there, and deploy again",
          ),
        ),
      ...(all.length > 0 && tokens.length > 0
        ? [
            view.warning(
              path,
              `recipients with a token see tables alone, not ${what} (${listed(tokens)})`,
              "let them read it as a recipient of Databricks",
            ),
          ]
        : []),
    ];
  });
}

const withToken = (share: Draft, view: EntryView): string[] =>
  (share.recipients ?? []).filter((key) => recipientOf(view, key)?.authentication?.type === "TOKEN");

/** Recipients see two things under two names. */
function sameNames(named: readonly { readonly schema: string; readonly of: Named }[], view: EntryView): Problem[] {
  const seen = new Map<string, string>();
  return named.flatMap(({ schema, of }) =>
    NAMED.flatMap((what) =>
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
