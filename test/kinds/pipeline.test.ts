import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveGrants } from "../../config/derive/grants";
import type { EnvironmentInput } from "../../config/schema/environment";
import { addresses, type EmittedStack } from "../../emitted/stacks";
import { report } from "../config/problems";
import { accountInput, devInput, platformOf } from "../support/platform";
import { synthPlatform } from "../support/shipped";
import { failures, SimulatedSite } from "../support/simulated";
import { resource } from "../support/synth";
import { ordersGold, type PipelineInput, PROGRAMS, withMain } from "../support/workloads";

type Change = Partial<PipelineInput>;
const CONTINUOUS = { mode: "continuous", acknowledgeContinuousCost: "Prices follow the market" } as const;
const CLASSIC = { mode: "classic", clusterPolicy: "pipelines" } as const;
const SECRETS = { "crm.password": { scope: "crm", key: "password" } };
const SCHEDULE = { quartzCron: "0 0 5 * * ?" };

function input(change: Change = {}, more: (input: EnvironmentInput) => void = () => {}): EnvironmentInput {
  const environment: EnvironmentInput = devInput();
  withMain(environment);
  environment.workloads = { "orders-gold": ordersGold(change) };
  more(environment);
  return environment;
}

function emit(change: Change = {}, more?: (input: EnvironmentInput) => void) {
  const stacks = synthPlatform(platformOf(accountInput(), input(change, more)));
  return (name: string): EmittedStack => {
    const stack = stacks.find((one) => one.name === name);
    if (!stack) throw new Error(`no stack ${name}`);
    return stack;
  };
}

/** What is reported of a configuration with the pipeline, after changes to paths. */
function problems(changes: Readonly<Record<string, unknown>>): string {
  const base = { workloads: input().workloads, workspaces: input().workspaces };
  return report({ dev: { ...base, ...changes } });
}

const PIPELINE = "databricks_pipeline.workload-orders-gold_pipeline";
const at = (field: string) => `workloads.orders-gold.${field}`;

