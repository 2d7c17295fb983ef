import { fact } from "./fact";

/** Workloads of a served model beside `CPU`. */
export const GPU_WORKLOADS = fact({
  value: ["GPU_SMALL", "GPU_MEDIUM", "MULTIGPU_MEDIUM", "GPU_LARGE"] as const,
  source: "Databricks, Serving endpoints API, workload_type; which of them a region has, Databricks says",
  asOf: "2026-08",
});

/** Sizes of a workload. */
export const WORKLOAD_SIZES = fact({
  value: ["Small", "Medium", "Large"] as const,
  source: "Databricks, Serving endpoints API, workload_size",
  asOf: "2026-08",
});

/** What an external model can be asked for. */
export const EXTERNAL_TASKS = fact({
  value: ["llm/v1/chat", "llm/v1/completions", "llm/v1/embeddings"] as const,
  source: 'Databricks, "External models in Model Serving"',
  asOf: "2026-08",
});

/** Models of one endpoint. */
export const MOST_SERVED_MODELS = fact({
  value: 15,
  source: "Databricks, Serving endpoints API, served_entities; from memory",
  asOf: "2026-08",
});

/** Rate limits of one endpoint, and those of them that are for groups. */
export const RATE_LIMITS = fact({
  value: { most: 20, mostForGroups: 5 },
  source: 'Databricks, "Configure rate limits for AI Gateway endpoints", limitations',
  asOf: "2026-11",
});

/**
 * What guards and limits a model, by where the model comes from: guardrails read and write text of chats and completions,
 * a model of one's own has no tokens that could be counted, and a question goes on only between providers.
 */
export const GATEWAY_FEATURES = fact({
  value: {
    own: { guardrails: false, tokens: false, fallback: false },
    foundation: { guardrails: true, tokens: true, fallback: false },
    external: { guardrails: true, tokens: true, fallback: true },
  },
  source:
    'Databricks, "AI Gateway for serving endpoints", supported features; from memory, to be compared with the page',
  asOf: "2026-08",
});

/** Role of Databricks that takes the roles of instance profiles for what runs serverless, and what it says then before the workspace's id. */
export const SERVERLESS_ROLE = fact({
  value: {
    arn: "arn:aws:iam::790110701330:role/serverless-customer-resource-role",
    externalIdStart: "databricks-serverless-",
  },
  source:
    'Databricks, "Use an instance profile with serverless SQL warehouses"; that model serving uses the same role is from one source, and not tried',
  asOf: "2026-08",
  holdsFor: "the partition aws; AWS GovCloud has none",
});

/** Hosts of the APIs of providers. */
export const PROVIDER_HOSTS = fact({
  value: { openai: "api.openai.com", anthropic: "api.anthropic.com", cohere: "api.cohere.com" },
  source:
    "API references of OpenAI, Anthropic and Cohere; which one of Cohere's names Databricks asks is not confirmed",
  asOf: "2026-11",
});
