import { basename } from "node:path";
import type { Resolved, ResolvedFile } from "../../config/resolve";
import { hide, secretsIn } from "../../config/secrets";
import { closest } from "../../config/spelling";
import type { ConfigArguments } from "./command/arguments";
import { type Difference, differencesOf, isSaid } from "./difference";
import { type LineIn, type Said, type Value, valuesOf } from "./provenance";
import { RECORDS } from "./sections";
import { differencesText } from "./text/differences";
import type { Style } from "./text/style";
import { valuesText } from "./text/values";

/** What the command prints: an answer, or why there is none. */
export type Report =
  | { readonly text: string }
  /** `exitCode`: 2 where the command line is wrong, 1 where there is no such setting. */
  | { readonly wrong: string; readonly exitCode: 1 | 2 };

/** What the report needs to know of the project. */
export interface Project {
  readonly resolved: Pick<Resolved, "files" | "origins">;
  readonly lineIn: LineIn;
  /** A file as JSON names it: from where the user is. */
  shown(file: string): string;
}

type Wanted = Pick<ConfigArguments, "names" | "setting" | "derived" | "json">;

/** What is resolved for an environment or the account, or what differs between two of them. */
export function report(wanted: Wanted, project: Project, style: Style): Report {
  const { files } = project.resolved;
  const found = wanted.names.map((name) => files.find((file) => nameOf(file) === name));
  const strange = wanted.names.find((_, index) => found[index] === undefined);
  if (strange !== undefined) return { wrong: noSuch(strange, files.map(nameOf)), exitCode: 2 };
  const all = found.map((file) => (file === undefined ? [] : valuesOf(file, project.resolved, project.lineIn)));
  const values = all.map((of) => of.filter(({ setting }) => isBelow(setting, wanted.setting)));
  if (wanted.setting !== undefined && values.every((of) => of.length === 0)) {
    return { wrong: noSetting(wanted.setting, all.flat(), wanted.names), exitCode: 1 };
  }
  // A configuration with a secret in it is refused; should one get through all the same, it is not printed.
  const secrets = files.flatMap(({ input }) => secretsIn(input));
  const [first = [], second] = values;
  const [one, other] = wanted.names;
  const text =
    second === undefined || other === undefined
      ? valuesReport(first, one, wanted, project, style)
      : differenceReport(differencesOf(first, second), [one, other], wanted, project, style);
  return { text: hide(text, secrets) };
}

/** Name of an environment, as its model has it; `account` for the account, whose name no environment has. */
function nameOf({ kind, model, file }: ResolvedFile): string {
  if (kind === "account") return "account";
  return "name" in model && typeof model.name === "string" ? model.name : basename(file, ".ts");
}

const isBelow = (setting: string, wanted: string | undefined): boolean =>
  wanted === undefined || setting === wanted || setting.startsWith(`${wanted}.`);

function noSuch(name: string, known: readonly string[]): string {
  const [, ...environments] = known;
  const near = closest(name, known);
  const fix = near === undefined ? `use one of ${[...environments, "account"].join(", ")}` : `try ${near}`;
  return `${name}: there is no such environment. Fix: ${fix}.`;
}

function noSetting(setting: string, values: readonly Value[], names: readonly string[]): string {
  const depth = setting.split(".").length;
  const known = [...new Set(values.map(({ segments }) => segments.slice(0, depth).join(".")))];
  const near =
    closest(setting, known) ??
    closest(
      setting,
      values.map((value) => value.setting),
    );
  const fix = near === undefined ? "leave it out to see all settings" : `try ${near}`;
  return `${setting}: there is no such setting in ${names.join(" or ")}. Fix: ${fix}.`;
}

function valuesReport(values: readonly Value[], name: string, { json }: Wanted, project: Project, style: Style) {
  if (!json) return valuesText(values, RECORDS, style);
  return asJson({ name, values: values.map((value) => ({ setting: value.setting, ...plain(value, project) })) });
}

function differenceReport(
  all: readonly Difference[],
  names: readonly [string, string],
  { derived, json }: Wanted,
  project: Project,
  style: Style,
): string {
  const shown = derived ? all : all.filter(isSaid);
  if (json) {
    return asJson({
      names,
      differences: shown.map(({ setting, values }) => ({
        setting,
        values: values.map((value) => (value === undefined ? null : plain(value, project))),
      })),
    });
  }
  const hidden = all.length - shown.length;
  const more = `${hidden} derived values differ as well; --derived shows them.`;
  return [
    shown.length === 0 ? `Nothing that is written differs between ${names.join(" and ")}.` : "",
    differencesText(names, shown, RECORDS, style),
    hidden === 0 ? "" : style.faint(more),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function plain({ value, from, at, word, over }: Value, { shown }: Project) {
  const place = ({ file, line }: Said) => ({ file: shown(file), ...(line !== undefined && { line }) });
  return {
    value,
    from,
    ...(at && place(at)),
    ...(word !== undefined && { word }),
    ...(over.length > 0 && { over: over.map((said) => ({ ...place(said), value: said.value })) }),
  };
}

const asJson = (value: unknown): string => JSON.stringify(value, null, 2);
