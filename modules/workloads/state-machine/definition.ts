import type { StateMachineModel, Step } from "../../../config/kinds/workloads/state-machine";
import { PLACEHOLDER } from "../../../config/kinds/workloads/state-machine-file";
import { literal } from "../../terraform/literal";

/** What only Terraform knows. */
export interface Known {
  /** `https://dbc-….cloud.databricks.com`. */
  readonly workspaceUrl: string;
  readonly connectionArn: string;
  /** Key of a job → its id, a number. */
  jobId(key: string): string;
}

/** The API of jobs, below the address of the workspace. Source: Databricks, Jobs API 2.2. */
export const API = {
  start: "/api/2.2/jobs/run-now",
  look: "/api/2.2/jobs/runs/get",
  cancel: "/api/2.2/jobs/runs/cancel",
} as const;

/** The definition, in which everything is as it was meant: what Terraform knows is a reference, and all else is text. */
export const definitionOf = (machine: StateMachineModel, known: Known): string =>
  machine.written === undefined ? fromSteps(machine, known) : fromFile(machine.written, known);

/** An id is a number, so that quotes around it go. */
const QUOTED_ID = /"(@job_id\.[a-z0-9-]+@)"/g;

/** Placeholders become references; signs of JSONata and of JSONPath stay what they are. */
function fromFile(text: string, known: Known): string {
  const value = (placeholder: string): string => {
    if (placeholder === "workspace_url") return known.workspaceUrl;
    if (placeholder === "connection_arn") return known.connectionArn;
    return known.jobId(placeholder.slice("job_id.".length));
  };
  return text
    .replace(QUOTED_ID, "$1")
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 0 ? literal(part) : value(part)))
    .join("");
}

type State = Readonly<Record<string, unknown>>;

/** Faults that pass by themselves. Source: Step Functions developer guide, "Errors of HTTP Tasks". */
const RETRY = [
  {
    ErrorEquals: [429, 500, 502, 503, 504].map((code) => `States.Http.StatusCode.${code}`).concat("States.Http.Socket"),
    IntervalSeconds: 5,
    BackoffRate: 2,
    MaxAttempts: 6,
  },
];

/** Stands for a job's id until the text is made: a reference has to be outside of quotes. */
const idMark = (job: string): string => `@job_id.${job}@`;

function fromSteps({ definition, description, key }: StateMachineModel, known: Known): string {
  if (definition.mode !== "steps") throw new Error(`${key} has a definition of its own`);
  const { steps } = definition;
  const states = steps.map((step, index) => statesOf(step, steps[index + 1]?.name));
  const text = JSON.stringify({
    ...(description !== undefined && { Comment: description }),
    StartAt: steps[0]?.name,
    TimeoutSeconds: definition.timeoutMinutes * 60,
    States: Object.assign({}, ...states.map((make) => make(known))),
  });
  return text.replace(/"@job_id\.([a-z0-9-]+)@"/g, (_, job: string) => known.jobId(job));
}

/** Where what came of a step is, for later ones: `$.steps.load_orders`. */
const resultOf = (name: string): string => `$.steps.${name.replaceAll("-", "_")}`;

function statesOf(step: Step, next: string | undefined): (known: Known) => Readonly<Record<string, State>> {
  const then = next === undefined ? { End: true } : { Next: next };
  switch (step.type) {
    case "wait":
      return () => ({ [step.name]: { Type: "Wait", Seconds: step.seconds, ...then } });
    case "function":
      return () => ({
        [step.name]: {
          Type: "Task",
          Resource: "arn:aws:states:::lambda:invoke",
          Parameters: { FunctionName: step.functionArn, "Payload.$": "$" },
          ResultSelector: { "payload.$": "$.Payload" },
          ResultPath: resultOf(step.name),
          Retry: [
            {
              ErrorEquals: ["Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.TooManyRequestsException"],
              IntervalSeconds: 2,
              BackoffRate: 2,
              MaxAttempts: 6,
            },
          ],
          ...then,
        },
      });
    case "run-job":
      return (known) => runStates(step, next, known);
  }
}

/** Starts a run, looks at it until it has ended, and goes on or fails. */
function runStates(
  step: Extract<Step, { type: "run-job" }>,
  next: string | undefined,
  { workspaceUrl, connectionArn }: Known,
): Readonly<Record<string, State>> {
  const { name } = step;
  const result = resultOf(name);
  const states = { wait: `${name}: wait`, look: `${name}: look`, ended: `${name}: ended?`, failed: `${name}: failed` };
  const call = (method: "GET" | "POST", path: string, rest: State): State => ({
    Type: "Task",
    Resource: "arn:aws:states:::http:invoke",
    Parameters: {
      ApiEndpoint: `${workspaceUrl}${path}`,
      Method: method,
      Authentication: { ConnectionArn: connectionArn },
      ...rest,
    },
    ResultPath: result,
    Retry: RETRY,
  });
  const parameters = Object.fromEntries(
    Object.entries(step.parameters).map(([parameter, value]) =>
      value.mode === "value"
        ? [parameter, value.value]
        : [`${parameter}.$`, `States.Format('{}', ${pathOf(value.field)})`],
    ),
  );
  return {
    [name]: {
      ...call("POST", API.start, {
        RequestBody: {
          job_id: idMark(step.job),
          // The same for every attempt of this step in this execution: a run starts once.
          "idempotency_token.$": `States.Hash(States.Format('{}/${name}', $$.Execution.Id), 'SHA-256')`,
          ...(Object.keys(parameters).length > 0 && { job_parameters: parameters }),
        },
      }),
      // As text: a run's id has more digits than some readers of JSON keep.
      ResultSelector: { "run_id.$": "States.JsonToString($.ResponseBody.run_id)" },
      Next: states.wait,
    },
    [states.wait]: { Type: "Wait", Seconds: step.pollSeconds, Next: states.look },
    [states.look]: {
      ...call("GET", API.look, { QueryParameters: { "run_id.$": `${result}.run_id` } }),
      ResultSelector: {
        "run_id.$": "States.JsonToString($.ResponseBody.run_id)",
        "status.$": "$.ResponseBody.status",
      },
      Next: states.ended,
    },
    [states.ended]: {
      Type: "Choice",
      Choices: [
        {
          And: [
            { Variable: `${result}.status.state`, StringEquals: "TERMINATED" },
            { Variable: `${result}.status.termination_details.code`, IsPresent: true },
            { Variable: `${result}.status.termination_details.code`, StringEquals: "SUCCESS" },
          ],
          Next: next ?? DONE,
        },
        { Variable: `${result}.status.state`, StringEquals: "TERMINATED", Next: states.failed },
      ],
      Default: states.wait,
    },
    [states.failed]: {
      Type: "Fail",
      Error: "Databricks.RunFailed",
      CausePath: `States.JsonToString(${result})`,
    },
    ...(next === undefined && { [DONE]: { Type: "Succeed" } }),
  };
}

/** State after the last step. */
const DONE = "done: all steps";

/** JSONPath of a value that the execution was started with; names with hyphens stand in brackets. */
const pathOf = (field: string): string =>
  `$${field
    .split(".")
    .map((part) => `['${part}']`)
    .join("")}`;
