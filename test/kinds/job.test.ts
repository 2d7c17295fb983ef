import { describe, expect, it } from "vitest";
import { resolveGrants } from "../../config/derive/grants";
import { addresses } from "../../emitted/stacks";
import { APPLICATION, type Change, CONTINUOUS, emit, input, JOB, OWNER, SQL, small } from "../support/jobs";
import { accountInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { resource } from "../support/synth";

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
    [
      "the schema of a dashboard that it queries",
      { reads: [], writes: [], tasks: { show: { type: "dashboard", dashboard: "gold-overview", warehouse: "bi" } } },
      { catalog: ["USE_CATALOG"], gold: ["SELECT", "USE_SCHEMA"] },
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
      "overlap",
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
            cluster_log_conf: {
              volumes: {
                destination:
                  "/Volumes/${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}/gold/exports/cluster-logs/nightly",
              },
            },
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

  it("runs JARs on such a cluster, once and for each of some values", () => {
    const jar = (more: object = {}) => ({
      type: "jar" as const,
      mainClass: "com.acme.rules.Main",
      jars: ["/Volumes/dev_sales/gold/exports/rules.jar", "s3://acme-artifacts/rules/lib.jar"],
      cluster: "big",
      ...more,
    });
    const change = small({
      tasks: {
        once: jar({ parameters: ["--day", "{{job.start_time.iso_date}}"], retries: 1 }),
        each: { type: "for-each", inputs: ["de"], task: jar({ parameters: ["{{input}}"] }) },
      },
      clusters: { big: { clusterPolicy: "jobs", accessMode: "dedicated" } },
    });
    const library = [
      { jar: "/Volumes/dev_sales/gold/exports/rules.jar" },
      { jar: "s3://acme-artifacts/rules/lib.jar" },
    ];
    const main_class_name = "com.acme.rules.Main";
    expect(resource(emit(change), JOB).task).toMatchObject([
      {
        task_key: "each",
        for_each_task: {
          task: {
            spark_jar_task: { main_class_name, parameters: ["{{input}}"] },
            job_cluster_key: "big",
            library,
          },
        },
      },
      {
        task_key: "once",
        spark_jar_task: { main_class_name, parameters: ["--day", "{{job.start_time.iso_date}}"] },
        job_cluster_key: "big",
        library,
        max_retries: 1,
      },
    ]);
  });
});
