import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Job } from "../../schema/workloads";
import type { EntryView } from "../view";
import { sharedLearning, tooManyWorkers, wrongPolicy } from "./clusters";
import { unknownVolume } from "./declared-volume";
import { stepsOf } from "./job-tasks";
import { unknownSecret } from "./secrets";
import { keptSettings } from "./spark-settings";

type Draft = Salvaged<Job>;

/** Settings of a job that do not go together. */
export const settingProblems = (job: Draft, view: EntryView): Problem[] => [
  ...continuousProblems(job, view),
  ...healthProblems(job, view),
  ...clusterProblems(job, view),
  ...loopProblems(job, view),
  ...jobCircles(job, view),
  ...startProblems(job, view),
];

/** Source: Databricks, "Run jobs continuously". */
function continuousProblems({ trigger, tasks, maxConcurrentRuns }: Draft, view: EntryView): Problem[] {
  if (trigger?.mode !== "continuous") return [];
  return [
    ...(maxConcurrentRuns !== undefined && maxConcurrentRuns > 1
      ? [view.problem(["maxConcurrentRuns"], "a continuous job runs once at a time", "leave it out")]
      : []),
    ...Object.entries(tasks ?? {}).flatMap(([key, task]) => [
      ...((task.dependsOn ?? []).length > 0
        ? [
            view.problem(
              ["tasks", key, "dependsOn"],
              "tasks of a continuous job do not wait for each other",
              "make a job of each, or start this one in another way",
            ),
          ]
        : []),
      ...("retries" in task && (task.retries ?? 0) > 0
        ? [
            view.problem(
              ["tasks", key, "retries"],
              "a continuous job tries again by itself",
              "leave it out, and see trigger.taskRetryMode",
            ),
          ]
        : []),
    ]),
  ];
}

/** Who is told that a limit is passed needs the limit. */
function healthProblems({ notify, destinations, health }: Draft, view: EntryView): Problem[] {
  const { runMinutes, ...backlog } = health ?? {};
  const hasBacklog = Object.values(backlog).some((limit) => limit !== undefined);
  const rules = [
    { event: "onSlowRun", has: runMinutes !== undefined, limit: "runMinutes" },
    { event: "onBacklog", has: hasBacklog, limit: "backlogSeconds or another limit of a backlog" },
  ] as const;
  return rules.flatMap(({ event, has, limit }) =>
    (["notify", "destinations"] as const)
      .filter((field) => !has && ((field === "notify" ? notify : destinations)?.[event] ?? []).length > 0)
      .map((field) => view.problem([field, event], "nothing says when that is", `set health.${limit}`)),
  );
}

function clusterProblems({ clusters, tasks, workspace }: Draft, view: EntryView): Problem[] {
  const used = new Set(
    stepsOf<NonNullable<Draft["tasks"]>[string], object>(tasks ?? {}).flatMap(({ step }) =>
      "cluster" in step && typeof step.cluster === "string" ? [step.cluster] : [],
    ),
  );
  return Object.entries(clusters ?? {}).flatMap(([key, cluster]) => {
    const path = ["clusters", key];
    const twice = (plain: object | undefined, secret: object | undefined, field: string): Problem[] =>
      Object.keys(secret ?? {})
        .filter((name) => Object.hasOwn(plain ?? {}, name))
        .map((name) => view.problem([...path, field, name], "is there without a secret too", "keep one of them"));
    return [
      ...(used.has(key) ? [] : [view.problem(path, "no task runs on it", "name it in a task, or remove it")]),
      ...wrongPolicy(workspace, cluster.clusterPolicy, "job", [...path, "clusterPolicy"], view),
      ...tooManyWorkers(workspace, cluster, path, view),
      ...sharedLearning(workspace, cluster, path, view),
      ...twice(cluster.sparkConf, cluster.sparkSecrets, "sparkSecrets"),
      ...(["sparkConf", "sparkSecrets"] as const).flatMap((field) =>
        keptSettings(cluster[field], [...path, field], view),
      ),
      ...twice(cluster.variables, cluster.secretVariables, "secretVariables"),
      ...unknownVolume(cluster.logs ?? {}, [...path, "logs"], view),
      ...(["sparkSecrets", "secretVariables"] as const).flatMap((field) =>
        Object.entries(cluster[field] ?? {}).flatMap(([name, secret]) =>
          unknownSecret(workspace, secret, [...path, field, name], view),
        ),
      ),
    ];
  });
}

/** A loop has its values from one place. */
function loopProblems({ tasks }: Draft, view: EntryView): Problem[] {
  return Object.entries(tasks ?? {}).flatMap(([key, task]) => {
    if (task.type !== "for-each") return [];
    const { inputs, inputsFrom } = task;
    if ((inputs === undefined) !== (inputsFrom === undefined)) return [];
    return [
      inputs === undefined
        ? view.problem(["tasks", key], "has no values", "write inputs, or say with inputsFrom where they come from")
        : view.problem(["tasks", key, "inputsFrom"], "has its values under inputs already", "keep one of them"),
    ];
  });
}

type JobLike = { readonly kind?: string | undefined; readonly tasks?: Draft["tasks"] };

/** Jobs that a job runs. */
export const jobsRunBy = ({ tasks }: Pick<JobLike, "tasks">): string[] =>
  stepsOf<NonNullable<Draft["tasks"]>[string], object>(tasks ?? {}).flatMap(({ step }) =>
    "job" in step && typeof step.job === "string" ? [step.job] : [],
  );

/** No job runs itself, over others either. */
function jobCircles(job: Draft, view: EntryView): Problem[] {
  const workloads: Readonly<Record<string, JobLike>> = view.environment.workloads ?? {};
  const reached = new Set<string>();
  const follow = (keys: readonly string[]): void => {
    for (const key of keys) {
      if (reached.has(key)) continue;
      reached.add(key);
      if (Object.hasOwn(workloads, key)) follow(jobsRunBy(workloads[key] ?? {}));
    }
  };
  follow(jobsRunBy(job));
  return reached.has(view.key)
    ? [view.problem(["tasks"], "runs itself, over other jobs perhaps", "take that task out")]
    : [];
}

interface Startable {
  readonly kind?: string | undefined;
  readonly runAs?: string | undefined;
  readonly run?: { readonly mode?: string | undefined } | undefined;
}

/** What a task starts can be started, by whom the job runs as. */
function startProblems({ tasks, runAs }: Draft, view: EntryView): Problem[] {
  const families: Readonly<Record<"pipeline" | "source", Readonly<Record<string, Startable>> | undefined>> = {
    pipeline: view.environment.workloads,
    source: view.environment.sources,
  };
  return Object.entries(tasks ?? {}).flatMap(([key, task]) => {
    const [type, name] =
      "pipeline" in task
        ? (["pipeline", task.pipeline] as const)
        : (["source", "source" in task ? task.source : undefined] as const);
    const started = families[type] ?? {};
    const target = name !== undefined && Object.hasOwn(started, name) ? started[name] : undefined;
    const field = ["tasks", key, type];
    if (target?.run?.mode === "continuous") {
      return [view.problem(field, `${name} runs on and on, and nothing has to start it`, "take the task out")];
    }
    const other = type === "source" && target?.runAs !== undefined && runAs !== undefined && target.runAs !== runAs;
    return other
      ? [
          view.problem(
            field,
            `${name} can be started by ${target.runAs} alone, whom it runs as`,
            "let both run as the same service principal",
          ),
        ]
      : [];
  });
}
