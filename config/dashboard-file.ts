import { z } from "zod";

/**
 * What is looked at in a dashboard that was exported (`*.lvdash.json`). Everything else is handed on as it is.
 * Source: dashboards of databricks/bundle-examples; older ones have a query's text in one piece.
 */
const exported = z.looseObject({
  datasets: z.array(
    z.looseObject({ name: z.string(), queryLines: z.array(z.string()).optional(), query: z.string().optional() }),
  ),
  pages: z
    .array(
      z.looseObject({
        layout: z
          .array(
            z.looseObject({
              widget: z.looseObject({
                name: z.string().optional(),
                queries: z
                  .array(z.looseObject({ query: z.looseObject({ datasetName: z.string().optional() }).optional() }))
                  .optional(),
              }),
            }),
          )
          .optional(),
      }),
    )
    .min(1),
});

/** A dashboard that was exported. */
export type ExportedDashboard = z.output<typeof exported>;

/** A dashboard, or what is wrong with its text. */
export function dashboardOf(text: string): { readonly dashboard: ExportedDashboard } | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { fault: `is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = exported.safeParse(json);
  if (parsed.success) return { dashboard: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: `is no dashboard: ${issue?.path.join(".") || "it"}: ${issue?.message ?? ""}` };
}

/** Texts of its queries. */
export const queriesOf = ({ datasets }: ExportedDashboard): string[] =>
  datasets.map(({ queryLines, query }) => query ?? (queryLines ?? []).join(""));

/** Names of its data sets that widgets ask and that are not there. */
export function missingDatasets({ datasets, pages }: ExportedDashboard): string[] {
  const there = new Set(datasets.map(({ name }) => name));
  const asked = pages
    .flatMap(({ layout }) => layout ?? [])
    .flatMap(({ widget }) => widget.queries ?? [])
    .flatMap(({ query }) => (query?.datasetName === undefined ? [] : [query.datasetName]));
  return [...new Set(asked)].filter((name) => !there.has(name));
}

/** Texts, comments and functions with a FROM of their own, in which no table is named. */
const NO_NAMES =
  /\b(?:extract|overlay|substring|trim)\s*\([^()]*|'(?:[^'\\]|\\[\s\S]|'')*'|--[^\n]*|\/\*[\s\S]*?\*\//gi;
/** A table or view, where one is read: one to three parts, each in backquotes or not. */
const READ = /\b(?:FROM|JOIN)\s+((?:`[^`]+`|\w[\w-]*)(?:\s*\.\s*(?:`[^`]+`|\w[\w-]*)){0,2})(?![\w.-]|\s*\()/gi;

/** Tables and views that SQL reads, in their parts, without those that it names itself. */
export function tablesRead(sql: string): (readonly string[])[] {
  const bare = sql.replaceAll(NO_NAMES, " ");
  const own = new Set([...bare.matchAll(/\b(\w+)\s+AS\s*\(/gi)].map((found) => found[1]?.toLowerCase()));
  return [...bare.matchAll(READ)]
    .map((found) =>
      (found[1] ?? "").split(/\s*\.\s*(?=(?:[^`]*`[^`]*`)*[^`]*$)/).map((part) => part.replaceAll("`", "")),
    )
    .filter(([first = "", ...rest]) => rest.length > 0 || !own.has(first.toLowerCase()));
}

/** Texts, comments, what stands between, and names of catalogs: before a dot, and after none. */
const PIECES =
  /'(?:[^'\\]|\\[\s\S]|'')*'|--[^\n]*|\/\*[\s\S]*?\*\/|(?<![\w.`])(`[^`]+`|\w[\w-]*)(?=\s*\.)|`[^`]*`|\w[\w-]*|[\s\S]/g;

/**
 * The dashboard with other catalogs.
 * @param textOf what a text of the file becomes
 * @param nameOf what a catalog's name of the file becomes, quoted; undefined where it stays
 */
export function withOtherCatalogs(
  dashboard: ExportedDashboard,
  textOf: (text: string) => string,
  nameOf: (catalog: string) => string | undefined,
): unknown {
  const sql = (text: string): string =>
    text.replaceAll(
      PIECES,
      (piece, name?: string) => (name === undefined ? undefined : nameOf(name.replaceAll("`", ""))) ?? textOf(piece),
    );
  const datasets = dashboard.datasets.map(({ queryLines, query, ...rest }) => ({
    ...texts(rest, textOf),
    ...(queryLines !== undefined && { queryLines: queryLines.map(sql) }),
    ...(query !== undefined && { query: sql(query) }),
  }));
  return { ...texts(dashboard, textOf), datasets };
}

function texts<T>(value: T, textOf: (text: string) => string): T;
function texts(value: unknown, textOf: (text: string) => string): unknown {
  if (typeof value === "string") return textOf(value);
  if (Array.isArray(value)) return value.map((one) => texts(one, textOf));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, texts(one, textOf)]));
}
