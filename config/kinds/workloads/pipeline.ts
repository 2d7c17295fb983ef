import type { z } from "zod";
import { tableNameOf } from "../../derive/names";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { ProjectFile } from "../../project-files";
import type { DeepReadonly } from "../../readonly";
import type { pipeline as schema } from "../../schema/workloads/pipeline";
import { alertProblems, alertUses } from "../event-alerts";
import type { Kind } from "../kind";
import { LOADING } from "../own-runs";
import type { EntryView } from "../view";
import { accessGrants, claimedTables, goldFromBronze, saidTwice } from "./access";
import { tooManyWorkers, wrongPolicy } from "./clusters";
import { filesAt, isNotebook, programProblems, shown } from "./program";
import { scopesRead, unknownSecret } from "./secrets";
import { keptSettings } from "./spark-settings";

type Pipeline = z.output<typeof schema>;
type Draft = Salvaged<Pipeline>;

/** A pipeline of one's own with everything that is derived. */
export type PipelineModel = DeepReadonly<
  Omit<Pipeline, "program" | "eventLogTable"> & {
    /** Key in the configuration. */
    key: string;
    eventLogTable: string;
    /** Everything that is shipped. */
    files: ProjectFile[];
    /** Paths of the files that define tables. */
    definitions: string[];
  }
>;

const eventLogOf = ({ eventLogTable }: Draft, key: string): string => eventLogTable ?? `${tableNameOf(key)}_event_log`;

/** The schema that it makes its tables in, which it writes without saying so again. */
const ownSchema = ({ catalog, schema }: Draft) => ({ catalog, schema, volumes: false });

/** Files that pipelines read tables' definitions from. */
const DEFINES = /\.(?:py|sql)$/;

const definitionsOf = (files: readonly ProjectFile[], named: readonly string[] | undefined): string[] =>
  [...new Set((named ?? files.map(({ path }) => path)).flatMap((path) => filesAt(files, path)))]
    .map(({ path }) => path)
    .filter((path) => DEFINES.test(path))
    .sort();

/** A declarative pipeline of one's own. */
export const pipeline: Kind<Pipeline, PipelineModel> = {
  what: "a pipeline",
  runs: LOADING,
  resolve({ program, ...workload }, key, names) {
    const files = names.projectFiles(program.folder);
    return {
      ...workload,
      key,
      eventLogTable: eventLogOf(workload, key),
      files,
      definitions: definitionsOf(files, program.definitions),
    };
  },
  writes: (workload, key) => [
    ...[...(workload.tables ?? []), eventLogOf(workload, key)].map((name) => ({
      what: "table" as const,
      catalog: workload.catalog,
      schema: workload.schema,
      name,
      field: "tables",
    })),
    ...claimedTables(workload),
  ],
  underPolicy: ({ runAs, compute }) => (compute?.mode === "classic" ? undefined : { runsAs: [runAs] }),
  compute: ({ compute }) => {
    if (compute?.mode === undefined) return [];
    const classic = compute.mode === "classic";
    return [
      classic
        ? { kind: "classic", field: "compute", what: "a pipeline on classic compute", instead: "use serverless" }
        : {
            kind: "serverless",
            field: "compute",
            what: "serverless compute",
            instead: 'set compute.mode to "classic"',
          },
    ];
  },
  jobs: ({ run }) => (run?.mode === "scheduled" ? 1 : 0),
  grants: (workload) => {
    const own = { catalog: workload.catalog, schema: workload.schema, tables: workload.tables, volumes: false };
    return accessGrants(workload.runAs, { reads: workload.reads, writes: [own, ...workload.writes] });
  },
  uses: alertUses,
  readsSecrets: ({ secrets, ...workload }) => scopesRead({ ...workload, secrets: Object.values(secrets) }),
  checks: (workload, view) => [
    ...sameKey(view),
    ...programProblems(workload.program?.folder, view, (files) => fileProblems(files, workload, view)),
    ...saidTwice(workload, ownSchema(workload), view),
    ...goldFromBronze(workload, ownSchema(workload), view),
    ...configurationProblems(workload, view),
    // Its expectations are in its program.
    ...alertProblems(workload, undefined, view),
    ...(workload.compute?.mode === "classic"
      ? [
          ...wrongPolicy(
            workload.workspace,
            workload.compute.clusterPolicy,
            "pipeline",
            ["compute", "clusterPolicy"],
            view,
          ),
          ...tooManyWorkers(workload.workspace, workload.compute, ["compute"], view),
        ]
      : []),
  ],
};

/** Pipelines of one workspace have names of their own, and those of sources are called after their keys too. */
function sameKey(view: EntryView): Problem[] {
  return Object.hasOwn(view.environment.sources ?? {}, view.key)
    ? [view.problem([], "a source has this key, and its pipeline this name", "use another key")]
    : [];
}

function fileProblems(files: readonly ProjectFile[], { program }: Draft, view: EntryView): Problem[] {
  const field = ["program", "definitions"];
  const named = program?.definitions;
  const unknown = (named ?? []).flatMap((path, index) =>
    filesAt(files, path).length > 0
      ? []
      : [
          view.problem(
            [...field, index],
            `the program has no file or folder ${path}`,
            `name one of its files: ${shown(files.map((file) => file.path))}`,
          ),
        ],
  );
  if (unknown.length > 0) return unknown;
  const definitions = definitionsOf(files, named);
  if (definitions.length === 0) {
    return [
      view.problem(
        named === undefined ? ["program", "folder"] : field,
        "no file defines a table",
        "write one in Python or SQL, ending in .py or .sql",
      ),
    ];
  }
  return files
    .filter((file) => definitions.includes(file.path) && isNotebook(file))
    .map(({ path }) =>
      view.problem(
        ["program", "folder"],
        `${path} is a notebook, exported as a file`,
        'remove its first line, "Databricks notebook source", so that it is a plain file',
      ),
    );
}

function configurationProblems({ configuration, secrets, compute, workspace }: Draft, view: EntryView): Problem[] {
  const names = Object.keys(secrets ?? {});
  return [
    ...keptSettings(configuration, ["configuration"], view),
    ...keptSettings(secrets, ["secrets"], view),
    ...names
      .filter((name) => Object.hasOwn(configuration ?? {}, name))
      .map((name) => view.problem(["secrets", name], "is under configuration too", "keep one of them")),
    ...(compute?.mode === "serverless" && names.length > 0
      ? [
          view.problem(
            ["secrets"],
            "a serverless pipeline takes no secrets in its configuration",
            "list the scope under secretScopes, and read the secret with dbutils.secrets.get",
          ),
        ]
      : []),
    ...Object.entries(secrets ?? {}).flatMap(([name, secret]) =>
      unknownSecret(workspace, secret, ["secrets", name], view),
    ),
  ];
}
