import { table } from "../../synth/summary-table";
import type { LeftOut } from "../plan/plan";
import type { TableReport, UpdateReport } from "./events";

/** Everything that a rehearsal found. */
export interface Report {
  readonly environment: string;
  readonly updates: readonly UpdateReport[];
  readonly leftOut: readonly LeftOut[];
  /** Keys of pipelines whose samples were made. */
  readonly made: readonly string[];
  /** Pipeline → what is otherwise than expected; empty where all is as it should. */
  readonly differences: Readonly<Record<string, readonly string[]>>;
  readonly seconds: number;
}

const HEADER = ["update", "table", "in", "out", "dropped", "rescued", "rows", "seconds"] as const;

/** An error of an update is a failure, unless it is expected. */
export function wentWell({ updates, differences }: Report): boolean {
  const compared = Object.keys(differences);
  return (
    Object.values(differences).every((lines) => lines.length === 0) &&
    updates.every(({ pipeline, error }) => error === null || compared.includes(pipeline))
  );
}

/**
 * The report as text: a table for each pipeline, and below it what its expectations said and which columns changed.
 * @param examples whether a row that breaks an expectation is shown too
 */
export function reportText(report: Report, examples: boolean): string {
  const pipelines = [...new Set(report.updates.map(({ pipeline }) => pipeline))];
  return [
    ...pipelines.map((pipeline) => pipelineText(report, pipeline, examples)),
    ...report.leftOut.map(({ key, why }) => `${key}: not rehearsed, ${why}`),
    summary(report),
  ].join("\n\n");
}

function pipelineText({ updates, made, differences }: Report, pipeline: string, examples: boolean): string {
  const own = updates.filter((update) => update.pipeline === pipeline);
  const rows = own.flatMap(({ update, tables, seconds }) =>
    Object.entries(tables).map(([name, found], at) => [
      at === 0 ? String(update) : "",
      name,
      ...[found.read, found.written, found.dropped, found.rescued, found.rows].map(String),
      at === 0 ? seconds.toFixed(1) : "",
    ]),
  );
  const said = own.flatMap((update) => linesOf(update, examples));
  const { [pipeline]: unlike } = differences;
  return [
    `${pipeline}${made.includes(pipeline) ? ` (samples were made; put your own under data/${pipeline}/)` : ""}`,
    ...(rows.length === 0 ? [] : [indented(table(HEADER, rows, [2, 3, 4, 5, 6, 7]))]),
    ...said.map((line) => `  ${line}`),
    ...(unlike === undefined
      ? []
      : unlike.length === 0
        ? ["  as expected"]
        : unlike.map((line) => `  NOT AS EXPECTED: ${line}`)),
  ].join("\n");
}

/** What an update has to say beside its numbers. */
function linesOf({ update, tables, notes, error }: UpdateReport, examples: boolean): string[] {
  const lines = Object.entries(tables).flatMap(([name, found]) => [
    ...expectationLines(name, found, examples),
    ...(found.changes.length === 0 ? [] : [`${name}: columns changed: ${found.changes.join(", ")}`]),
  ]);
  return [...lines, ...notes, ...(error === null ? [] : [`FAILED: ${error}`])].map(
    (line) => `update ${update}: ${line}`,
  );
}

const VERBS = { warn: "warned of", drop: "dropped", fail: "failed because of" } as const;

function expectationLines(name: string, { expectations }: TableReport, examples: boolean): string[] {
  return Object.entries(expectations).flatMap(([rule, { action, passed, failed, example }]) => {
    if (failed === 0) return [];
    const line = `${name}: ${rule} ${VERBS[action]} ${failed} of ${passed + failed} rows`;
    return examples && example !== undefined ? [line, `  such as ${example}`] : [line];
  });
}

function summary(report: Report): string {
  const { updates, differences, seconds } = report;
  const failed = updates.filter(({ error }) => error !== null).length;
  const compared = Object.values(differences);
  const unlike = compared.filter((lines) => lines.length > 0).length;
  const pipelines = new Set(updates.map(({ pipeline }) => pipeline)).size;
  const expected = compared.length === 0 ? "" : `, ${compared.length - unlike} of ${compared.length} as expected`;
  const sum = `${counted(pipelines, "pipeline")}, ${counted(updates.length, "update")}, ${failed} failed${expected}`;
  return `${sum}, in ${seconds.toFixed(1)} s`;
}

const counted = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
const indented = (text: string): string => text.replaceAll(/^/gm, "  ");
