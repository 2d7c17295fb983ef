import { definePart } from "../../../../config/define";

/** A step of programs/demand-model/demand_model.py. */
const step = (name: string) => ({
  type: "python" as const,
  file: "demand_model.py",
  parameters: [
    name,
    "--catalog",
    "reference_sales",
    "--experiment",
    "/Lakehouse/acme-reference/experiments/demand/demand",
  ],
  cluster: "learning",
});

/** Lane serve: models that applications and people ask. */
export const models = definePart({
  // Somebody puts the value in: docs/manual-steps.md.
  workspaces: { main: { secretScopes: { models: { keys: ["openai"] } } } },
  catalogs: {
    sales: {
      schemas: {
        gold: {
          volumes: { runs: { comment: "Files of runs of training" } },
          models: {
            demand: {
              comment: "Forecasts of demand",
              registeredBy: "transformation",
              grants: { groups: { analysts: ["EXECUTE"] } },
            },
          },
        },
      },
    },
  },
  workloads: {
    demand: {
      kind: "experiment",
      workspace: "main",
      comment: "Forecasts of demand",
      artifacts: { catalog: "sales", schema: "gold", volume: "runs" },
      recordedBy: ["transformation"],
      permissions: { "data-engineers": "CAN_EDIT" },
    },
    // From training to use, every week: a version becomes the champion if it is no worse than the last one.
    "demand-model": {
      kind: "job",
      workspace: "main",
      description: "Trains the model of demand, and forecasts with the best version",
      program: { folder: "programs/demand-model" },
      tasks: {
        train: step("train"),
        validate: { ...step("validate"), dependsOn: [{ task: "train" }] },
        promote: { ...step("promote"), dependsOn: [{ task: "validate" }] },
        forecast: { ...step("forecast"), dependsOn: [{ task: "promote" }] },
      },
      trigger: { mode: "scheduled", schedule: { quartzCron: "0 0 4 ? * MON" } },
      clusters: { learning: { clusterPolicy: "learning", accessMode: "dedicated", maxWorkers: 2 } },
      writes: [{ catalog: "sales", schema: "gold", tables: ["demand_forecast"] }],
      notify: { onFailure: ["data-platform@acme.example"] },
      runAs: "transformation",
    },
  },
  dataServices: {
    // What the assistant costs at Bedrock is told from what others cost there.
    "assistant-costs": {
      kind: "bedrock-profile",
      model: "eu.anthropic.claude-3-5-sonnet-20240620-v1:0",
      description: "Assistant of sales",
    },
    // The shop asks for forecasts in AWS. A job brings the model, a pipeline of CI the image that answers: docs/manual-steps.md.
    "demand-models": {
      kind: "sagemaker-model-group",
      description: "Forecasts of demand",
      artifacts: { zone: "models" },
      deployer: { workspace: "main", servicePrincipal: "transformation" },
    },
    "demand-now": {
      kind: "sagemaker-endpoint",
      mode: "create",
      hosting: {
        mode: "instances",
        variants: {
          champion: {
            model: {
              image: { from: "group", group: "demand-models", tag: "1.0.0" },
              artifact: { zone: "models", path: "demand-models/1/model.tar.gz" },
            },
            instanceType: "ml.m5.large",
            scaling: { most: 4, requestsPerMinute: 600 },
          },
        },
        acknowledgeHourlyCost: true,
      },
      callers: { workspace: "main", servicePrincipals: ["orchestration"] },
    },
    // An administrator has Bedrock put it before every question: docs/manual-steps.md.
    "assistant-rules": {
      kind: "bedrock-guardrail",
      description: "What customers ask",
      refusal: { input: "That is not for me to answer.", output: "I must not say that." },
      topics: { "Tax advice": { definition: "How somebody pays less tax", examples: ["How do I pay less tax?"] } },
      personalData: { CREDIT_DEBIT_CARD_NUMBER: "BLOCK", EMAIL: "ANONYMIZE" },
      enforced: true,
    },
  },
  consumers: {
    // Two providers that stand in for each other, behind one name, for applications and for people.
    assistant: {
      kind: "model-endpoint",
      workspace: "main",
      comment: "Answers questions about orders",
      owner: "data-engineers",
      models: {
        openai: { type: "openai", model: "gpt-4o", apiKey: { scope: "models", key: "openai" }, percent: 100 },
        bedrock: {
          type: "amazon-bedrock",
          model: "eu.anthropic.claude-3-5-sonnet-20240620-v1:0",
          maker: "anthropic",
          profile: "assistant-costs",
          guardrail: "assistant-rules",
          access: { mode: "role" },
          percent: 0,
        },
      },
      gateway: {
        rateLimits: [
          { per: "endpoint", calls: 600 },
          { per: "user", calls: 20, tokens: 40_000 },
        ],
        fallback: true,
      },
      permissions: { analysts: "CAN_QUERY" },
    },
    // A model of one's own: a job registers its versions, so it is deployed later.
    "demand-forecast": {
      kind: "model-endpoint",
      workspace: "main",
      owner: "data-engineers",
      models: {
        demand: { type: "unity-catalog", catalog: "sales", schema: "gold", model: "demand", version: 1, exists: true },
      },
      gateway: { askedBy: "programs", rateLimits: [{ per: "endpoint", calls: 1200 }] },
      callers: ["orchestration"],
    },
    // What is like this text? Answers of the assistant come out of one's own documents.
    search: {
      kind: "vector-search",
      workspace: "main",
      owner: "data-engineers",
      budgetPolicy: "applications",
      indexes: {
        products_by_text: {
          mode: "synced",
          catalog: "sales",
          schema: "gold",
          primaryKey: "product_id",
          source: { catalog: "sales", schema: "silver", table: "products" },
          embeddings: {
            mode: "computed",
            column: "description",
            model: { mode: "databricks", name: "databricks-gte-large-en" },
          },
        },
      },
      callers: ["orchestration"],
      acknowledgeHourlyCost: true,
    },
    // The latest figures of a customer, for what answers at once. A job publishes them: docs/manual-steps.md.
    features: {
      kind: "feature-store",
      workspace: "main",
      owner: "data-engineers",
      capacity: "CU_1",
      endpoints: {
        customers: {
          catalog: "sales",
          schema: "gold",
          spec: "customer_features",
          exists: true,
          reads: { gold: { catalog: "sales", schema: "gold" } },
          callers: ["orchestration"],
        },
      },
      acknowledgeHourlyCost: true,
    },
    // How forecasts drift; `demand-moved` tells of it.
    "demand-drift": {
      kind: "model-monitor",
      workspace: "main",
      catalog: "sales",
      schema: "gold",
      table: "demand_forecast",
      exists: true,
      problem: "regression",
      timestampColumn: "order_date",
      predictionColumn: "orders",
      modelColumn: "model_version",
      granularities: ["1 week"],
      into: { catalog: "sales", schema: "gold" },
      schedule: { quartzCron: "0 0 7 ? * MON" },
    },
    "demand-moved": {
      kind: "alert",
      workspace: "main",
      title: "Forecasts of demand have moved",
      description: "Forecasts differ much from those of the week before: look at the model, or at what it is asked",
      warehouse: "bi",
      runAs: "transformation",
      reads: { gold: { catalog: "sales", schema: "gold" } },
      text: "SELECT max(js_distance) AS moved FROM {{ gold }}.demand_forecast_drift_metrics WHERE drift_type = 'CONSECUTIVE' AND window.end > current_timestamp() - INTERVAL 14 DAYS",
      column: "moved",
      operator: "GREATER_THAN",
      threshold: 0.2,
      noRows: "OK",
      schedule: { quartzCron: "0 0 9 ? * MON" },
      destinations: ["data-team"],
      permissions: { analysts: "CAN_READ" },
    },
    // People ask the assistant and look at orders.
    portal: {
      kind: "app",
      workspace: "main",
      description: "Orders, and an assistant that knows the products",
      owner: "data-engineers",
      budgetPolicy: "applications",
      resources: {
        warehouse: { type: "warehouse", warehouse: "bi" },
        assistant: { type: "endpoint", endpoint: "assistant" },
      },
      // Its program is what the team puts into its folder; a job brings it to the app.
      deployment: {
        source: { from: "folder", folder: "sales", path: "apps/portal" },
        runAs: "orchestration",
        schedule: { quartzCron: "0 0 5 * * ?" },
        notify: ["data-platform@acme.example"],
      },
      userScopes: ["sql"],
      permissions: { analysts: "CAN_USE" },
      acknowledgeHourlyCost: true,
    },
  },
});
