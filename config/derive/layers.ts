import { DMS_LOGS } from "../facts/dms";
import {
  airflowLogOf,
  alarmHistoryGroupOf,
  DATABASE_LOGS,
  ENDPOINT_LOGS,
  IOT_LOGS,
  LOG_GROUPS,
  REDSHIFT_LOG_START,
  ROLES,
  stateMachineLogsOf,
  WAF_LOGS,
} from "./purposes";

/** How many stacks of a layer there are: one, one per environment, or one per workspace of an environment. */
export type LayerScope = "account" | "environment" | "workspace";

/** A provider that a layer's stack has: AWS, Databricks at account level or inside one workspace, waiting, HCP Terraform. */
export type LayerProvider = "aws" | "databricks-account" | "databricks-workspace" | "time" | "tfe";

/** What is known of a layer wherever layers are listed. */
export interface LayerFacts {
  readonly scope: LayerScope;
  /** Providers of every stack of the layer. A network that others own, for example, adds none. */
  readonly providers: readonly LayerProvider[];
  /**
   * Purposes in the names of the layer's IAM roles; `*` stands for a key. The deploy role of the layer
   * may make and change roles of these names and of no other, so no two layers share one.
   */
  readonly roles: readonly string[];
  /**
   * Names of the layer's log groups: `{logGroups:purpose}` for one by the environment's pattern, `{prefix}` for its
   * prefix, `*` for a key. Its deploy role may make and change these and no other.
   */
  readonly logGroups: readonly string[];
}

const logGroup = (purpose: string) => `{logGroups:${purpose}}`;

/** Every layer, each after all that it reads. A layer is one Terraform state per account, environment or workspace. */
export const LAYERS = {
  bootstrap: { scope: "account", providers: ["aws"], roles: [], logGroups: [] },
  account: { scope: "account", providers: ["databricks-account"], roles: [], logGroups: [] },
  foundation: {
    scope: "environment",
    providers: ["aws"],
    roles: [
      ROLES.trail,
      ROLES.config,
      ROLES.configAggregator,
      ROLES.logReplication,
      ROLES.apiGatewayLogs,
      ROLES.iotLogs,
      ROLES.bedrockLogs,
      ROLES.backups,
    ],
    logGroups: [logGroup(LOG_GROUPS.trail), logGroup(LOG_GROUPS.bedrock), IOT_LOGS],
  },
  network: {
    scope: "environment",
    providers: ["aws"],
    roles: [ROLES.flowLogs],
    logGroups: [
      logGroup(LOG_GROUPS.flowLogs),
      logGroup(LOG_GROUPS.queryLogs),
      logGroup(`${LOG_GROUPS.firewall}-*`),
      logGroup(LOG_GROUPS.vpn("*")),
    ],
  },
  workspace: {
    scope: "environment",
    providers: ["aws", "databricks-account"],
    roles: [ROLES.crossAccount("*")],
    logGroups: [],
  },
  settings: { scope: "workspace", providers: ["databricks-workspace"], roles: [], logGroups: [] },
  "unity-catalog": {
    scope: "environment",
    providers: ["aws", "databricks-workspace", "time"],
    roles: [ROLES.zone("*")],
    logGroups: [],
  },
  "data-services": {
    scope: "environment",
    providers: ["aws"],
    roles: [ROLES.dataService("*")],
    // RDS, Redshift, DMS and SageMaker name their groups themselves.
    logGroups: [
      logGroup(LOG_GROUPS.dataService("*")),
      ...[...Object.values(DATABASE_LOGS), ...Object.values(REDSHIFT_LOG_START)].map((start) => `${start}/{prefix}-*`),
      `${WAF_LOGS}{prefix}-*`,
      ...Object.values(DMS_LOGS.value).map((start) => `${start}{prefix}-*`),
      `${ENDPOINT_LOGS}/{prefix}-*`,
    ],
  },
  connections: { scope: "environment", providers: ["databricks-workspace"], roles: [], logGroups: [] },
  ingestion: { scope: "workspace", providers: ["databricks-workspace"], roles: [], logGroups: [] },
  serving: { scope: "workspace", providers: ["databricks-workspace"], roles: [], logGroups: [] },
  activation: { scope: "workspace", providers: ["databricks-workspace"], roles: [], logGroups: [] },
  operations: {
    scope: "environment",
    providers: ["aws"],
    roles: [ROLES.run("*")],
    logGroups: [
      alarmHistoryGroupOf("{prefix}"),
      logGroup(LOG_GROUPS.run("*")),
      stateMachineLogsOf("{prefix}", LOG_GROUPS.run("*")),
      airflowLogOf(`{prefix}-${ROLES.run("*")}`),
    ],
  },
  billing: { scope: "account", providers: ["aws"], roles: [], logGroups: [] },
  devops: { scope: "account", providers: ["aws"], roles: [], logGroups: [] },
  delivery: { scope: "account", providers: ["tfe"], roles: [], logGroups: [] },
} as const satisfies Readonly<Record<string, LayerFacts>>;

export type Layer = keyof typeof LAYERS;
type LayerOf<S extends LayerScope> = { [L in Layer]: (typeof LAYERS)[L]["scope"] extends S ? L : never }[Layer];
/** A layer with one stack per environment. */
export type EnvironmentLayer = LayerOf<"environment">;
/** A layer with one stack per workspace. */
export type WorkspaceLayer = LayerOf<"workspace">;

/** Every layer, in dependency order. */
export const LAYER_NAMES = Object.keys(LAYERS) as readonly Layer[];

const isOf =
  <S extends LayerScope>(scope: S) =>
  (layer: Layer): layer is LayerOf<S> =>
    LAYERS[layer].scope === scope;

/** Layers that belong to an environment as a whole, in dependency order. */
export const ENVIRONMENT_LAYERS = LAYER_NAMES.filter(isOf("environment"));
/** Layers that belong to one workspace of an environment, in dependency order. */
export const WORKSPACE_LAYERS = LAYER_NAMES.filter(isOf("workspace"));
/** Every layer of an environment, in dependency order. */
export const LAYERS_OF_ENVIRONMENT = LAYER_NAMES.filter(
  (layer): layer is EnvironmentLayer | WorkspaceLayer => LAYERS[layer].scope !== "account",
);

/** Layers with a deploy role: all of an environment but the foundation, which makes these roles. */
export const DEPLOY_LAYERS = LAYERS_OF_ENVIRONMENT.filter((layer) => layer !== "foundation");
/** Layer of an environment that a CI system deploys. */
export type DeployLayer = (typeof DEPLOY_LAYERS)[number];

/** A layer that has roles, which are under a permissions boundary of its own. */
export type BoundedLayer = {
  [L in DeployLayer]: (typeof LAYERS)[L]["roles"] extends readonly [] ? never : L;
}[DeployLayer];
/** Layers whose roles are under a permissions boundary of the layer's own. */
export const BOUNDED_LAYERS = DEPLOY_LAYERS.filter((layer): layer is BoundedLayer => LAYERS[layer].roles.length > 0);
