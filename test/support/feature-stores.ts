import type { EnvironmentInput } from "../../config/schema/environment";

type ConsumerInput = NonNullable<EnvironmentInput["consumers"]>[string];
export type FeatureStoreInput = Extract<ConsumerInput, { kind: "feature-store" }>;
export type FeatureEndpointInput = NonNullable<FeatureStoreInput["endpoints"]>[string];
export type MonitorInput = Extract<ConsumerInput, { kind: "model-monitor" }>;

/** An endpoint that answers with features of customers. */
export const featureEndpoint = (change: Partial<FeatureEndpointInput> = {}): FeatureEndpointInput => ({
  catalog: "sales",
  schema: "gold",
  spec: "customer_features",
  exists: true,
  reads: { silver: { catalog: "sales", schema: "silver" } },
  ...change,
});

/** A store with an endpoint. */
export const featureStore = (change: Partial<FeatureStoreInput> = {}): FeatureStoreInput => ({
  kind: "feature-store",
  workspace: "main",
  owner: "data-engineers",
  capacity: "CU_1",
  endpoints: { customers: featureEndpoint({ callers: ["ingestion"], permissions: { analysts: "CAN_QUERY" } }) },
  acknowledgeHourlyCost: true,
  ...change,
});

/** A monitor of what the model of demand has answered. */
export const monitor = (change: Partial<MonitorInput> = {}): MonitorInput => ({
  kind: "model-monitor",
  workspace: "main",
  catalog: "sales",
  schema: "silver",
  table: "demand_answers",
  exists: true,
  problem: "regression",
  timestampColumn: "answered_at",
  predictionColumn: "prediction",
  modelColumn: "model_version",
  granularities: ["1 day"],
  into: { catalog: "sales", schema: "gold" },
  schedule: { quartzCron: "0 0 6 * * ?" },
  ...change,
});

/** A monitor with everything that one can have. */
export const fullMonitor = (change: Partial<MonitorInput> = {}): MonitorInput =>
  monitor({
    problem: "classification",
    table: "churn_answers",
    labelColumn: "left",
    probabilityColumn: "probabilities",
    granularities: ["1 hour", "1 day"],
    baseline: { catalog: "sales", schema: "silver", table: "churn_tests" },
    slices: ["country = 'DE'"],
    metrics: {
      mean_price: { type: "aggregate", definition: "avg(`{{input_column}}`)", columns: ["price"] },
      price_ratio: { type: "derived", definition: "mean_price / 100" },
      price_moved: { type: "drift", definition: "{{current_df}}.mean_price - {{base_df}}.mean_price" },
    },
    dashboardOn: "bi",
    notify: ["a@acme.example"],
    dataClassification: true,
    ...change,
  });

/** Adds a store with endpoints, one of them not there yet, and monitors. The environment has the warehouse `bi`. */
export function withFeatures(input: EnvironmentInput): void {
  input.consumers = {
    ...input.consumers,
    features: featureStore({
      readReplicas: 1,
      tags: { Purpose: "features" },
      endpoints: {
        ...featureStore().endpoints,
        products: featureEndpoint({
          spec: "product_features",
          size: "Medium",
          scaling: { mode: "always-on", acknowledgeHourlyCost: true },
        }),
        later: featureEndpoint({ spec: "later_features", exists: false }),
      },
    }),
    "demand-drift": monitor(),
    "churn-drift": fullMonitor(),
    "later-drift": monitor({ table: "later_answers", exists: false }),
  };
}
