import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { at, type Change, CONTINUOUS, input, problems, SQL, small } from "../support/jobs";
import { nightly, told } from "../support/workloads";

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
      "with JARs on a dedicated cluster, and on one that is shared",
      small({
        tasks: {
          a: {
            type: "jar",
            mainClass: "com.acme.Main",
            jars: ["/Volumes/dev_sales/gold/exports/a-1.0.jar"],
            cluster: "big",
          },
          b: {
            type: "for-each",
            inputs: ["de"],
            task: {
              type: "jar",
              mainClass: "Main",
              jars: ["s3://acme-artifacts/rules/b.jar"],
              parameters: ["{{input}}"],
              cluster: "shared",
              allowlisted: true,
            },
          },
        },
        clusters: {
          big: { clusterPolicy: "jobs", accessMode: "dedicated" },
          shared: { clusterPolicy: "jobs" },
        },
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
    ["a type that is none", { [at("tasks.load")]: { type: "spark-submit" } }, "tasks.load.type"],
    [
      "a task that is not there",
      { [at("tasks.gold.dependsOn")]: [{ task: "lod" }] },
      'tasks.gold.dependsOn.0.task: the job has no task lod (it has: load, gold, count, enough, optimize, models, export, rules, overlap, tell). Fix: write "load".',
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
    ...(
      [
        ["JARs on the key of nothing", { cluster: "" }, "tasks.rules.cluster: "],
        ["JARs on a cluster that is not there", { cluster: "big" }, "tasks.rules.cluster: the job has no cluster big"],
        [
          "JARs on a cluster that several share",
          {},
          'tasks.rules.cluster: small has the access mode standard, where JARs need an entry in the metastore\'s allowlist. Fix: set clusters.small.accessMode to "dedicated", or add their folder to metastore.artifactAllowlist.jars; where another environment or somebody else keeps the list, set allowlisted.',
        ],
        ["no JAR", { jars: [] }, "tasks.rules.jars"],
        ["a JAR of the workspace", { jars: ["/Workspace/Shared/a.jar"] }, "is not a JAR in a volume or a bucket."],
        ["a file that is no JAR", { jars: ["/Volumes/dev_sales/gold/exports/a.zip"] }, "is not a JAR in a volume"],
        ["a file instead of a class", { mainClass: "com/acme/Main.class" }, "is not the name of a class."],
        ["JARs in an environment", { environment: "dbt" }, "tasks.rules.environment: is not a known setting"],
      ] as const
    ).map(([name, change, message]): [string, Readonly<Record<string, unknown>>, string] => [
      name,
      {
        [at("tasks.rules")]: {
          type: "jar",
          mainClass: "com.acme.rules.Main",
          jars: ["/Volumes/dev_sales/gold/exports/rules.jar"],
          cluster: "small",
          dependsOn: [{ task: "enough", outcome: true }],
          ...change,
        },
      },
      message,
    ]),
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
      "a volume for logs that is not there",
      { [at("clusters.small.logs.volume")]: "export" },
      "clusters.small.logs.volume: the schema sales.gold has no volume export. Fix: correct it, or add it to catalogs.sales.schemas.gold.volumes.",
    ],
    [
      "a volume for logs of a schema that is not there",
      { [at("clusters.small.logs.schema")]: "platinum" },
      "clusters.small.logs.schema:",
    ],
    ["a path for logs", { [at("clusters.small.logs")]: "/Volumes/sales/gold/exports" }, "clusters.small.logs: "],
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