describe("a pipeline of one's own in the configuration", () => {
  it.each<[string, Change]>([
    ["on a schedule", {}],
    [
      "on and on, restarted on Sundays",
      { run: { ...CONTINUOUS, restartWindow: { startHour: 2, daysOfWeek: ["SUNDAY"] } } },
    ],
    ["started by others", { run: { mode: "triggered" } }],
    ["of every file of its folder", { program: { folder: `${PROGRAMS}/orders-gold` } }],
    ["of a folder in it", { program: { folder: PROGRAMS, definitions: ["orders-gold/lib"] } }],
    ["with packages", { compute: { mode: "serverless", dependencies: ["holidays==0.84", "acme-rules[sql]>=1.2,<2"] } }],
    [
      "with a wheel of a volume",
      { compute: { mode: "serverless", dependencies: ["/Volumes/dev_sales/gold/exports/a-1.0-py3-none-any.whl"] } },
    ],
    ["on classic compute, with secrets", { compute: CLASSIC, secrets: SECRETS }],
    ["that reads secrets itself", { secretScopes: ["crm"] }],
    [
      "that writes silver on its way from bronze",
      { reads: [{ catalog: "sales", schema: "bronze" }], writes: [{ catalog: "sales", schema: "silver" }] },
    ],
    ["from bronze to silver", { schema: "silver", reads: [{ catalog: "sales", schema: "bronze", volumes: true }] }],
    ["for trying things out", { development: true, channel: "PREVIEW", notifyOf: ["on-update-success"] }],
    [
      "that a group may start",
      { permissions: { analysts: "CAN_VIEW", "data-engineers": "CAN_RUN" }, tags: { Team: "sales" } },
    ],
  ])("is taken: %s", (_, change) => {
    expect(report({ dev: { ...problemsBase(change) } })).toBe("");
  });

  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    [
      "no such folder",
      { [at("program.folder")]: "config/programs/none" },
      "program.folder: config/programs/none is no folder of the project. Fix: write its path from the project's root, or make it.",
    ],
    [
      "a file as folder",
      { [at("program.folder")]: `${PROGRAMS}/orders-gold/revenue.py` },
      "revenue.py is a file. Fix: name the folder that it is in.",
    ],
    [
      "a folder outside the project",
      { [at("program.folder")]: "../programs" },
      'program.folder: "../programs" is not a relative path.',
    ],
    [
      "no such file",
      { [at("program.definitions")]: ["revenue.py", "custmers.sql"] },
      "program.definitions.1: the program has no file or folder custmers.sql. Fix: name one of its files: customers.sql, lib/rules.py, revenue.py.",
    ],
    ["a file twice", { [at("program.definitions")]: ["revenue.py", "revenue.py"] }, "program.definitions.1"],
    ["no definition", { [at("program")]: { folder: `${PROGRAMS}/notes` } }, "program.folder: no file defines a table."],
    [
      "a notebook",
      { [at("program")]: { folder: `${PROGRAMS}/notebooks` } },
      "report.py is a notebook, exported as a file.",
    ],
    ["no such catalog", { [at("catalog")]: "sale" }, 'catalog: "sale" is not a catalog'],
    ["no such schema", { [at("schema")]: "golden" }, 'schema: "golden" is not a schema of sales'],
    [
      "no such schema to read",
      { [at("reads")]: [{ catalog: "sales", schema: "silvr" }] },
      'reads.0.schema: "silvr" is not a schema of sales',
    ],
    [
      "its own schema again",
      { [at("writes")]: [{ catalog: "sales", schema: "gold" }] },
      "writes.0: sales.gold is declared already, and what is written can be read. Fix: remove it.",
    ],
    [
      "what it writes as read",
      { [at("writes")]: [{ catalog: "sales", schema: "silver" }] },
      "reads.0: sales.silver is declared already",
    ],
    [
      "gold from bronze",
      { [at("reads")]: [{ catalog: "sales", schema: "bronze" }] },
      "reads.0: sales.bronze is bronze, as it came, and the tables go to gold.",
    ],
    [
      "a table of a source",
      { [at("schema")]: "silver", [at("reads")]: [], [at("tables")]: ["orders"] },
      "tables: source orders writes sales.silver.orders too.",
    ],
    [
      "an event log of another",
      { "workloads.again": ordersGold({ tables: [], eventLogTable: "orders_gold_event_log" }) },
      "workloads.again.tables: workload orders-gold writes sales.gold.orders_gold_event_log too.",
    ],
    [
      "the deployer as itself",
      { [at("runAs")]: "terraform" },
      "runAs: terraform is who Terraform runs as, and may do everything.",
    ],
    ["nobody as itself", { [at("runAs")]: undefined }, "runAs: is missing."],
    [
      "the key of a source",
      { "workloads.orders": ordersGold({ tables: [], eventLogTable: "log" }) },
      "workloads.orders: a source has this key, and its pipeline this name.",
    ],
    [
      "no such policy",
      { [at("compute")]: { ...CLASSIC, clusterPolicy: "pipline" } },
      'compute.clusterPolicy: "pipline" is not a cluster policy of workspace main (jobs, exploration, pipelines). Fix: write "pipelines", or declare it under workspaces.main.clusterPolicies.',
    ],
    [
      "a policy for jobs",
      { [at("compute")]: { ...CLASSIC, clusterPolicy: "jobs" } },
      'compute.clusterPolicy: the cluster policy jobs is for workload "job".',
    ],
    [
      "more workers than the policy has",
      { [at("compute")]: { ...CLASSIC, maxWorkers: 9 } },
      "compute.maxWorkers: the cluster policy pipelines allows 4 workers at most.",
    ],
    [
      "fewer workers than at least",
      { [at("compute")]: { ...CLASSIC, minWorkers: 4, maxWorkers: 2 } },
      "compute.maxWorkers: 2 is less than minWorkers, 4. Fix: use at least 4.",
    ],
    [
      "secrets on serverless",
      { [at("secrets")]: SECRETS },
      "secrets: a serverless pipeline takes no secrets in its configuration.",
    ],
    [
      "no such scope",
      { [at("secretScopes")]: ["cmr"] },
      'secretScopes.0: "cmr" is not a secret scope of workspace main (crm).',
    ],
    [
      "no such secret",
      { [at("compute")]: CLASSIC, [at("secrets")]: { a: { scope: "crm", key: "token" } } },
      "secrets.a.key: the scope crm has no secret token (it has: user, password).",
    ],
    [
      "a value twice",
      { [at("compute")]: CLASSIC, [at("secrets")]: { "orders.minimum_amount": SECRETS["crm.password"] } },
      "secrets.orders.minimum_amount: is under configuration too. Fix: keep one of them.",
    ],
    [
      "no reason for running on and on",
      { [at("run")]: { mode: "continuous" } },
      "run.acknowledgeContinuousCost: is missing.",
    ],
    [
      "a package with spaces",
      { [at("compute")]: { mode: "serverless", dependencies: ["rm -rf"] } },
      "compute.dependencies.0",
    ],
    ["a configuration key that is none", { [at("configuration")]: { "a b": "1" } }, "is not a configuration key"],
    [
      "what Terraform would evaluate",
      { [at("configuration")]: { a: "${var.x}" } },
      'configuration.a: holds "${" or "%{"',
    ],
    [
      "a password in the configuration",
      { [at("configuration")]: { "crm.password": "hunter-2-you" } },
      "configuration.crm.password",
    ],
    [
      "a group that may not enter",
      { [at("permissions")]: { strangers: "CAN_RUN" } },
      'permissions.strangers: "strangers" is not a group of the account',
    ],
    [
      "the deployer of a scope",
      { "workspaces.main.secretScopes.crm.permissions": { servicePrincipals: { terraform: "READ" } } },
      "workspaces.main.secretScopes.crm.permissions.servicePrincipals.terraform: terraform makes the scope and manages it.",
    ],
    [
      "one secret in two spellings",
      { "workspaces.main.secretScopes.crm.keys": ["user", "password", "User"] },
      "workspaces.main.secretScopes.crm.keys.2: User and user are one secret, because case does not count.",
    ],
  ])("is refused: %s", (_, changes, message) => {
    expect(problems(changes)).toContain(message);
  });

  it("needs compute where the network has none", () => {
    const network = { mode: "serverless-only" };
    const found = report({
      dev: { ...problemsBase({ compute: CLASSIC }), network, "foundation.kms": { serverlessWorkspaces: true } },
    });
    expect(found).toContain("workloads.orders-gold.compute");
  });
});

