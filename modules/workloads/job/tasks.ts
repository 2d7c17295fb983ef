import type { JobTask, JobTaskForEachTaskTask } from "@cdktf/provider-databricks/lib/job";
import { Token } from "cdktf";
import { mapValues } from "../../../config/derive/map-values";
import type { JobModel } from "../../../config/kinds/workloads/job";
import { SUITE_ENVIRONMENT } from "../../../config/kinds/workloads/job-suites";
import { literal } from "../../terraform/literal";
import type { ProgramFolder } from "../program-folder";
import { checkParameters } from "./checks";
import { dashboardTaskOf } from "./dashboard-task";

type Task = JobModel["tasks"][string];
type Repeated = Extract<Task, { type: "for-each" }>["task"];
type Step = Exclude<Task, { type: "for-each" | "condition" }> | Repeated;

/** What tasks need of others; may be references. */
export interface TaskPlaces {
  /** The job's files; undefined where it has none. */
  readonly program: ProgramFolder | undefined;
  /** Full path of the shipped program that checks tables by suites. */
  checksPath(): string;
  catalogName(key: string): string;
  warehouseId(key: string): string;
  /** Of a pipeline of one's own, or of a source. */
  pipelineId(key: string): string;
  jobId(key: string): string;
  dashboardId(key: string): string;
  queryId(key: string): string;
  destinationId(key: string): string;
}

/** The tasks of a job in the order of their keys, in which the provider reads them back. */
export function tasksOf(job: JobModel, places: TaskPlaces): JobTask[] {
  return Object.entries(job.tasks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([taskKey, task]) => ({
      taskKey,
      ...(task.description !== undefined && { description: literal(task.description) }),
      ...(task.dependsOn.length > 0 && {
        dependsOn: task.dependsOn.map((earlier) => ({
          taskKey: earlier.task,
          ...(earlier.outcome !== undefined && { outcome: String(earlier.outcome) }),
        })),
        runIf: task.runIf,
      }),
      ...workOf(taskKey, task, places),
    }));
}

function workOf(key: string, task: Task, places: TaskPlaces): Omit<JobTask, "taskKey"> {
  switch (task.type) {
    case "condition":
      return { conditionTask: { left: literal(task.left), op: task.op, right: literal(task.right) } };
    case "for-each":
      return {
        forEachTask: {
          inputs: literal(task.inputsFrom ?? JSON.stringify(task.inputs)),
          concurrency: task.concurrency,
          // Only a reader sees the name; it has to differ from those of other tasks.
          task: { taskKey: `${key}_iteration`, ...stepOf(task.task, places) },
        },
      };
    default:
      return stepOf(task, places);
  }
}

type Work = Omit<JobTaskForEachTaskTask, "taskKey"> & Omit<JobTask, "taskKey">;

/** A task that can stand in a loop, too. */
function stepOf(step: Step, places: TaskPlaces): Work {
  return {
    ...taskOf(step, places),
    ...computeOf(step, places),
    // Said where it is none, too: a reader need not know what none means to Databricks.
    maxRetries: step.retries,
    ...(step.retries > 0 && { minRetryIntervalMillis: step.retryAfterSeconds * 1000 }),
    ...(step.retryOnTimeout && { retryOnTimeout: true }),
    ...(step.timeoutMinutes !== undefined && { timeoutSeconds: step.timeoutMinutes * 60 }),
  };
}

const inProgram = ({ program }: TaskPlaces): ProgramFolder => {
  if (program === undefined) throw new Error("a job whose tasks need files is checked to have a program");
  return program;
};

/** A map of texts as an argument of some name; none where it is empty. */
const texts = <K extends string>(name: K, values: Readonly<Record<string, string>>) =>
  (Object.keys(values).length === 0 ? {} : { [name]: mapValues(values, literal) }) as {
    [N in K]?: Record<string, string>;
  };
const list = (parameters: readonly string[]) =>
  parameters.length === 0 ? {} : { parameters: parameters.map(literal) };

function taskOf(step: Step, places: TaskPlaces): Work {
  switch (step.type) {
    case "notebook":
      return {
        notebookTask: {
          notebookPath: inProgram(places).notebookPathOf(step.file),
          source: "WORKSPACE",
          ...texts("baseParameters", step.parameters),
        },
      };
    case "python":
      return {
        sparkPythonTask: {
          pythonFile: inProgram(places).pathOf(step.file),
          source: "WORKSPACE",
          ...list(step.parameters),
        },
      };
    case "wheel":
      return {
        pythonWheelTask: { packageName: step.package, entryPoint: step.entryPoint, ...list(step.parameters) },
      };
    case "jar":
      return { sparkJarTask: { mainClassName: literal(step.mainClass), ...list(step.parameters) } };
    case "sql":
      return {
        sqlTask: {
          warehouseId: places.warehouseId(step.warehouse),
          file: { path: inProgram(places).pathOf(step.file), source: "WORKSPACE" },
          ...texts("parameters", step.parameters),
        },
      };
    case "query":
      return {
        sqlTask: {
          warehouseId: places.warehouseId(step.warehouse),
          query: { queryId: places.queryId(step.query) },
          ...texts("parameters", step.parameters),
        },
      };
    case "dbt": {
      const program = inProgram(places);
      return {
        dbtTask: {
          commands: step.commands.map(literal),
          source: "WORKSPACE",
          projectDirectory: step.project === undefined ? program.path : program.pathOf(step.project),
          warehouseId: places.warehouseId(step.warehouse),
          catalog: places.catalogName(step.catalog),
          schema: step.schema,
        },
      };
    }
    case "great-expectations":
      return {
        sparkPythonTask: {
          pythonFile: places.checksPath(),
          source: "WORKSPACE",
          parameters: checkParameters(step, {
            pathOf: (file) => inProgram(places).pathOf(file),
            catalogName: (key) => places.catalogName(key),
          }),
        },
        environmentKey: SUITE_ENVIRONMENT,
      };
    case "pipeline":
      return { pipelineTask: { pipelineId: places.pipelineId(step.pipeline), fullRefresh: step.fullRefresh } };
    case "source":
      return { pipelineTask: { pipelineId: places.pipelineId(step.source), fullRefresh: false } };
    case "dashboard":
      return { dashboardTask: dashboardTaskOf(step, places) };
    case "clean-room-notebook":
      return {
        cleanRoomsNotebookTask: {
          cleanRoomName: literal(step.room),
          notebookName: literal(step.notebook),
          ...(step.etag !== undefined && { etag: literal(step.etag) }),
          ...texts("notebookBaseParameters", step.parameters),
        },
      };
    case "run-job":
      return {
        runJobTask: { jobId: Token.asNumber(places.jobId(step.job)), ...texts("jobParameters", step.parameters) },
      };
  }
}

/** Cluster or environment, and what is installed there for the task. */
function computeOf(step: Step, places: TaskPlaces): Work {
  const cluster = "cluster" in step ? step.cluster : undefined;
  if (cluster === undefined) {
    return "environment" in step && step.environment !== undefined ? { environmentKey: step.environment } : {};
  }
  const library = [
    ...("dependencies" in step
      ? [
          ...step.dependencies.map((name) => (name.startsWith("/") ? { whl: name } : { pypi: { package: name } })),
          ...step.wheels.map((file) => ({ whl: inProgram(places).pathOf(file) })),
        ]
      : []),
    ...("jars" in step ? step.jars.map((jar) => ({ jar })) : []),
  ];
  return { jobClusterKey: cluster, ...(library.length > 0 && { library }) };
}
