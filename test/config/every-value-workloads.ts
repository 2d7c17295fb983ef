import type { EnvironmentInput } from "../../config/schema/environment";
import { checked } from "../support/checks";
import { LIBRARIES, withLibraries } from "../support/libraries";
import { devInput } from "../support/platform";
import { SHOPS } from "../support/queries";
import { type JobInput, ordersGold, told, withJobs, withMain } from "../support/workloads";
import { cluster, pool, RUNTIME, withWorkspaceCompute } from "../support/workspace-compute";
import { type Base, REASON } from "./every-value-base";
import type { Changes } from "./problems";

const JARS = ["/Volumes/dev_sales/gold/exports/rules.jar"];

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

/** What the workspace `main` needs for pipelines and secrets. */
function workspaceForPipelines(): EnvironmentInput["workspaces"] {
  const input: EnvironmentInput = devInput();
  withMain(input);
  return input.workspaces;
}

/** Pools, policies and clusters of every sort, with every level on them. */
function workspaceWithCompute(): EnvironmentInput["workspaces"][string] {
  const input = devInput();
  withWorkspaceCompute(input);
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.instancePools = {
    ready: pool({
      preloadedRuntime: RUNTIME,
      disks: { count: 2, sizeGib: 100 },
      spot: true,
      permissions: { analysts: "CAN_ATTACH_TO", "platform-admins": "CAN_MANAGE" },
    }),
  };
  main.clusters = {
    ...main.clusters,
    more: cluster({
      permissions: { analysts: "CAN_ATTACH_TO", "data-engineers": "CAN_RESTART", "platform-admins": "CAN_MANAGE" },
    }),
  };
  main.clusterPolicies = {
    ...main.clusterPolicies,
    shared: { ...main.clusterPolicies?.team, accessMode: "standard" } as never,
  };
  return main;
}

const pipelines = (...all: readonly Parameters<typeof ordersGold>[0][]): Changes => ({
  workspaces: workspaceForPipelines(),
  ...Object.fromEntries(
    all.map((change, index) => [`workloads.p${index}`, ordersGold({ ...change, tables: [`t${index}`] })]),
  ),
});

/** The jobs of test/support/workloads.ts, and more of them, each a change of the simplest one. */
function jobs(...all: readonly Partial<JobInput>[]): Changes {
  const input: EnvironmentInput = devInput();
  withJobs(input);
  const more = Object.fromEntries(all.map((change, index) => [`j${index}`, told(change)]));
  return { workspaces: input.workspaces, workloads: { ...input.workloads, ...more } };
}

/** A task that is done for each of some values. */
const eachOf = (task: object): Partial<JobInput> =>
  ({
    environments: { plain: { dependencies: ["holidays==0.84"] } },
    tasks: { each: { type: "for-each", inputs: ["de", "fr"], task } },
  }) as Partial<JobInput>;

/** Libraries of every type, and what lets them in. */
function installed(): Changes {
  const input = devInput();
  withLibraries(input);
  const { metastore, catalogs, workspaces } = input;
  const { clusters = {} } = workspaces.main ?? {};
  return {
    metastore,
    catalogs,
    workspaces,
    "workspaces.main.clusterPolicies.own.libraries": { ...LIBRARIES, ...clusters.r?.libraries },
    "workspaces.main.clusters.r.libraries": {},
    "workspaces.main.clusters.installed.libraries": { ...LIBRARIES, elsewhere: { ...MAVEN, allowlisted: true } },
  };
}

const MAVEN = { type: "maven", coordinates: "org.jsoup:jsoup:1.21.2" };

/** Jobs, pipelines and what starts them. */
export const WORKLOAD_BASES: readonly Base[] = [
  { name: "libraries", environment: installed() },
  {
    name: "tables that are checked by suites",
    environment: { workspaces: workspaceForPipelines(), "workloads.checks": checked() },
  },
  {
    name: "jobs of every sort",
    environment: jobs(
      {
        environments: { plain: { dependencies: ["holidays==0.84"] } },
        tasks: {
          first: { type: "notebook", file: "notebooks/report.sql" },
          one: { type: "python", file: "export.py", environment: "plain", dependsOn: [{ task: "first" }] },
        },
        performance: "PERFORMANCE_OPTIMIZED",
      },
      ...(["HOURS", "DAYS", "WEEKS"] as const).map(
        (unit): Partial<JobInput> => ({
          trigger: { mode: "periodic", every: 1, unit },
        }),
      ),
      { trigger: { mode: "file-arrival", folder: "orders" } },
      ...(["ANY_UPDATED", "ALL_UPDATED"] as const).map(
        (condition): Partial<JobInput> => ({
          trigger: {
            mode: "table-update",
            tables: [{ catalog: "sales", schema: "silver", table: "orders" }],
            condition,
          },
          reads: [{ catalog: "sales", schema: "silver" }],
        }),
      ),
      ...(["ON_FAILURE", "NEVER"] as const).map(
        (taskRetryMode): Partial<JobInput> => ({
          trigger: { mode: "continuous", acknowledgeContinuousCost: REASON, taskRetryMode },
        }),
      ),
      eachOf({ type: "notebook", file: "notebooks/report.sql" }),
      eachOf({
        type: "wheel",
        environment: "plain",
        package: "acme_rules",
        entryPoint: "main",
      }),
      {
        tasks: {
          once: { type: "jar", mainClass: "com.acme.Main", jars: JARS, cluster: "small", allowlisted: true },
          each: {
            type: "for-each",
            inputs: ["de", "fr"],
            task: { type: "jar", mainClass: "com.acme.Main", jars: JARS, cluster: "small", allowlisted: true },
          },
        },
        clusters: { small: { clusterPolicy: "jobs" } },
        environments: {},
      },
      eachOf({ type: "sql", file: "sql/optimize.sql", warehouse: "bi" }),
      eachOf({ type: "run-job", job: "told" }),
      eachOf({ type: "clean-room-notebook", room: "retail overlap", notebook: "overlap", etag: "1a" }),
      {
        tasks: {
          report: {
            type: "dashboard",
            dashboard: "gold-overview",
            warehouse: "bi",
            subscription: { users: ["ada@acme.example"], destinations: ["team"], subject: "Sales", paused: true },
          },
        },
      },
    ),
  },
  {
    name: "jobs that run saved queries",
    environment: {
      ...jobs(
        { tasks: { shops: { type: "query", query: "shops", warehouse: "bi" } } },
        eachOf({ type: "query", query: "shops", warehouse: "bi" }),
      ),
      "consumers.shops": structuredClone(SHOPS),
    },
  },
  {
    name: "pools and clusters of a workspace",
    environment: { "workspaces.main": workspaceWithCompute() },
  },
  {
    name: "pipelines of every sort",
    environment: pipelines(
      {
        compute: { mode: "serverless" },
        reads: [{ catalog: "sales", schema: "silver", volumes: true }],
        writes: [{ catalog: "sales", schema: "bronze", volumes: true }],
        notifyOf: ["on-update-success", "on-update-failure", "on-update-fatal-failure", "on-flow-failure"],
        permissions: { analysts: "CAN_VIEW" },
      },
      {
        compute: { mode: "classic", clusterPolicy: "pipelines" },
        run: {
          mode: "continuous",
          acknowledgeContinuousCost: REASON,
          restartWindow: { startHour: 2, daysOfWeek: [...DAYS] },
        },
      },
      { run: { mode: "triggered" }, channel: "PREVIEW", development: true },
    ),
  },
];
