import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveGrants } from "../../config/derive/grants";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { type JobInput, nightly, told, withJobs } from "../support/workloads";

type Change = Partial<JobInput>;

function input(change: Change = {}, more: (input: EnvironmentInput) => void = () => {}): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withJobs(environment, change);
  more(environment);
  return environment;
}

function emit(change: Change = {}, more?: (input: EnvironmentInput) => void): EmittedStack["json"] {
  const stack = synthPlatform(platformOf(accountInput(), input(change, more))).find(
    ({ name }) => name === "dev-serving-main",
  );
  if (!stack) throw new Error("no serving stack");
  return stack.json;
}

/** What is reported of a configuration with the jobs, after changes to paths. */
function problems(changes: Readonly<Record<string, unknown>>, change: Change = {}): string {
  const { workloads, workspaces } = input(change);
  return report({ dev: { workloads, workspaces, ...changes } });
}

const at = (field: string) => `workloads.nightly.${field}`;
const JOB = "databricks_job.workload-nightly";
const OWNER = { permission_level: "IS_OWNER", service_principal_name: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" };
const SQL = { type: "sql", file: "sql/optimize.sql", warehouse: "bi" } as const;
const ONE = { only: SQL };
const CONTINUOUS = { mode: "continuous", acknowledgeContinuousCost: "Prices follow the market" } as const;
const APPLICATION = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}";

/** A small job: nothing but what is changed. */
const small = (change: Change): Change =>
  ({
    clusters: {},
    environments: {},
    parameters: {},
    health: undefined,
    destinations: {},
    notify: { onFailure: ["a@acme.example"] },
    tasks: ONE,
    ...change,
  }) as Change;

