import { findSetting, type KnownSetting, type UnknownSetting } from "../../config/find-setting";
import { originOf } from "../../config/origins";
import { accountSchema } from "../../config/schema/account";
import { environmentSchema } from "../../config/schema/environment";
import { closest } from "../../config/spelling";
import type { Marker } from "../reference/markers";
import { lineOf } from "./line";
import { type ConfigKind, pageOf } from "./pages";
import type { ConfigFile, FoundResource } from "./project";

/** Where one setting is in one file, and what is made for it. */
export interface Answer {
  readonly setting: string;
  /** Name of the environment; none in the account's file. */
  readonly environment?: string;
  /** File that says it; relative to the folder of the project. */
  readonly file: string;
  /** Files that say it too, and are overruled; the later ones first. */
  readonly over?: readonly string[];
  /** Files that say other fields of it, the later ones first. */
  readonly with?: readonly string[];
  /** Line that it is on, or what is above it; none where it cannot be found. */
  readonly line?: number;
  /** Whether that line writes the setting itself; else it is computed or left to its default. */
  readonly written: boolean;
  /** Page that documents it. */
  readonly page?: string;
  /** The setting that the resources are made for: the one that was asked for, or the nearest above it that has any. */
  readonly of: string;
  readonly resources: readonly FoundResource[];
}

/** Nothing was found; what was probably meant. */
export interface Unknown {
  readonly unknown: string;
  readonly meant: string | undefined;
}

const SCHEMAS = { account: accountSchema, environment: environmentSchema } as const satisfies Record<
  ConfigKind,
  unknown
>;

/**
 * Answers for an address, the path of a construct or a setting, whichever the query is; one per file and setting.
 * @param tables places of the tables of fields in the documentation
 */
export function whereIs(
  query: string,
  files: readonly ConfigFile[],
  tables: readonly Marker[],
): readonly Answer[] | Unknown {
  const found = files.flatMap((file) => ofResources(query, file, tables));
  if (found.length > 0) return found;
  const looked = files.map((file) => ({
    file,
    setting: findSetting(SCHEMAS[file.kind], query, { value: file.input }),
  }));
  const answers = looked.flatMap(({ file, setting }) =>
    "segments" in setting ? [ofSetting(file, setting, tables)] : [],
  );
  if (answers.length > 0) return answers;
  return {
    unknown: query,
    meant: suggestion(
      query,
      files,
      looked.flatMap(({ file, setting }) => ("word" in setting ? [{ file, setting }] : [])),
    ),
  };
}

/** The settings of the resources that have this address, or whose construct is at or below this path. */
function ofResources(query: string, file: ConfigFile, tables: readonly Marker[]): Answer[] {
  const path = query.replace(/\/+$/, "");
  const resources = file.resources.filter(
    ({ address, metadata }) => address === query || metadata.path === path || metadata.path.startsWith(`${path}/`),
  );
  const settings = [...new Set(resources.flatMap(({ metadata }) => metadata.setting ?? []))].sort();
  return settings.map((setting) => ({
    ...placed(file, segmentsOf(file, setting), tables),
    setting,
    of: setting,
    resources: resources.filter(({ metadata }) => metadata.setting === setting),
  }));
}

/** What is made for a setting and for what is below it; where nothing is, for the nearest above it. */
function ofSetting(file: ConfigFile, { segments }: KnownSetting, tables: readonly Marker[]): Answer {
  const setting = segments.join(".");
  const found = { ...placed(file, segments, tables), setting };
  const below = file.resources.filter(
    ({ metadata }) =>
      metadata.setting === setting ||
      metadata.setting?.startsWith(`${setting}.`) ||
      // What is changed by an override is made for another setting.
      metadata.overrides?.some(({ override }) => override === segments[1] && segments[0] === "overrides"),
  );
  if (below.length > 0) return { ...found, of: setting, resources: below };
  for (let depth = segments.length - 1; depth > 0; depth--) {
    const above = segments.slice(0, depth).join(".");
    const resources = file.resources.filter(({ metadata }) => metadata.setting === above);
    if (resources.length > 0) return { ...found, of: above, resources };
  }
  return { ...found, of: setting, resources: [] };
}

/** File, line and page. */
function placed(
  { kind, environment, file, text, input, origins }: ConfigFile,
  segments: readonly string[],
  tables: readonly Marker[],
) {
  const origin = origins && originOf(origins, segments.join("."));
  const [said = file, ...others] = origin?.files ?? [];
  const there = origin?.paths?.[0] ?? segments;
  const place = lineOf(text(said), there);
  const page = pageOf(tables, kind, SCHEMAS[kind], segments, input);
  return {
    ...(environment === undefined ? {} : { environment }),
    file: said,
    ...(others.length === 0 ? {} : origin?.together ? { with: others } : { over: others }),
    ...(place === undefined ? {} : { line: place.line }),
    written: place?.depth === there.length,
    ...(page === undefined ? {} : { page }),
  };
}

function segmentsOf({ kind }: ConfigFile, setting: string): readonly string[] {
  const found = findSetting(SCHEMAS[kind], setting);
  return "segments" in found ? found.segments : setting.split(".");
}

/** What was probably meant: the nearest word where a path of settings breaks off, or the nearest address or path. */
function suggestion(
  query: string,
  files: readonly ConfigFile[],
  unknown: readonly { readonly file: ConfigFile; readonly setting: UnknownSetting }[],
): string | undefined {
  const resources = files.flatMap((file) => file.resources);
  const near =
    closest(
      query,
      resources.map(({ address }) => address),
    ) ??
    closest(
      query,
      resources.map(({ metadata }) => metadata.path),
    );
  if (near !== undefined) return near;
  const furthest = [...unknown].sort((a, b) => b.setting.below.length - a.setting.below.length);
  for (const { file, setting } of furthest) {
    const meant = corrected(query, file, setting);
    if (meant !== undefined) return meant;
  }
  return undefined;
}

/** The path with the word that is unknown, and then the next one, replaced by what is known there. */
function corrected(query: string, file: ConfigFile, { below, word, known }: UnknownSetting): string | undefined {
  const meant = closest(word, known);
  if (meant === undefined) return undefined;
  const rest = query.split(".").slice([...below, word].join(".").split(".").length);
  const better = [...below, meant, ...rest].join(".");
  const found = findSetting(SCHEMAS[file.kind], better, { value: file.input });
  return "word" in found && found.below.length > below.length ? (corrected(better, file, found) ?? better) : better;
}
