import { isDeepStrictEqual } from "node:util";
import { REGION_OVERRIDES } from "../../config/derive/region-overrides";
import { type FileOrigins, type Origins, originOf } from "../../config/origins";
import type { Resolved, ResolvedFile } from "../../config/resolve";
import { type Leaf, leavesOf, type Segments, valueAt } from "./leaves";

/**
 * Where a value comes from. `written`: a file writes it. `company`: the account's file says it for all environments, or
 * for those of a stage. `default`: nobody does, and the schema's default holds. `derived`: it follows from other
 * settings. `published`: AWS or Databricks says so (`config/facts/`).
 */
export type From = "written" | "company" | "default" | "derived" | "published";

/** A place in a file of the configuration. */
export interface Said {
  /** Relative to the project. */
  readonly file: string;
  /** Line that it is on, or what is above it; none where it cannot be found. */
  readonly line?: number;
}

/** One value of the resolved configuration. */
export interface Value extends Leaf {
  /** Path with dots, as `npm run where` takes it. */
  readonly setting: string;
  readonly from: From;
  /** Who wrote it, where somebody did. */
  readonly at?: Said;
  /** The word that is written there and stands for the whole list: a role for its privileges. */
  readonly word?: string;
  /** What it wins over, the later first. */
  readonly over: readonly (Said & { readonly value: unknown })[];
}

/** The line of a file that a setting is on. */
export type LineIn = (file: string, segments: Segments) => number | undefined;

/** Fields of an environment that the account says where the environment does not. */
const INHERITED: readonly string[] = ["state", "tags"];

/** Fields of the models that are copied from what AWS and Databricks publish. */
const PUBLISHED: readonly string[] = ["partition", "principals", "regionFacts"];

/** Every value of a file as it is resolved, with where it comes from. */
export function valuesOf(
  of: ResolvedFile,
  { files: [account], origins }: Pick<Resolved, "files" | "origins">,
  lineIn: LineIn,
): Value[] {
  return leaves(of).map((leaf) => ({
    ...leaf,
    setting: leaf.segments.join("."),
    ...(said(of, leaf.segments, origins, lineIn) ?? inherited(of, account, leaf, lineIn) ?? unwritten(of, leaf)),
    ...wordFor(leaf.value, valueAt(of.input, leaf.segments)),
  }));
}

/** What the stacks get, and settings that they get in another form alone. */
function leaves({ parsed, model }: ResolvedFile): Leaf[] {
  const more = leavesOf(parsed).filter(({ segments }) => valueAt(model, segments) === undefined);
  return inOrder([...leavesOf(model), ...more], [...Object.keys(parsed), ...Object.keys(model)]);
}

/** By the order of the sections in a file; what is derived alone comes last. */
function inOrder(all: readonly Leaf[], sections: readonly string[]): Leaf[] {
  const place = ({ segments: [section = ""] }: Leaf) => sections.indexOf(section);
  return [...all].sort((one, other) => place(one) - place(other));
}

const wordFor = (value: unknown, written: unknown): Pick<Value, "word"> =>
  Array.isArray(value) && typeof written === "string" ? { word: written } : {};

type Origin = Pick<Value, "from" | "at" | "over">;

/** Of what the file says, alone or with others. */
function said(
  { file, input }: ResolvedFile,
  segments: Segments,
  origins: FileOrigins,
  lineIn: LineIn,
): Origin | undefined {
  if (valueAt(input, segments) === undefined) return undefined;
  const merged = origins.get(file);
  if (merged === undefined) return { from: "written", at: placeIn(file, segments, lineIn), over: [] };
  const { segments: known } = originOf(merged, segments.join("."));
  const { files, values, paths = [] } = nodeAt(merged, known);
  const deeper = segments.slice(known.length);
  const [at, ...over] = files.map((name, index) => ({
    ...placeIn(name, inFile(paths[index], segments, deeper), lineIn),
    value: valueAt(values[index], deeper),
  }));
  return {
    from: paths[0] === undefined ? "written" : "company",
    at: { file: at?.file ?? file, ...(at?.line !== undefined && { line: at.line }) },
    over: over.filter(({ value }) => value !== undefined),
  };
}

/** Where a file says a setting that is known to it by another path. */
const inFile = (path: Segments | undefined, segments: Segments, deeper: Segments): Segments =>
  path === undefined ? segments : [...path, ...deeper];

/** Of what an environment has from the account. */
function inherited(of: ResolvedFile, account: ResolvedFile, { segments }: Leaf, lineIn: LineIn): Origin | undefined {
  if (of.kind === "account") return undefined;
  const there = inAccount(of, segments);
  return there === undefined || valueAt(account.input, there) === undefined
    ? undefined
    : { from: "company", at: placeIn(account.file, there, lineIn), over: [] };
}

/** Where the account would say a value of an environment. */
function inAccount({ model }: ResolvedFile, segments: Segments): Segments | undefined {
  const [section = "", ...path] = segments;
  if (INHERITED.includes(section)) return segments;
  const override = REGION_OVERRIDES.find(({ fact }) => fact === path.join("."));
  if (section !== "regionFacts" || override === undefined) return undefined;
  return ["regionOverrides", String(valueAt(model, ["region"])), override.name];
}

/** Of what nobody has written. */
function unwritten({ parsed }: ResolvedFile, { segments, value }: Leaf): Origin {
  const [section = ""] = segments;
  const from = PUBLISHED.includes(section) ? "published" : "derived";
  return { from: isDeepStrictEqual(valueAt(parsed, segments), value) ? "default" : from, over: [] };
}

const placeIn = (file: string, segments: Segments, lineIn: LineIn): Said => {
  const line = lineIn(file, segments);
  return { file, ...(line !== undefined && { line }) };
};

/** What is known of a path that is there. */
const nodeAt = (origins: Origins, segments: Segments): Origins =>
  segments.reduce((at, segment) => at.fields.get(segment) ?? at, origins);