function problemsBase(change: Change): Readonly<Record<string, unknown>> {
  const changed = input(change);
  return { workloads: changed.workloads, workspaces: changed.workspaces };
}

describe("what a pipeline of one's own may do", () => {
  const reporting = { runAs: "reporting" };

  it("is what it declares, and nothing else", () => {
    expect(grantsOfReporting({})).toEqual({
      catalog: ["USE_CATALOG"],
      bronze: [],
      silver: ["SELECT", "USE_SCHEMA"],
      gold: ["CREATE_MATERIALIZED_VIEW", "CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"],
    });
    expect(
      grantsOfReporting({
        schema: "silver",
        reads: [{ catalog: "sales", schema: "bronze", volumes: true }],
        writes: [{ catalog: "sales", schema: "gold", volumes: true }],
      }),
    ).toEqual({
      catalog: ["USE_CATALOG"],
      bronze: ["READ_VOLUME", "SELECT", "USE_SCHEMA"],
      silver: ["CREATE_MATERIALIZED_VIEW", "CREATE_TABLE", "MODIFY", "SELECT", "USE_SCHEMA"],
      gold: [
        "CREATE_MATERIALIZED_VIEW",
        "CREATE_TABLE",
        "MODIFY",
        "READ_VOLUME",
        "SELECT",
        "USE_SCHEMA",
        "WRITE_VOLUME",
      ],
    });
  });

  function grantsOfReporting(change: Change) {
    const account = accountInput();
    account.servicePrincipals.reporting = { mode: "create" };
    const environment = input({ ...reporting, ...change }, (changed) => {
      const { main } = changed.workspaces;
      if (main?.access?.servicePrincipals) main.access.servicePrincipals.reporting = "USER";
    });
    const [resolved] = platformOf(account, environment).environments;
    if (!resolved) throw new Error("no environment");
    const grants = resolveGrants(resolved, "terraform").catalogs.sales;
    const of = (list: readonly { principal: object; privileges: readonly string[] }[] | undefined) =>
      list?.find(({ principal }) => "key" in principal && principal.key === "reporting")?.privileges ?? [];
    return {
      catalog: of(grants?.grants),
      ...Object.fromEntries(Object.entries(grants?.schemas ?? {}).map(([name, it]) => [name, of(it.grants)])),
    };
  }

  it("includes reading the scopes that it names", () => {
    const acl = (change: Change) => emit(change)("dev-settings-main").json.resource?.databricks_secret_acl ?? {};
    expect(Object.keys(acl({}))).toEqual(["secret-scope-crm_group-data-engineers"]);
    for (const change of [{ secretScopes: ["crm"] }, { compute: CLASSIC, secrets: SECRETS }]) {
      expect(acl(change)["secret-scope-crm_service-principal-ingestion"]).toMatchObject({
        scope: "${databricks_secret_scope.secret-scope-crm.name}",
        principal: "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}",
        permission: "READ",
      });
    }
  });
});

