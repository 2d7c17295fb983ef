import type { EnvironmentInput } from "../../config/schema/environment";
import { PROGRAMS, withJobs } from "./workloads";

type Workload<K extends string> = Extract<NonNullable<EnvironmentInput["workloads"]>[string], { kind: K }>;
export type TriggerInput = Workload<"event-trigger">;
export type MachineInput = Workload<"state-machine">;

export type AirflowInput = Extract<Workload<"airflow">, { mode: "create" }>;

export const FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:check-orders";

/** Starts the job `told` for each order that is paid. */
export const onOrders = (change: Partial<TriggerInput> = {}): TriggerInput => ({
  kind: "event-trigger",
  workspace: "main",
  job: "nightly",
  on: { mode: "event", bus: "shop", pattern: { sources: ["acme.shop"], detailTypes: ["OrderPlaced"] } },
  parameters: { day: { mode: "event", field: "order.day" }, stage: { mode: "value", value: "dev" } },
  startsAs: "ingestion",
  ...change,
});

/** Starts the job `told` every morning. */
export const everyMorning = (change: Partial<TriggerInput> = {}): TriggerInput => ({
  kind: "event-trigger",
  workspace: "main",
  job: "told",
  on: { mode: "schedule", schedule: { cron: "0 6 * * ? *", timezone: "Europe/Berlin", windowMinutes: 15 } },
  startsAs: "ingestion",
  ...change,
});

/** Runs two jobs, with a function and a pause between them. */
export const closing = (change: Partial<MachineInput> = {}): MachineInput => ({
  kind: "state-machine",
  workspace: "main",
  description: "Closes the day",
  definition: {
    mode: "steps",
    steps: [
      {
        type: "run-job",
        name: "load",
        job: "nightly",
        parameters: { day: { mode: "input", field: "scheduledTime" }, stage: { mode: "value", value: "dev" } },
      },
      { type: "function", name: "check-orders", functionArn: FUNCTION },
      { type: "wait", name: "pause", seconds: 30 },
      { type: "run-job", name: "tell", job: "told", pollSeconds: 30 },
    ],
  },
  schedule: { cron: "30 18 ? * MON-FRI *" },
  startsAs: "ingestion",
  ...change,
});

/** A definition of one's own. */
export const reload = (change: Partial<MachineInput> = {}): MachineInput => ({
  kind: "state-machine",
  workspace: "main",
  definition: {
    mode: "file",
    folder: `${PROGRAMS}/reload`,
    file: "reload.asl.json",
    jobs: ["told"],
    functions: [FUNCTION],
  },
  log: { level: "ALL", includeData: true, retentionDays: 30 },
  startsAs: "ingestion",
  ...change,
});

/** Starts the job `nightly` through a function in the VPC. */
export const onClosing = (change: Partial<TriggerInput> = {}): TriggerInput => ({
  kind: "event-trigger",
  workspace: "main",
  job: "nightly",
  on: { mode: "event", bus: "shop", pattern: { sources: ["acme.shop"], detailTypes: ["DayClosed"] } },
  parameters: { day: { mode: "event", field: "day" } },
  through: { mode: "function", signIn: "orchestration-secret" },
  startsAs: "ingestion",
  ...change,
});

/** An environment of Airflow with all that it takes. */
export const dags = (change: Partial<AirflowInput> = {}): AirflowInput => ({
  kind: "airflow",
  mode: "create",
  workspace: "main",
  jobs: ["nightly", "told"],
  startsAs: "ingestion",
  environmentClass: "mw1.small",
  workers: { least: 1, most: 4 },
  program: {
    folder: `${PROGRAMS}/airflow`,
    requirements: "requirements.txt",
    plugins: { mode: "shipped", file: "plugins.zip" },
    startupScript: "startup.sh",
  },
  configuration: { "core.parallelism": "16" },
  access: { mode: "private", clientCidrs: ["10.99.0.0/24"] },
  acknowledgeHourlyCost: true,
  ...change,
});

/** What functions and Airflow call in a VPC that leads nowhere. */
export const CALLED_ENDPOINTS = [
  "airflow.api",
  "airflow.env",
  "kms",
  "logs",
  "monitoring",
  "secretsmanager",
  "sqs",
] as const;

/** The same, and what starts jobs from inside the VPC: a function, and Airflow. */
export function withOrchestrationInVpc(input: EnvironmentInput): void {
  withOrchestration(input);
  if (input.network.mode !== undefined && input.network.mode !== "customer-managed") {
    throw new Error("the network is one that is made here");
  }
  input.network = { ...input.network, privateLink: { backend: true }, endpoints: [...CALLED_ENDPOINTS] };
  input.dataServices = {
    ...input.dataServices,
    "orchestration-secret": { kind: "secret", description: "OAuth secret of who starts jobs" },
  };
  input.workloads = {
    ...input.workloads,
    "on-closing": onClosing(),
    "yearly-closing": onClosing({
      on: { mode: "schedule", schedule: { cron: "0 6 1 1 ? *" } },
      parameters: {},
      retry: { hours: 1, attempts: 0 },
    }),
    dags: dags(),
    "their-airflow": {
      kind: "airflow",
      mode: "existing",
      workspace: "main",
      jobs: ["told"],
      startsAs: "ingestion",
    },
  };
}

/** Adds jobs, a bus, and what starts the jobs: an event, a time, and two state machines. */
export function withOrchestration(input: EnvironmentInput): void {
  withJobs(input, { parameters: { day: "today", stage: "dev" } });
  input.dataServices = { ...input.dataServices, shop: { kind: "event-bus", mode: "create" } };
  input.workloads = {
    ...input.workloads,
    "on-orders": onOrders(),
    "every-morning": everyMorning(),
    closing: closing(),
    reload: reload(),
  };
}