describe("a job of one's own in the configuration", () => {
  it.each<[string, Change]>([
    ["with a task of every type", {}],
    ["that is started by hand", small({ trigger: { mode: "manual" } })],
    ["every six hours", small({ trigger: { mode: "periodic", every: 6, unit: "HOURS" } })],
    [
      "when files arrive",
      small({
        trigger: { mode: "file-arrival", folder: "orders/v1", secondsBetweenRuns: 600, secondsAfterLastChange: 60 },
      }),
    ],
    [
      "when tables change",
      small({
        trigger: {
          mode: "table-update",
          condition: "ALL_UPDATED",
          tables: [{ catalog: "sales", schema: "bronze", table: "orders" }],
        },
      }),
    ],
    ["on and on", small({ trigger: { ...CONTINUOUS, taskRetryMode: "NEVER" } })],
    [
      "over values that a task gives",
      small({
        tasks: {
          list: { type: "notebook", file: "notebooks/count.py" },
          each: {
            type: "for-each",
            inputsFrom: "{{tasks.list.values.countries}}",
            task: SQL,
            dependsOn: [{ task: "list" }],
          },
        },
      }),
    ],
    [
      "on a dedicated cluster with Photon",
      small({
        tasks: { a: { type: "python", file: "export.py", cluster: "big" } },
        clusters: { big: { clusterPolicy: "jobs", accessMode: "dedicated", photon: true } },
      }),
    ],
    [
      "with a wheel in an environment",
      small({
        tasks: { a: { type: "wheel", package: "acme_rules", entryPoint: "main", environment: "own" } },
        environments: { own: { version: "3", wheels: ["dist/acme_rules-1.0-py3-none-any.whl"] } },
      }),
    ],
    [
      "in which a task may fail",
      small({
        tasks: {
          a: SQL,
          b: {
            ...SQL,
            dependsOn: [{ task: "a" }],
            runIf: "ALL_DONE",
            retries: 3,
            retryOnTimeout: true,
            timeoutMinutes: 5,
          },
        },
      }),
    ],
  ])("is taken: %s", (_, change) => {
    expect(problems({}, change)).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["no task", { [at("tasks")]: {} }, "workloads.nightly.tasks: is empty. Fix: write a task."],
    ["a key with spaces", { [at("tasks")]: { "my task": SQL } }, "is not the key of a task"],
    ["a type that is none", { [at("tasks.load")]: { type: "jar" } }, "tasks.load.type"],
    [
      "a task that is not there",
      { [at("tasks.gold.dependsOn")]: [{ task: "lod" }] },
      'tasks.gold.dependsOn.0.task: the job has no task lod (it has: load, gold, count, enough, optimize, models, export, rules, tell). Fix: write "load".',
    ],
    [
      "a task twice",
      { [at("tasks.gold.dependsOn")]: [{ task: "load" }, { task: "load" }] },
      "tasks.gold.dependsOn.1.task: load is listed twice. Fix: remove it.",
    ],
    [
      "a circle",
      { [at("tasks.load.dependsOn")]: [{ task: "count" }] },
      "tasks.load.dependsOn: waits for itself: load → count → gold → load.",
    ],
    ["itself", { [at("tasks.load.dependsOn")]: [{ task: "load" }] }, "waits for itself: load → load."],
    [
      "a condition without its outcome",
      { [at("tasks.rules.dependsOn")]: [{ task: "enough" }] },
      "tasks.rules.dependsOn.0.outcome: enough is a condition, and goes on with one of two outcomes.",
    ],
    [
      "an outcome of no condition",
      { [at("tasks.gold.dependsOn")]: [{ task: "load", outcome: true }] },
      "tasks.gold.dependsOn.0.outcome: load is no condition, and has no outcome.",
    ],
    [
      "a file that is not there",
      { [at("tasks.optimize.file")]: "sql/optimise.sql" },
      "tasks.optimize.file: the program has no file sql/optimise.sql.",
    ],
    [
      "a file of another sort",
      { [at("tasks.optimize.file")]: "export.py" },
      "tasks.optimize.file: a task of type sql cannot run export.py. Fix: name a file that ends in .sql.",
    ],
    [
      "a notebook as script",
      { [at("tasks.export.task.file")]: "notebooks/count.py" },
      'tasks.export.task.file: notebooks/count.py is a notebook, exported as a file. Fix: set type to "notebook"',
    ],
    [
      "no project of dbt",
      { [at("tasks.models.project")]: "sql" },
      "tasks.models.project: the program has no file sql/dbt_project.yml.",
    ],
    ["another command than dbt's", { [at("tasks.models.commands")]: ["rm -rf /"] }, "is not a command of dbt"],
    ["two commands in one", { [at("tasks.models.commands")]: ["dbt build; rm x"] }, "is not a command of dbt"],
    [
      "a wheel that is none",
      { [at("tasks.rules.wheels")]: ["export.py"] },
      "tasks.rules.wheels.0: export.py is no wheel.",
    ],
    [
      "a wheel that is not there",
      { [at("environments.dbt.wheels")]: ["dist/a.whl"] },
      "environments.dbt.wheels.0: the program has no file dist/a.whl.",
    ],
    ["no program", { [at("program")]: undefined }, "tasks.optimize: needs files, and the job has no program."],
    [
      "no such folder",
      { [at("program.folder")]: "programs/none" },
      "program.folder: programs/none is no folder of the project.",
    ],
    [
      "no such cluster",
      { [at("tasks.rules.cluster")]: "smal" },
      "tasks.rules.cluster: the job has no cluster smal (it has: small).",
    ],
    [
      "no such environment",
      { [at("tasks.models.environment")]: "dtb" },
      "tasks.models.environment: the job has no environment dtb (it has: dbt).",
    ],
    ["nowhere to run", { [at("tasks.models.environment")]: undefined }, "tasks.models: does not say where it runs."],
    [
      "two places to run",
      { [at("tasks.models.cluster")]: "small" },
      "tasks.models.environment: runs on a cluster already.",
    ],
    [
      "packages beside an environment",
      { [at("tasks.models.dependencies")]: ["holidays"] },
      "tasks.models: installs packages, and runs in an environment, which has its own.",
    ],
    [
      "a cluster that nobody uses",
      { [at("clusters.big")]: { clusterPolicy: "jobs" } },
      "clusters.big: no task runs on it.",
    ],
    [
      "a policy for notebooks",
      { [at("clusters.small.clusterPolicy")]: "exploration" },
      'clusters.small.clusterPolicy: the cluster policy exploration is for workload "interactive".',
    ],
    [
      "more workers than the policy has",
      { [at("clusters.small.maxWorkers")]: 40 },
      "clusters.small.maxWorkers: the cluster policy jobs allows 8 workers at most.",
    ],
    [
      "a secret that is not there",
      { [at("clusters.small.sparkSecrets")]: { a: { scope: "crm", key: "token" } } },
      "clusters.small.sparkSecrets.a.key: the scope crm has no secret token",
    ],
    [
      "a variable twice",
      { [at("clusters.small.variables")]: { CRM_USER: "x" } },
      "clusters.small.secretVariables.CRM_USER: is there without a secret too.",
    ],
    [
      "a secret in a parameter",
      { [at("parameters")]: { day: "x" }, [at("tasks.count.parameters")]: { p: "{{secrets/crm/password}}" } },
      "tasks.count.parameters.p: {{secrets/crm/password}} would show the secret to whoever sees the run.",
    ],
    [
      "a parameter that is not there",
      { [at("tasks.count.parameters")]: { p: "{{job.parameters.dya}}" } },
      "tasks.count.parameters.p: {{job.parameters.dya}} is no parameter of the job (day).",
    ],
    [
      "a value of no task",
      { [at("tasks.enough.left")]: "{{tasks.cnt.values.rows}}" },
      "tasks.enough.left: {{tasks.cnt.values.rows}} is of no task of the job",
    ],
    [
      "a value without a name",
      { [at("tasks.enough.left")]: "{{tasks.count.values}}" },
      "tasks.enough.left: {{tasks.count.values}} names no value.",
    ],
    [
      "a reference that is none",
      { [at("tasks.enough.left")]: "{{params.x}}" },
      "tasks.enough.left: {{params.x}} is no value that Databricks knows.",
    ],
    ["a loop without values", { [at("tasks.export.inputs")]: undefined }, "tasks.export: has no values."],
    [
      "a loop with values twice",
      { [at("tasks.export.inputsFrom")]: "{{tasks.count.values.rows}}" },
      "tasks.export.inputsFrom: has its values under inputs already.",
    ],
    ["a loop in a loop", { [at("tasks.export.task")]: { type: "for-each" } }, "tasks.export.task.type"],
    [
      "no such warehouse",
      { [at("tasks.optimize.warehouse")]: "bii" },
      'tasks.optimize.warehouse: "bii" is not a consumer of the environment',
    ],
    [
      "a dashboard as warehouse",
      { [at("tasks.optimize.warehouse")]: "gold-overview" },
      'tasks.optimize.warehouse: consumer gold-overview is of kind "dashboard". Fix: name a consumer of kind "sql-warehouse".',
    ],
    [
      "a job as pipeline",
      { [at("tasks.gold.pipeline")]: "told" },
      'tasks.gold.pipeline: workload told is of kind "job".',
    ],
    [
      "no such source",
      { [at("tasks.load.source")]: "order" },
      'tasks.load.source: "order" is not a source of the environment',
    ],
    [
      "a pipeline that runs on and on",
      { "workloads.orders-gold.run": CONTINUOUS },
      "tasks.gold.pipeline: orders-gold runs on and on, and nothing has to start it.",
    ],
    [
      "itself over another job",
      { "workloads.told": told({ tasks: { back: { type: "run-job", job: "nightly" } } }) },
      "workloads.told.tasks: runs itself, over other jobs perhaps.",
    ],
    [
      "tasks that wait in a continuous job",
      { [at("trigger")]: CONTINUOUS },
      "tasks.gold.dependsOn: tasks of a continuous job do not wait for each other.",
    ],
    [
      "retries in a continuous job",
      { [at("trigger")]: CONTINUOUS, [at("tasks")]: { a: { ...SQL, retries: 1 } } },
      "tasks.a.retries: a continuous job tries again by itself.",
    ],
    [
      "a continuous job twice at a time",
      { [at("trigger")]: CONTINUOUS, [at("maxConcurrentRuns")]: 2 },
      "maxConcurrentRuns: a continuous job runs once at a time.",
    ],
    [
      "no reason for running on and on",
      { [at("trigger")]: { mode: "continuous" } },
      "trigger.acknowledgeContinuousCost: is missing.",
    ],
    [
      "a wait of seconds",
      { [at("trigger")]: { mode: "file-arrival", folder: "a", secondsBetweenRuns: 5 } },
      "trigger.secondsBetweenRuns",
    ],
    [
      "a zone of tables",
      { [at("trigger")]: { mode: "file-arrival", zone: "curated", folder: "a" } },
      "trigger.zone: zone curated is of kind",
    ],
    [
      "a table of no schema",
      { [at("trigger")]: { mode: "table-update", tables: [{ catalog: "sales", schema: "iron", table: "a" }] } },
      'trigger.tables.0.schema: "iron" is not a schema of sales',
    ],
    ["nobody who is told", { [at("notify.onFailure")]: [] }, "notify.onFailure"],
    [
      "a slow run that nothing defines",
      { [at("health")]: { backlogSeconds: 60 } },
      "notify.onSlowRun: nothing says when that is. Fix: set health.runMinutes.",
    ],
    [
      "a backlog that nothing defines",
      { [at("health")]: { runMinutes: 60 } },
      "destinations.onBacklog: nothing says when that is.",
    ],
    [
      "no such destination",
      { [at("destinations.onFailure")]: ["oncall"] },
      'destinations.onFailure.0: "oncall" is not a notification destination of workspace main (team, on-call). Fix: write "on-call"',
    ],
    ["four destinations", { [at("destinations.onFailure")]: ["team", "on-call", "a", "b"] }, "destinations.onFailure"],
    ["the deployer as itself", { [at("runAs")]: "terraform" }, "runAs: "],
    [
      "gold from bronze",
      { [at("reads")]: [{ catalog: "sales", schema: "bronze" }] },
      "reads.0: sales.bronze is bronze, as it came",
    ],
    [
      "a Slack address",
      { "workspaces.main.notificationDestinations.team": { mode: "slack", url: "https://example.com/hook" } },
      "workspaces.main.notificationDestinations.team.mode",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(problems(changes)).toContain(message);
  });

  it("refuses a source that runs as somebody else, who alone can start it", () => {
    const environment = input({}, (changed) => {
      changed.workloads = { ...changed.workloads, nightly: nightly({ runAs: "reporting" }) };
    });
    const found = report({
      account: { "servicePrincipals.reporting": { mode: "create" } },
      dev: {
        workloads: environment.workloads,
        workspaces: environment.workspaces,
        "workspaces.main.access.servicePrincipals.reporting": "USER",
      },
    });
    expect(found).toBe(
      "dev: workloads.nightly.tasks.load.source: orders can be started by ingestion alone, whom it runs as. Fix: let both run as the same service principal.",
    );
  });
});

describe("what a job of one's own may do", () => {
  function resolved(change: Change) {
    const account = accountInput();
    account.servicePrincipals.reporting = { mode: "create" };
    const environment = input(small({ runAs: "reporting", ...change }), (changed) => {
      const { main } = changed.workspaces;
      if (main?.access?.servicePrincipals) main.access.servicePrincipals.reporting = "USER";
    });
    return platformOf(account, environment);
  }
  const ofReporting = (list: readonly { principal: object; privileges: readonly string[] }[] | undefined) =>
    list?.find(({ principal }) => "key" in principal && principal.key === "reporting")?.privileges ?? [];

  it.each<[string, Change, Readonly<Record<string, readonly string[]>>]>([
    ["nothing where it declares nothing", { reads: [], writes: [] }, {}],
    [
      "what it reads and writes",
      {},
      {
        catalog: ["USE_CATALOG"],
        silver: ["SELECT", "USE_SCHEMA"],
        gold: [
          "CREATE_MATERIALIZED_VIEW",
          "CREATE_TABLE",
          "MODIFY",
          "READ_VOLUME",
          "SELECT",
          "USE_SCHEMA",
          "WRITE_VOLUME",
        ],
      },
    ],
    [
      "tables whose changes start it",
      {
        reads: [],
        writes: [],
        trigger: { mode: "table-update", tables: [{ catalog: "sales", schema: "bronze", table: "orders" }] },
      },
      { catalog: ["USE_CATALOG"], bronze: ["SELECT", "USE_SCHEMA"] },
    ],
    [
      "files whose arrival starts it",
      { reads: [], writes: [], trigger: { mode: "file-arrival", folder: "orders" } },
      { raw: ["READ_FILES"] },
    ],
    [
      "the schema of its models",
      {
        reads: [],
        writes: [],
        tasks: {
          m: {
            type: "dbt",
            project: "dbt",
            commands: ["dbt build"],
            warehouse: "bi",
            catalog: "sales",
            schema: "gold",
            environment: "e",
          },
        },
        environments: { e: {} },
      },
      {
        catalog: ["USE_CATALOG"],
        gold: ["CREATE_MATERIALIZED_VIEW", "CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"],
      },
    ],
  ])("is granted: %s", (_, change, expected) => {
    const [environment] = resolved(change).environments;
    if (!environment) throw new Error("no environment");
    const { zones, catalogs } = resolveGrants(environment, "terraform");
    const all = {
      raw: ofReporting(zones.raw),
      curated: ofReporting(zones.curated),
      catalog: ofReporting(catalogs.sales?.grants),
      ...Object.fromEntries(
        Object.entries(catalogs.sales?.schemas ?? {}).map(([name, it]) => [name, ofReporting(it.grants)]),
      ),
    };
    expect(Object.fromEntries(Object.entries(all).filter(([, privileges]) => privileges.length > 0))).toEqual(expected);
  });

  it("lets it on what its tasks use, and on nothing else", () => {
    const reporting = "${data.terraform_remote_state.account.outputs.service_principal_application_ids.reporting}";
    const change: Change = {
      tasks: { a: SQL, b: { type: "pipeline", pipeline: "orders-gold" }, c: { type: "run-job", job: "told" } },
    };
    const stacks = synthPlatform(resolved(change));
    const json = (name: string) => stacks.find((stack) => stack.name === name)?.json ?? {};
    const control = (stack: string, address: string) => resource(json(stack), address).access_control;
    expect(control("dev-serving-main", "databricks_permissions.consumer-bi_permissions")).toEqual([
      OWNER,
      { group_name: "analysts", permission_level: "CAN_USE" },
      { service_principal_name: reporting, permission_level: "CAN_USE" },
    ]);
    expect(control("dev-ingestion-main", "databricks_permissions.workload-orders-gold_pipeline_permissions")).toEqual([
      OWNER,
      { service_principal_name: APPLICATION, permission_level: "CAN_RUN" },
      { service_principal_name: reporting, permission_level: "CAN_RUN" },
    ]);
    expect(control("dev-serving-main", "databricks_permissions.workload-told_permissions")).toEqual([
      OWNER,
      { service_principal_name: reporting, permission_level: "CAN_MANAGE_RUN" },
    ]);
  });

  it("includes the scopes of its clusters and programs", () => {
    const readers = (change: Change) => {
      const stacks = synthPlatform(platformOf(accountInput(), input(change)));
      return Object.keys(
        stacks.find(({ name }) => name === "dev-settings-main")?.json.resource?.databricks_secret_acl ?? {},
      );
    };
    expect(readers({})).toContain("secret-scope-crm_service-principal-ingestion");
    expect(readers(small({ secretScopes: ["crm"] }))).toContain("secret-scope-crm_service-principal-ingestion");
    expect(readers(small({}))).not.toContain("secret-scope-crm_service-principal-ingestion");
  });
});

describe("a job of one's own, emitted", () => {
  const json = emit();
  const folder = "${databricks_directory.workload-nightly_program_directory.workspace_path}";
  const task = (key: string) =>
    (resource(json, JOB).task as Record<string, unknown>[]).find((one) => one.task_key === key);

  it("has its files, notebooks as notebooks", () => {
    expect(addresses(json).filter((address) => address.includes("nightly"))).toEqual([
      "databricks_directory.workload-nightly_program_directory",
      "databricks_directory.workload-nightly_program_directory-dbt",
      "databricks_directory.workload-nightly_program_directory-dbt-models",
      "databricks_directory.workload-nightly_program_directory-dist",
      "databricks_directory.workload-nightly_program_directory-notebooks",
      "databricks_directory.workload-nightly_program_directory-sql",
      JOB,
      "databricks_notebook.workload-nightly_program_notebook-notebooks-count-py",
      "databricks_permissions.workload-nightly_permissions",
      "databricks_permissions.workload-nightly_program_permissions",
      "databricks_workspace_file.workload-nightly_program_file-dbt-dbt_project-yml",
      "databricks_workspace_file.workload-nightly_program_file-dbt-models-one-sql",
      "databricks_workspace_file.workload-nightly_program_file-dist-acme_rules-1-0-py3-none-any-whl",
      "databricks_workspace_file.workload-nightly_program_file-export-py",
      "databricks_workspace_file.workload-nightly_program_file-notebooks-report-sql",
      "databricks_workspace_file.workload-nightly_program_file-sql-optimize-sql",
    ]);
    expect(resource(json, "databricks_notebook.workload-nightly_program_notebook-notebooks-count-py")).toMatchObject({
      path: "${databricks_directory.workload-nightly_program_directory-notebooks.path}/count",
      language: "PYTHON",
      format: "SOURCE",
    });
    // Not text, so not a byte of it changes.
    const wheel = resource(
      json,
      "databricks_workspace_file.workload-nightly_program_file-dist-acme_rules-1-0-py3-none-any-whl",
    );
    expect(wheel.content_base64).toBe(Buffer.from("PK\u0003\u0004").toString("base64"));
  });

  it.each<[string, object]>([
    [
      "load",
      {
        pipeline_task: {
          pipeline_id: "${data.terraform_remote_state.ingestion-main.outputs.pipeline_ids.orders}",
          full_refresh: false,
        },
      },
    ],
    [
      "gold",
      {
        pipeline_task: {
          pipeline_id: '${data.terraform_remote_state.ingestion-main.outputs.pipeline_ids["orders-gold"]}',
          full_refresh: false,
        },
        depends_on: [{ task_key: "load" }],
        run_if: "ALL_SUCCESS",
        max_retries: 1,
        min_retry_interval_millis: 60_000,
      },
    ],
    [
      "count",
      {
        notebook_task: {
          notebook_path: `${folder}/notebooks/count`,
          source: "WORKSPACE",
          base_parameters: { day: "{{job.parameters.day}}" },
        },
        timeout_seconds: 1800,
      },
    ],
    ["enough", { condition_task: { left: "{{tasks.count.values.rows}}", op: "GREATER_THAN", right: "0" } }],
    [
      "optimize",
      {
        sql_task: {
          warehouse_id: "${databricks_sql_endpoint.consumer-bi.id}",
          file: { path: `${folder}/sql/optimize.sql`, source: "WORKSPACE" },
        },
        depends_on: [{ task_key: "enough", outcome: "true" }],
      },
    ],
    [
      "models",
      {
        dbt_task: {
          commands: ["dbt deps", "dbt build"],
          source: "WORKSPACE",
          project_directory: `${folder}/dbt`,
          schema: "gold",
          catalog: "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}",
        },
        environment_key: "dbt",
      },
    ],
    [
      "export",
      {
        for_each_task: {
          inputs: '["de","fr"]',
          concurrency: 2,
          task: {
            task_key: "export_iteration",
            spark_python_task: {
              python_file: `${folder}/export.py`,
              source: "WORKSPACE",
              parameters: ["--country", "{{input}}"],
            },
            job_cluster_key: "small",
            max_retries: 2,
          },
        },
      },
    ],
    [
      "rules",
      {
        python_wheel_task: { package_name: "acme_rules", entry_point: "main" },
        job_cluster_key: "small",
        library: [{ pypi: { package: "holidays==0.84" } }, { whl: `${folder}/dist/acme_rules-1.0-py3-none-any.whl` }],
      },
    ],
    [
      "tell",
      {
        run_job_task: { job_id: "${databricks_job.workload-told.id}" },
        depends_on: [{ task_key: "export" }, { task_key: "rules" }],
        run_if: "ALL_DONE",
      },
    ],
  ])("has the task %s", (key, expected) => {
    expect(task(key)).toMatchObject(expected);
  });

  it("has its tasks in the order of their keys, and the rest as it says", () => {
    const job = resource(json, JOB);
    expect((job.task as { task_key: string }[]).map(({ task_key }) => task_key)).toEqual([
      "count",
      "enough",
      "export",
      "gold",
      "load",
      "models",
      "optimize",
      "rules",
      "tell",
    ]);
    expect(job).toMatchObject({
      name: "acme-dev-nightly",
      description: "Loads, checks and hands on",
      parameter: [{ name: "day", default: "today" }],
      schedule: { quartz_cron_expression: "0 0 3 * * ?", timezone_id: "UTC", pause_status: "UNPAUSED" },
      max_concurrent_runs: 1,
      queue: { enabled: true },
      performance_target: "STANDARD",
      run_as: { service_principal_name: APPLICATION },
      health: {
        rules: [
          { metric: "RUN_DURATION_SECONDS", op: "GREATER_THAN", value: 5400 },
          { metric: "STREAMING_BACKLOG_SECONDS", op: "GREATER_THAN", value: 600 },
        ],
      },
      email_notifications: {
        on_failure: ["a@acme.example"],
        on_duration_warning_threshold_exceeded: ["a@acme.example"],
      },
      webhook_notifications: {
        on_failure: [
          { id: '${data.terraform_remote_state.settings-main.outputs.notification_destination_ids["on-call"]}' },
          { id: "${data.terraform_remote_state.settings-main.outputs.notification_destination_ids.team}" },
        ],
        on_streaming_backlog_exceeded: [
          { id: "${data.terraform_remote_state.settings-main.outputs.notification_destination_ids.team}" },
        ],
      },
      environment: [
        { environment_key: "dbt", spec: { environment_version: "4", dependencies: ["dbt-databricks>=1.10,<2"] } },
      ],
      job_cluster: [
        {
          job_cluster_key: "small",
          new_cluster: {
            policy_id: "${data.terraform_remote_state.settings-main.outputs.cluster_policy_ids.jobs}",
            apply_policy_default_values: true,
            autoscale: { min_workers: 1, max_workers: 4 },
            data_security_mode: "USER_ISOLATION",
            runtime_engine: "STANDARD",
            spark_conf: { "crm.password": "{{secrets/crm/password}}", "spark.sql.shuffle.partitions": "8" },
            spark_env_vars: { CRM_USER: "{{secrets/crm/user}}", STAGE: "dev" },
          },
        },
      ],
      tags: expect.objectContaining({ Workload: "nightly" }),
    });
    expect(resource(json, "databricks_permissions.workload-nightly_permissions").access_control).toEqual([
      OWNER,
      { group_name: "data-engineers", permission_level: "CAN_MANAGE_RUN" },
    ]);
  });

  it.each<[string, Change, object]>([
    [
      "by files",
      { trigger: { mode: "file-arrival", folder: "orders/v1", secondsBetweenRuns: 600, paused: true } },
      {
        trigger: {
          pause_status: "PAUSED",
          file_arrival: { url: "s3://acme-dev-raw-111111111111/orders/v1/", min_time_between_triggers_seconds: 600 },
        },
      },
    ],
    [
      "by tables",
      {
        trigger: {
          mode: "table-update",
          tables: [{ catalog: "sales", schema: "bronze", table: "orders" }],
          secondsAfterLastChange: 60,
        },
      },
      {
        trigger: {
          table_update: {
            table_names: ["${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}.bronze.orders"],
            condition: "ANY_UPDATED",
            wait_after_last_change_seconds: 60,
          },
        },
      },
    ],
    [
      "every day",
      { trigger: { mode: "periodic", every: 1, unit: "DAYS" } },
      { trigger: { pause_status: "UNPAUSED", periodic: { interval: 1, unit: "DAYS" } } },
    ],
    [
      "by its own end",
      { trigger: CONTINUOUS },
      { continuous: { pause_status: "UNPAUSED", task_retry_mode: "ON_FAILURE" } },
    ],
  ])("is started %s", (_, change, expected) => {
    expect(resource(emit(small(change)), JOB)).toMatchObject(expected);
  });

  it("has nothing that it does not need", () => {
    const job = resource(emit(small({ trigger: { mode: "manual" }, permissions: {} })), JOB);
    expect(Object.keys(job).sort()).toEqual([
      "depends_on",
      "description",
      "email_notifications",
      "max_concurrent_runs",
      "name",
      "notification_settings",
      "queue",
      "run_as",
      "tags",
      "task",
    ]);
  });

  it("runs on a cluster of its own identity where it says so", () => {
    const change = small({
      tasks: { a: { type: "python", file: "export.py", cluster: "big" } },
      clusters: { big: { clusterPolicy: "jobs", accessMode: "dedicated", photon: true } },
    });
    expect(resource(emit(change), JOB).job_cluster).toMatchObject([
      { new_cluster: { data_security_mode: "SINGLE_USER", single_user_name: APPLICATION, runtime_engine: "PHOTON" } },
    ]);
  });
});

describe("jobs of one's own in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const environment = input({}, (changed) => {
      changed.workloads = {
        ...changed.workloads,
        arrivals: told({ trigger: { mode: "file-arrival", folder: "orders" } }),
        changes: told({
          trigger: { mode: "table-update", tables: [{ catalog: "sales", schema: "bronze", table: "orders" }] },
        }),
        live: told({ trigger: CONTINUOUS }),
      };
    });
    await site.with(platformOf(accountInput(), environment), ["dev-serving-main"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  }, 240_000);
});
