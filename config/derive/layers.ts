import { ROLES } from "./purposes";

/** How many stacks of a layer there are: one, one per environment, or one per workspace of an environment. */
export type LayerScope = "account" | "environment" | "workspace";

/** A provider that a layer's stack has: AWS, Databricks at account level or inside one workspace, waiting. */
export type LayerProvider = "aws" | "databricks-account" | "databricks-workspace" | "time";

/** What is known of a layer wherever layers are listed. */
export interface LayerFacts {
  readonly scope: LayerScope;
  /** Providers of every stack of the layer. A network that others own, for example, adds none. */
  readonly providers: readonly LayerProvider[];
  /**
   * What follows the prefix in the names of the layer's IAM roles; `*` stands for a key. The deploy role of the layer
   * may make and change roles of these names and of no other, so no two layers share one.
   */
  readonly roles: readonly string[];
}

/** Every layer, each after all that it reads. A layer is one Terraform state per account, environment or workspace. */
export const LAYERS = {
  account: { scope: "account", providers: ["databricks-account"], roles: [] },
  foundation: {
    scope: "environment",
    providers: ["aws"],
    roles: [ROLES.trail, ROLES.config, ROLES.configAggregator, ROLES.logReplication],
  },
  network: { scope: "environment", providers: ["aws"], roles: [ROLES.flowLogs] },
  workspace: { scope: "environment", providers: ["aws", "databricks-account"], roles: [ROLES.crossAccount("*")] },
  settings: { scope: "workspace", providers: ["databricks-workspace"], roles: [] },
  "unity-catalog": {
    scope: "environment",
    providers: ["aws", "databricks-workspace", "time"],
    roles: [ROLES.zone("*")],
  },
  "data-services": { scope: "environment", providers: ["aws"], roles: [ROLES.dataService("*")] },
  connections: { scope: "environment", providers: ["databricks-workspace"], roles: [] },
  ingestion: { scope: "workspace", providers: ["databricks-workspace"], roles: [] },
  serving: { scope: "workspace", providers: ["databricks-workspace"], roles: [] },
  activation: { scope: "workspace", providers: ["databricks-workspace"], roles: [] },
  operations: { scope: "environment", providers: ["aws"], roles: [] },
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
