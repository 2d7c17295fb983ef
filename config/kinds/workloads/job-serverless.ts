/** As much of a task as says where it runs; of a draft too. */
interface Work {
  readonly type?: string | undefined;
  readonly cluster?: string | undefined;
  readonly environment?: string | undefined;
}

/** Types of tasks that run on serverless compute where they name no cluster. */
const OF_THE_JOB = ["great-expectations", "notebook"];
/** The same, on compute that pipelines have of their own. */
const OF_PIPELINES = ["pipeline", "source"];

const stepOf = (task: Work & { readonly task?: Work | undefined }): Work =>
  task.type === "for-each" ? (task.task ?? task) : task;

const isOn = (types: readonly string[], step: Work): boolean =>
  step.environment !== undefined || (step.cluster === undefined && types.includes(step.type ?? ""));

type Tasks = Readonly<Record<string, Work>>;

/** Whether a task runs on serverless compute, its own or that of a pipeline. */
export const runsServerless = (tasks: Tasks): boolean =>
  Object.values(tasks).some((task) => isOn([...OF_THE_JOB, ...OF_PIPELINES], stepOf(task)));

/** Whether serverless usage is the job's own: that of pipelines is billed as theirs. */
export const hasServerlessUsage = (tasks: Tasks): boolean =>
  Object.values(tasks).some((task) => isOn(OF_THE_JOB, stepOf(task)));
