import type { z } from "zod";
import { LOG_GROUPS, ROLES, stateMachineLogsOf } from "../../derive/purposes";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { stateMachine as schema } from "../../schema/workloads/state-machine";
import type { TakenName } from "../facets";
import type { Kind } from "../kind";
import type { EntryView } from "../view";
import { SECRET_BY_HAND, startProblems, unreachable } from "./called-from-aws";
import { type ScheduleModel, scheduleNames, scheduleOf } from "./event-schedule";
import { textIn } from "./program";
import { definitionProblems } from "./state-machine-file";

type StateMachine = z.output<typeof schema>;
export type Step = Extract<DeepReadonly<StateMachine["definition"]>, { mode: "steps" }>["steps"][number];

/** A state machine with everything that is derived. */
export type StateMachineModel = DeepReadonly<StateMachine> & {
  /** Key in the configuration. */
  readonly key: string;
  /** Name of it and of its connection. */
  readonly name: string;
  /** ARN, known before it exists. */
  readonly arn: string;
  readonly logGroupName: string;
  /** Role that it works with. */
  readonly role: { readonly name: string; readonly arn: string };
  /** Keys of the jobs that it starts. */
  readonly jobs: readonly string[];
  /** ARNs of the functions that it calls. */
  readonly functions: readonly string[];
  /** The definition as it was written; undefined where it is made of steps. */
  readonly written: string | undefined;
  /** What starts it; undefined where others do. */
  readonly timer: ScheduleModel | undefined;
};

const once = (texts: readonly string[]): string[] => [...new Set(texts)];

function worksWith(definition: DeepReadonly<StateMachine["definition"]>) {
  if (definition.mode === "file") return { jobs: definition.jobs, functions: definition.functions };
  const { steps } = definition;
  return {
    jobs: once(steps.flatMap((step) => (step.type === "run-job" ? [step.job] : []))),
    functions: once(steps.flatMap((step) => (step.type === "function" ? [step.functionArn] : []))),
  };
}

/** A state machine of Step Functions. */
export const stateMachine: Kind<StateMachine, StateMachineModel> = {
  what: "a state machine",
  runs: [{ what: "the state machine, at set times", pausedBy: "schedule.paused" }],
  resolve(machine, key, names) {
    const name = `${names.prefix}-${ROLES.run(key)}`;
    const { definition } = machine;
    return {
      ...machine,
      key,
      name,
      arn: `arn:${names.partition}:states:${names.region}:${names.awsAccountId}:stateMachine:${name}`,
      logGroupName: stateMachineLogsOf(names.prefix, LOG_GROUPS.run(key)),
      role: names.role(ROLES.run(key)),
      ...worksWith(definition),
      written: definition.mode === "file" ? textIn(names.projectFiles(definition.folder), definition.file) : undefined,
      timer: machine.schedule === undefined ? undefined : scheduleOf(key, names),
    };
  },
  uses: ({ jobs, startsAs }) =>
    jobs.map((job) => ({ family: "workloads" as const, key: job, servicePrincipal: startsAs })),
  accesses: ({ functions }) =>
    functions.map((arn) => ({ does: "call-function" as const, arn, key: { mode: "none" as const } })),
  names: ({ schedule }, key) => {
    const taken = (what: TakenName["what"], purpose = ROLES.run(key)): TakenName => ({
      what,
      layer: "operations",
      purpose,
    });
    return [
      taken("state-machine"),
      taken("event-connection"),
      taken("role"),
      taken("state-machine-log", LOG_GROUPS.run(key)),
      ...(schedule === undefined ? [] : scheduleNames(key)),
    ];
  },
  steps: [
    {
      id: "put-state-machine-secrets",
      title: "the secrets with which Step Functions starts jobs",
      instructions: SECRET_BY_HAND,
      blocking: false,
    },
  ],
  checks: (machine, view) => [
    ...unreachable(machine.workspace, view, "from an event trigger through a function"),
    ...stepProblems(machine, view),
    ...definitionProblems(machine, view),
    ...functionPlaces(machine, view),
  ],
};

function stepProblems({ definition }: Salvaged<StateMachine>, view: EntryView): Problem[] {
  if (definition?.mode === "file") {
    return (definition.jobs ?? []).flatMap((job, index) =>
      startProblems(job, [], { job: ["definition", "jobs", index], parameters: [] }, view),
    );
  }
  const seen = new Set<string>();
  if (definition?.mode !== "steps") return [];
  return (definition.steps ?? []).flatMap((step, index): Problem[] => {
    const at = ["definition", "steps", index] as const;
    const name = step?.name;
    const again = name !== undefined && seen.has(name);
    if (name !== undefined) seen.add(name);
    return [
      ...(again ? [view.problem([...at, "name"], `there is a step ${name} already`, "give it a name of its own")] : []),
      ...(step?.type === "run-job"
        ? startProblems(
            step.job,
            Object.keys(step.parameters ?? {}),
            { job: [...at, "job"], parameters: [...at, "parameters"] },
            view,
          )
        : []),
    ];
  });
}

/** Functions are beside the state machine. */
function functionPlaces({ definition }: Salvaged<StateMachine>, view: EntryView): Problem[] {
  const { region: here, awsAccountId } = view.environment;
  if (here === undefined || awsAccountId === undefined) return [];
  const all = [
    ...(definition?.mode === "file" ? (definition.functions ?? []) : []).map((arn, index) => ({
      arn,
      field: ["definition", "functions", index],
    })),
    ...(definition?.mode === "steps" ? (definition.steps ?? []) : []).flatMap((step, index) =>
      step?.type === "function"
        ? [{ arn: step.functionArn, field: ["definition", "steps", index, "functionArn"] }]
        : [],
    ),
  ];
  return all.flatMap(({ arn, field }) => {
    const [, , , region, account] = arn?.split(":") ?? [];
    if (region === undefined || (region === here && account === awsAccountId)) return [];
    return [
      view.problem(
        field,
        `is in ${region} of account ${account}, and the state machine in ${here} of ${awsAccountId}`,
        "name a function beside the state machine",
      ),
    ];
  });
}
