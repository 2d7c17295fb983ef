import type { EnvironmentInput } from "../../config/schema/environment";

type Workloads = NonNullable<EnvironmentInput["workloads"]>;
type Input<K extends string> = Extract<Workloads[string], { kind: K }>;
export type PipelineInput = Input<"pipeline">;

/** Folder of the programs of tests, from the root of `PROJECT`. */
export const PROGRAMS = "programs";

/** A pipeline that fills gold from silver, every day. */
export const ordersGold = (change: Partial<PipelineInput> = {}): PipelineInput => ({
  kind: "pipeline",
  workspace: "main",
  program: { folder: `${PROGRAMS}/orders-gold`, definitions: ["revenue.py", "customers.sql"] },
  catalog: "sales",
  schema: "gold",
  tables: ["revenue_per_day", "customers"],
  reads: [{ catalog: "sales", schema: "silver" }],
  configuration: { "orders.minimum_amount": "1" },
  run: { mode: "scheduled", schedule: { quartzCron: "0 0 5 * * ?" } },
  notify: ["a@acme.example"],
  runAs: "ingestion",
  ...change,
});

/** Gives the workspace `main` the secret scope `crm` and cluster policies for pipelines and jobs. */
export function withMain(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.secretScopes = { crm: { keys: ["user", "password"], permissions: { groups: { "data-engineers": "WRITE" } } } };
  main.clusterPolicies = {
    ...main.clusterPolicies,
    pipelines: {
      description: "Declarative pipelines",
      workload: "pipeline",
      maxWorkers: 4,
      nodeTypes: ["m6id.xlarge"],
      groups: ["data-engineers"],
    },
  };
}

export type JobInput = Input<"job">;

/** A job with a task of every type. */
export const nightly = (change: Partial<JobInput> = {}): JobInput => ({
  kind: "job",
  workspace: "main",
  description: "Loads, checks and hands on",
  program: { folder: `${PROGRAMS}/nightly` },
  tasks: {
    load: { type: "source", source: "orders" },
    gold: { type: "pipeline", pipeline: "orders-gold", dependsOn: [{ task: "load" }], retries: 1 },
    count: {
      type: "notebook",
      file: "notebooks/count.py",
      parameters: { day: "{{job.parameters.day}}" },
      dependsOn: [{ task: "gold" }],
      timeoutMinutes: 30,
    },
    enough: {
      type: "condition",
      left: "{{tasks.count.values.rows}}",
      op: "GREATER_THAN",
      right: "0",
      dependsOn: [{ task: "count" }],
    },
    optimize: {
      type: "sql",
      file: "sql/optimize.sql",
      warehouse: "bi",
      dependsOn: [{ task: "enough", outcome: true }],
    },
    models: {
      type: "dbt",
      project: "dbt",
      commands: ["dbt deps", "dbt build"],
      warehouse: "bi",
      catalog: "sales",
      schema: "gold",
      environment: "dbt",
      dependsOn: [{ task: "optimize" }],
    },
    export: {
      type: "for-each",
      inputs: ["de", "fr"],
      concurrency: 2,
      task: { type: "python", file: "export.py", parameters: ["--country", "{{input}}"], cluster: "small", retries: 2 },
      dependsOn: [{ task: "models" }],
    },
    rules: {
      type: "wheel",
      package: "acme_rules",
      entryPoint: "main",
      cluster: "small",
      wheels: ["dist/acme_rules-1.0-py3-none-any.whl"],
      dependencies: ["holidays==0.84"],
      dependsOn: [{ task: "enough", outcome: true }],
    },
    overlap: {
      type: "clean-room-notebook",
      room: "retail-overlap",
      notebook: "overlap",
      etag: "1a2b3c",
      parameters: { day: "{{job.parameters.day}}" },
      dependsOn: [{ task: "models" }],
    },
    tell: { type: "run-job", job: "told", dependsOn: [{ task: "export" }, { task: "rules" }], runIf: "ALL_DONE" },
  },
  trigger: { mode: "scheduled", schedule: { quartzCron: "0 0 3 * * ?" } },
  parameters: { day: "today" },
  clusters: {
    small: {
      clusterPolicy: "jobs",
      sparkConf: { "spark.sql.shuffle.partitions": "8" },
      sparkSecrets: { "crm.password": { scope: "crm", key: "password" } },
      variables: { STAGE: "dev" },
      secretVariables: { CRM_USER: { scope: "crm", key: "user" } },
      logs: { catalog: "sales", schema: "gold", volume: "exports" },
    },
  },
  environments: { dbt: { dependencies: ["dbt-databricks>=1.10,<2"] } },
  reads: [{ catalog: "sales", schema: "silver" }],
  writes: [{ catalog: "sales", schema: "gold", volumes: true }],
  health: { runMinutes: 90, backlogSeconds: 600 },
  notify: { onFailure: ["a@acme.example"], onSlowRun: ["a@acme.example"] },
  destinations: { onFailure: ["on-call", "team"], onBacklog: ["team"] },
  runAs: "ingestion",
  permissions: { "data-engineers": "CAN_MANAGE_RUN" },
  ...change,
});

/** A job that others run. */
export const told = (change: Partial<JobInput> = {}): JobInput => ({
  kind: "job",
  workspace: "main",
  program: { folder: `${PROGRAMS}/nightly` },
  tasks: { report: { type: "notebook", file: "notebooks/report.sql" } },
  trigger: { mode: "manual" },
  notify: { onFailure: ["a@acme.example"] },
  runAs: "ingestion",
  ...change,
});

/** Adds the pipeline `orders-gold`, the jobs `nightly` and `told`, and all that they need. */
export function withJobs(input: EnvironmentInput, job: Partial<JobInput> = {}): void {
  withMain(input);
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.notificationDestinations = {
    team: { mode: "email", addresses: ["team@acme.example"] },
    "on-call": { mode: "existing", id: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" },
  };
  input.workloads = { nightly: nightly(job), told: told(), "orders-gold": ordersGold({ run: { mode: "triggered" } }) };
}