describe("a pipeline of one's own, emitted", () => {
  it("is shipped with its folder, and reads names from the layers below", () => {
    const stack = emit()("dev-ingestion-main");
    expect(addresses(stack.json).filter((address) => address.includes("orders-gold"))).toEqual([
      "databricks_directory.workload-orders-gold_program_directory",
      "databricks_directory.workload-orders-gold_program_directory-lib",
      "databricks_job.workload-orders-gold_schedule_job",
      "databricks_permissions.workload-orders-gold_pipeline_permissions",
      "databricks_permissions.workload-orders-gold_program_permissions",
      PIPELINE,
      "databricks_workspace_file.workload-orders-gold_program_file-customers-sql",
      "databricks_workspace_file.workload-orders-gold_program_file-lib-rules-py",
      "databricks_workspace_file.workload-orders-gold_program_file-revenue-py",
    ]);
    const folder = "${databricks_directory.workload-orders-gold_program_directory.workspace_path}";
    expect(resource(stack.json, PIPELINE)).toMatchObject({
      name: "acme-dev-orders-gold",
      catalog: "${data.terraform_remote_state.unity-catalog.outputs.catalog_names.sales}",
      schema: "gold",
      serverless: true,
      continuous: false,
      development: false,
      channel: "CURRENT",
      root_path: folder,
      library: [{ file: { path: `${folder}/customers.sql` } }, { file: { path: `${folder}/revenue.py` } }],
      configuration: { "orders.minimum_amount": "1" },
      event_log: { name: "orders_gold_event_log", schema: "gold" },
      notification: [{ alerts: ["on-update-fatal-failure", "on-flow-failure"], email_recipients: ["a@acme.example"] }],
    });
    expect(
      resource(stack.json, "databricks_workspace_file.workload-orders-gold_program_file-lib-rules-py"),
    ).toMatchObject({
      path: "${databricks_directory.workload-orders-gold_program_directory-lib.path}/rules.py",
      content_base64: Buffer.from("COUNTED = \"status <> 'cancelled'\"\n").toString("base64"),
    });
    expect(stack.dependsOn).toEqual(["account", "dev-unity-catalog", "dev-workspace"]);
    expect(stack.json.output?.pipeline_ids?.value).toHaveProperty("orders-gold");
    expect(stack.json.output?.job_ids?.value).toHaveProperty("orders-gold");
  });

  it("runs on clusters of its policy, with references to secrets alone", () => {
    const stack = emit({ compute: CLASSIC, secrets: SECRETS, tags: { Team: "sales" } })("dev-ingestion-main");
    const pipeline = resource(stack.json, PIPELINE);
    expect(pipeline).toMatchObject({
      serverless: false,
      photon: true,
      edition: "ADVANCED",
      configuration: { "crm.password": "{{secrets/crm/password}}", "orders.minimum_amount": "1" },
      cluster: [
        {
          label: "default",
          policy_id: "${data.terraform_remote_state.settings-main.outputs.cluster_policy_ids.pipelines}",
          apply_policy_default_values: true,
          autoscale: { min_workers: 1, max_workers: 4, mode: "ENHANCED" },
          custom_tags: expect.objectContaining({ Team: "sales", Workload: "orders-gold" }),
        },
      ],
    });
    expect(pipeline).not.toHaveProperty("environment");
    expect(stack.dependsOn).toContain("dev-settings-main");
  });

  it.each<[string, Change, object]>([
    [
      "packages",
      { compute: { mode: "serverless", dependencies: ["holidays==0.84"] } },
      { environment: { dependencies: ["holidays==0.84"] } },
    ],
    [
      "a window for restarts",
      { run: { ...CONTINUOUS, restartWindow: { startHour: 2, daysOfWeek: ["SUNDAY"], timezone: "Europe/Berlin" } } },
      { continuous: true, restart_window: { start_hour: 2, days_of_week: ["SUNDAY"], time_zone_id: "Europe/Berlin" } },
    ],
    ["development", { development: true, channel: "PREVIEW" }, { development: true, channel: "PREVIEW" }],
    ["a log of its own", { eventLogTable: "log" }, { event_log: { name: "log" } }],
    ["every mail", { notifyOf: ["on-update-success"] }, { notification: [{ alerts: ["on-update-success"] }] }],
    ["tags", { tags: { Team: "sales" } }, { tags: { Team: "sales", Workload: "orders-gold", Environment: "dev" } }],
  ])("has %s", (_, change, expected) => {
    expect(resource(emit(change)("dev-ingestion-main").json, PIPELINE)).toMatchObject(expected);
  });

  it("has a job where it is scheduled, and none where it is not", () => {
    for (const run of [CONTINUOUS, { mode: "triggered" } as const]) {
      expect(Object.keys(emit({ run })("dev-ingestion-main").json.resource?.databricks_job ?? {})).toEqual([
        "source-orders_schedule_job",
      ]);
    }
    const run = { mode: "scheduled", schedule: { ...SCHEDULE, paused: true }, retries: 0, timeoutMinutes: 30 } as const;
    expect(
      resource(emit({ run })("dev-ingestion-main").json, "databricks_job.workload-orders-gold_schedule_job"),
    ).toMatchObject({
      schedule: { pause_status: "PAUSED" },
      timeout_seconds: 1800,
      task: [{ max_retries: 0 }],
    });
  });

  it("can be started by its service principal and by groups that it names", () => {
    const json = emit({ permissions: { analysts: "CAN_VIEW" } })("dev-ingestion-main").json;
    expect(resource(json, "databricks_permissions.workload-orders-gold_pipeline_permissions").access_control).toEqual([
      { permission_level: "IS_OWNER", service_principal_name: "0c9d2a74-5e13-4b8f-a6d7-91e0f3b24c58" },
      { permission_level: "CAN_VIEW", group_name: "analysts" },
      {
        permission_level: "CAN_RUN",
        service_principal_name:
          "${data.terraform_remote_state.account.outputs.service_principal_application_ids.ingestion}",
      },
    ]);
  });

  it("is kept where data is protected", () => {
    const kept = emit({}, (environment) => {
      environment.protection = { mode: "protected" };
    })("dev-ingestion-main");
    expect(resource(kept.json, PIPELINE).lifecycle).toEqual({ prevent_destroy: true });
  });
});

describe("pipelines of one's own in simulated services", () => {
  let site: SimulatedSite;
  beforeEach(() => {
    site = new SimulatedSite();
  });
  afterEach(() => site.remove());

  it("are deployed, have nothing to change afterwards, and go without a trace", async () => {
    const environment = input({}, (changed) => {
      changed.workloads = {
        ...changed.workloads,
        live: ordersGold({
          tables: [],
          compute: CLASSIC,
          secrets: SECRETS,
          run: CONTINUOUS,
          permissions: { analysts: "CAN_VIEW" },
        }),
      };
    });
    await site.with(platformOf(accountInput(), environment), ["dev-ingestion-main"], async (simulation) => {
      expect(failures(await simulation.up())).toEqual([]);
      expect(failures(await simulation.planIsEmpty())).toEqual([]);
      expect(failures(await simulation.destroy())).toEqual([]);
    });
  });
});
