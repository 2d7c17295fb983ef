import type { z } from "zod";
import { dashboardOf, missingDatasets, queriesOf, tablesRead } from "../../dashboard-file";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { dashboard as schema } from "../../schema/consumers/dashboard";
import type { EntryView } from "../view";
import { textIn } from "../workloads/program";
import { folderProblems } from "./shown-folder";

type Draft = Salvaged<z.output<typeof schema>>;

/** Catalogs that every metastore has. */
const EVERYWHERE: readonly string[] = ["system", "samples"];
/** A schema that every catalog has. */
const EVERY_CATALOG = "information_schema";

/** Content that is about no schema of a catalog. */
const OF_SYSTEM: readonly (string | undefined)[] = ["costs", "queries", "performance"];

/** What it shows can be shown. */
export const dashboardProblems = (it: Draft, view: EntryView): Problem[] => [
  ...aboutNothing(it, view),
  ...logProblems(it, view),
  ...fileProblems(it, view),
  ...folderProblems(it, view),
];

function aboutNothing({ content }: Draft, view: EntryView): Problem[] {
  if (content?.mode === undefined) return [];
  const ofSystem = OF_SYSTEM.includes(content.mode);
  return [
    ...(view.isWritten(["catalog"]) || ofSystem
      ? []
      : [view.problem(["catalog"], "is missing", "name the catalog whose schema it is about")]),
    ...(["catalog", "schema"] as const).flatMap((field) =>
      ofSystem && view.isWritten([field])
        ? [
            view.problem(
              [field],
              `${content.mode} ${content.mode === "performance" ? "is" : "are"} about no schema of a catalog`,
              "take it out",
            ),
          ]
        : [],
    ),
  ];
}

/** Event logs are those of pipelines of the environment. */
function logProblems({ content }: Draft, view: EntryView): Problem[] {
  if (content?.mode !== "quality") return [];
  return (content.logs ?? []).flatMap((log, index) =>
    log.catalog === undefined || log.schema === undefined || log.table === undefined
      ? []
      : view.writerOf({ what: "table", catalog: log.catalog, schema: log.schema, name: log.table }) === undefined
        ? [
            view.problem(
              ["content", "logs", index, "table"],
              `nothing of the environment writes ${log.catalog}.${log.schema}.${log.table}`,
              "name the event log of one of its pipelines: <table>_event_log of a source",
            ),
          ]
        : [],
  );
}

/** The file is there, is a dashboard, and asks what the configuration has. */
function fileProblems({ content }: Draft, view: EntryView): Problem[] {
  if (content?.mode !== "file" || content.folder === undefined || content.file === undefined) return [];
  const { folder, file, catalogs } = content;
  const read = view.folder(folder);
  if (read.fault !== undefined) {
    return [view.problem(["content", "folder"], `${folder} ${read.fault.what}`, read.fault.fix)];
  }
  const at = (what: string, fix: string) => view.problem(["content", "file"], what, fix);
  if (!read.files.some(({ path }) => path === file)) {
    return [at(`the folder has no file ${file}`, `use one of ${read.files.map(({ path }) => path).join(", ")}`)];
  }
  const parsed = dashboardOf(textIn(read.files, file));
  if ("fault" in parsed) return [at(parsed.fault, "export it again: Dashboard, Export, as .lvdash.json")];
  const tables = queriesOf(parsed.dashboard).flatMap(tablesRead);
  return [
    ...missingDatasets(parsed.dashboard).map((name) =>
      at(`a widget asks data set ${name}, which is not there`, "export it again"),
    ),
    ...(catalogs === undefined ? [] : catalogProblems(tables, catalogs, view)),
  ];
}

function catalogProblems(
  tables: readonly (readonly string[])[],
  catalogs: Readonly<Record<string, string | undefined>>,
  view: EntryView,
): Problem[] {
  const named = [...new Set(tables.flatMap((parts) => (parts.length === 3 ? [parts[0] ?? ""] : [])))];
  const short = [...new Set(tables.flatMap((parts) => (parts.length < 3 ? [parts.join(".")] : [])))];
  return [
    ...named
      .filter((name) => !EVERYWHERE.includes(name) && !Object.hasOwn(catalogs, name))
      .map((name) =>
        view.problem(
          ["content", "catalogs"],
          `the file's queries read catalog ${name}, of which nothing is said`,
          `say which catalog that is: "${name}": "<key of catalogs>"`,
        ),
      ),
    ...Object.keys(catalogs)
      .filter((name) => !named.includes(name))
      .map((name) =>
        view.problem(
          ["content", "catalogs", name],
          "no query of the file reads it",
          "take it out, or correct the name",
        ),
      ),
    ...short.map((name) =>
      view.warning(
        ["content", "file"],
        `a query reads ${name} without its catalog, and gets what the workspace takes for it`,
        "write all three parts of the name",
      ),
    ),
    ...unknownSchemas(tables, catalogs, view),
  ];
}

function unknownSchemas(
  tables: readonly (readonly string[])[],
  catalogs: Readonly<Record<string, string | undefined>>,
  view: EntryView,
): Problem[] {
  const read = new Set(tables.flatMap((parts) => (parts.length === 3 ? [`${parts[0]}.${parts[1]}`] : [])));
  return [...read].flatMap((name) => {
    const [catalog = "", schema = ""] = name.split(".");
    const key = Object.hasOwn(catalogs, catalog) ? catalogs[catalog] : undefined;
    const schemas = key === undefined ? undefined : view.environment.catalogs?.[key]?.schemas;
    return schemas === undefined || schema === EVERY_CATALOG || Object.hasOwn(schemas, schema)
      ? []
      : [
          view.warning(
            ["content", "file"],
            `a query reads schema ${schema}, which catalog ${key} does not have here`,
            "add it to the catalog's schemas, if somebody else makes it leave it so",
          ),
        ];
  });
}
