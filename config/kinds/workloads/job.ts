import type { Salvaged } from "../../lenient";
import type { ProjectFile } from "../../project-files";
import type { DeepReadonly } from "../../readonly";
import type { Job, RepeatedTask, Task } from "../../schema/workloads";
import type { NeededGrant, Use } from "../facets";
import type { Kind } from "../kind";
import { accessGrants, claimedTables, goldFromBronze, logGrants, saidTwice } from "./access";
import { jobsRunBy, settingProblems } from "./job-checks";
import { CLEAN_ROOM_STEP } from "./job-clean-rooms";
import { dashboardTaskProblems, schemasShown } from "./job-dashboards";
import { graphProblems } from "./job-graph";
import { languageProblems, photonProblems } from "./job-languages";
import { queryTaskProblems, schemaAsked } from "./job-queries";
import { hasServerlessUsage } from "./job-serverless";
import { checksIn, environmentTaken } from "./job-suites";
import { computeProblems, fileProblems, programProblem, stepsOf } from "./job-tasks";
import { valueProblems } from "./job-values";
import { programProblems } from "./program";
import { scopesRead } from "./secrets";

/** A job of one's own with everything that is derived. */
export type JobModel = DeepReadonly<
  Omit<Job, "program"> & {
    /** Key in the configuration. */
    key: string;
    /** Everything that is shipped. */
    files: ProjectFile[];
    /** Files that are shipped as notebooks. */
    notebooks: string[];
    /** `s3://bucket/folder/` whose files start it. */
    arrivals: string | undefined;
    /** Schemas that its dashboards show, and its queries ask. */
    shown: { catalog: string; schema: string }[];
  }
>;

const stepsIn = (tasks: JobModel["tasks"]) =>
  stepsOf<DeepReadonly<Task>, DeepReadonly<RepeatedTask>>(tasks).map(({ step }) => step);

/** Whether a task runs in a serverless environment of Python. */
const isInEnvironment = (task: Salvaged<Task>): boolean =>
  task.type === "great-expectations" ||
  task.type === "clean-room-notebook" ||
  ("environment" in task && task.environment !== undefined);

/** Several tasks: a job of one's own. */
export const job: Kind<Job, JobModel> = {
  what: "a job",
  runs: [
    { what: "its trigger", pausedBy: "trigger.paused" },
    { what: "its schedule", pausedBy: "trigger.schedule.paused" },
    { what: "mail with pictures of dashboards", pausedBy: "tasks.<key>.subscription.paused" },
  ],
  resolve({ program, ...workload }, key, names) {
    const { trigger } = workload;
    const notebooks = stepsIn(workload.tasks).flatMap((step) => (step.type === "notebook" ? [step.file] : []));
    return {
      ...workload,
      key,
      files: program === undefined ? [] : [...names.projectFiles(program.folder)],
      notebooks: [...new Set(notebooks)].sort(),
      arrivals:
        trigger.mode === "file-arrival" ? `s3://${names.zoneBucket(trigger.zone)}/${trigger.folder}/` : undefined,
      shown: stepsIn(workload.tasks).flatMap((step) =>
        step.type === "dashboard"
          ? schemasShown(names.consumer(step.dashboard))
          : step.type === "query"
            ? schemaAsked(names.consumer(step.query))
            : [],
      ),
    };
  },
  after: (workload) => jobsRunBy(workload),
  writes: claimedTables,
  compute: ({ tasks, clusters }) => [
    ...Object.keys(clusters ?? {}).map((key) => ({
      kind: "classic" as const,
      field: "clusters",
      what: `the cluster ${key} of a job`,
      instead: "let its tasks run serverless",
    })),
    ...(Object.values(tasks ?? {}).some(isInEnvironment)
      ? [{ kind: "serverless" as const, field: "tasks", what: "serverless compute", instead: "use clusters" }]
      : []),
  ],
  underPolicy: ({ tasks, runAs }) => (hasServerlessUsage(tasks ?? {}) ? { runsAs: [runAs] } : undefined),
  jobs: () => 1,
  grants(workload): readonly NeededGrant[] {
    const { trigger, runAs } = workload;
    const watched =
      trigger.mode === "table-update"
        ? trigger.tables.map(({ catalog, schema }) => ({ catalog, schema, volumes: false }))
        : [];
    const checked = checksIn<DeepReadonly<Task>>(workload.tasks).map(([, task]) => task);
    const suites = checked.flatMap(({ suites: all }) =>
      all.map(({ catalog, schema }) => ({ catalog, schema, volumes: false })),
    );
    const results = checked.map(({ results: { catalog, schema } }) => ({
      catalog,
      schema,
      tables: [],
      volumes: false,
    }));
    const modelled = stepsIn(workload.tasks).flatMap((step) =>
      step.type === "dbt" ? [{ catalog: step.catalog, schema: step.schema, tables: [], volumes: false }] : [],
    );
    const shown = workload.shown.map((one) => ({ ...one, volumes: false }));
    return [
      ...accessGrants(runAs, {
        reads: [...workload.reads, ...watched, ...suites, ...shown],
        writes: [...workload.writes, ...modelled, ...results],
      }),
      ...Object.values(workload.clusters).flatMap(({ logs }) => (logs === undefined ? [] : logGrants(runAs, logs))),
      ...(trigger.mode === "file-arrival"
        ? [
            {
              principal: { kind: "service-principal", key: runAs } as const,
              zone: trigger.zone,
              privileges: ["READ_FILES"] as const,
            },
          ]
        : []),
    ];
  },
  readsSecrets: ({ runAs, secretScopes, clusters }) =>
    scopesRead({
      runAs,
      secretScopes,
      secrets: Object.values(clusters).flatMap((cluster) => [
        ...Object.values(cluster.sparkSecrets),
        ...Object.values(cluster.secretVariables),
      ]),
    }),
  uses: ({ runAs: servicePrincipal, tasks }) =>
    stepsIn(tasks).flatMap((step): Use[] => {
      if ("warehouse" in step) {
        const shown = step.type === "dashboard" ? [step.dashboard] : step.type === "query" ? [step.query] : [];
        return [step.warehouse, ...shown].map((key) => ({ family: "consumers", key, servicePrincipal }));
      }
      if (step.type === "pipeline") return [{ family: "workloads", key: step.pipeline, servicePrincipal }];
      return step.type === "run-job" ? [{ family: "workloads", key: step.job, servicePrincipal }] : [];
    }),
  steps: [CLEAN_ROOM_STEP],
  checks: (workload, view) => [
    ...graphProblems(workload, view),
    ...valueProblems(workload, view),
    ...computeProblems(workload, view),
    ...programProblem(workload, view),
    ...environmentTaken(workload, view),
    ...programProblems(workload.program?.folder, view, (files) => fileProblems(workload, files, view)),
    ...saidTwice(workload, undefined, view),
    ...goldFromBronze(workload, undefined, view),
    ...settingProblems(workload, view),
    ...dashboardTaskProblems(workload, view),
    ...queryTaskProblems(workload, view),
    ...languageProblems(workload, view),
    ...photonProblems(workload, view),
  ],
};
