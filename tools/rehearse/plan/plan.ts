import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { type Sample, type SampleFile, type Samples, samplesIn } from "../samples/folder";
import { madeSamples } from "../samples/made";
import { tablesIn } from "../samples/tables";
import type { EmittedPipeline } from "./pipelines";

/** One pipeline as the runner takes it. */
export interface PlannedPipeline {
  readonly key: string;
  readonly catalog: string;
  readonly schema: string;
  /** Folder of its files on this machine. */
  readonly root: string;
  /** Files that define tables, relative to the root. */
  readonly programs: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
  /** Files that come before each update. */
  readonly updates: readonly (readonly Sample[])[];
  /** Whether the rows of its tables are reported too. */
  readonly content: boolean;
}

/** What the runner is given. */
export interface Plan {
  readonly pipelines: readonly PlannedPipeline[];
  /** Tables that no pipeline makes → files with a line of JSON for each row. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/** Why a pipeline takes no part. */
export interface LeftOut {
  readonly key: string;
  readonly why: string;
}

export interface Planned {
  readonly plan: Plan;
  readonly leftOut: readonly LeftOut[];
  /** Keys of pipelines whose samples are made. */
  readonly made: readonly string[];
}

/**
 * What is run, with the programs and samples as files below a folder.
 * @param data folder of the samples, `<project>/data`
 * @param content whether a pipeline's rows are wanted
 */
export function planOf(
  pipelines: readonly EmittedPipeline[],
  {
    data,
    folder,
    content,
  }: { readonly data: string; readonly folder: string; readonly content: (key: string) => boolean },
): Planned {
  const leftOut: LeftOut[] = [];
  const made: string[] = [];
  const planned = pipelines.flatMap((pipeline) => {
    const why = unfit(pipeline);
    if (why !== undefined) {
      // A source may have two pipelines, of which neither has a program.
      if (!leftOut.some((other) => other.key === pipeline.key && other.why === why)) {
        leftOut.push({ key: pipeline.key, why });
      }
      return [];
    }
    const root = join(folder, "programs", pipeline.key);
    for (const { path, content: bytes } of pipeline.files) write(join(root, relative(pipeline.root, path)), bytes);
    const given = samplesIn(join(data, pipeline.key), pipeline.configuration);
    if (given === undefined && CHANGES.some((setting) => setting in pipeline.configuration)) {
      leftOut.push({
        key: pipeline.key,
        why: `it loads changes, which are not made up; put samples under data/${pipeline.key}/`,
      });
      return [];
    }
    const samples = given ?? madeOf(pipeline, join(folder, "samples", pipeline.key));
    if (given === undefined && samples.length > 0) made.push(pipeline.key);
    const { key, catalog, schema, configuration } = pipeline;
    const programs = pipeline.programs.map(({ path }) => relative(pipeline.root, path));
    return [{ key, catalog, schema, root, programs, configuration, updates: samples, content: content(key) }];
  });
  return { plan: { pipelines: planned, tables: tablesIn(data) }, leftOut, made };
}

/** Settings of the shipped programs by which rows come of changes. */
const CHANGES = ["lakehouse.source.changes", "lakehouse.silver.changes"] as const;

/** Why a pipeline cannot be rehearsed. */
const unfit = ({ programs }: EmittedPipeline): string | undefined =>
  programs.length === 0 ? "a connector of Databricks loads it, no program" : undefined;

function madeOf({ configuration }: EmittedPipeline, folder: string): Samples {
  return (madeSamples(configuration) ?? []).map((files) =>
    files.map(({ name, content, ...how }: SampleFile): Sample => {
      write(join(folder, name), content);
      return { from: join(folder, name), to: name, ...how };
    }),
  );
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
