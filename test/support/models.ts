import type { EnvironmentInput } from "../../config/schema/environment";

type Endpoint = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "model-endpoint" }>;
type Models = Endpoint["models"];
export type ModelInput<T extends Models[string]["type"]> = Extract<Models[string], { type: T }>;

/** Scope `llm`, which `withLlmScope` gives the workspace. */
export const secret = (key = "key") => ({ scope: "llm", key });

/** A model of OpenAI. */
export const openai = (change: Partial<ModelInput<"openai">> = {}): ModelInput<"openai"> => ({
  type: "openai",
  model: "gpt-4o",
  apiKey: secret(),
  ...change,
});

/** A model of Bedrock that is asked with a role. */
export const bedrock = (change: Partial<ModelInput<"amazon-bedrock">> = {}): ModelInput<"amazon-bedrock"> => ({
  type: "amazon-bedrock",
  model: "anthropic.claude-3-haiku-20240307-v1:0",
  maker: "anthropic",
  access: { mode: "role" },
  ...change,
});

/** A version of a model of one's own. */
export const own = (change: Partial<ModelInput<"unity-catalog">> = {}): ModelInput<"unity-catalog"> => ({
  type: "unity-catalog",
  catalog: "sales",
  schema: "gold",
  model: "demand",
  version: 3,
  exists: true,
  ...change,
});

/** A foundation model of Databricks, kept ready for so many tokens a second. */
export const foundation = (
  throughput: ModelInput<"foundation">["throughput"] = { unit: "tokens", max: 970 },
): ModelInput<"foundation"> => ({ type: "foundation", model: "meta_llama_v3_3_70b_instruct", throughput });

/** An endpoint of some models, with a limit for all who ask. */
export const endpoint = (models: Models = { openai: openai() }, change: Partial<Endpoint> = {}): Endpoint => ({
  kind: "model-endpoint",
  workspace: "main",
  owner: "data-engineers",
  models,
  gateway: { rateLimits: [{ per: "endpoint", calls: 600 }] },
  ...change,
});

/** Gives the workspace `main` the secret scope `llm`. */
export function withLlmScope(input: EnvironmentInput): void {
  const { main } = input.workspaces;
  if (main === undefined) throw new Error("there is a workspace main");
  main.secretScopes = { ...main.secretScopes, llm: { keys: ["key", "id"] } };
}

/** Providers of every sort that stand in for each other. */
export const providers = (): Models => ({
  openai: openai({ organization: "org-acme", percent: 60 }),
  azure: openai({
    azure: { address: "https://acme.openai.azure.com/", deployment: "chat", apiVersion: "2024-10-21" },
    percent: 10,
  }),
  anthropic: { type: "anthropic", model: "claude-3-5-sonnet-latest", apiKey: secret(), percent: 10 },
  cohere: { type: "cohere", model: "command-r", apiKey: secret(), address: "https://api.cohere.com/v1", percent: 10 },
  bedrock: bedrock({ percent: 0 }),
  keys: bedrock({
    region: "us-east-1",
    maker: "amazon",
    model: "amazon.titan-text-express-v1",
    access: { mode: "keys", accessKeyId: secret("id"), secretAccessKey: secret() },
    percent: 0,
  }),
  own: {
    type: "custom",
    model: "acme-chat",
    address: "https://models.acme.example/v1",
    authentication: { mode: "bearer", token: secret() },
    percent: 5,
  },
  other: {
    type: "custom",
    model: "acme-chat",
    address: "https://other.acme.example/v1",
    authentication: { mode: "header", header: "x-api-key", value: secret() },
    percent: 5,
  },
});

type WorkloadInput = NonNullable<EnvironmentInput["workloads"]>[string];
export type ExperimentInput = Extract<WorkloadInput, { kind: "experiment" }>;

/** An experiment whose files lie in the volume `runs` of gold, which `withRuns` declares. */
export const experiment = (change: Partial<ExperimentInput> = {}): ExperimentInput => ({
  kind: "experiment",
  workspace: "main",
  comment: "Forecasts of demand",
  artifacts: { catalog: "sales", schema: "gold", volume: "runs" },
  recordedBy: ["ingestion"],
  permissions: { analysts: "CAN_READ", "data-engineers": "CAN_EDIT" },
  tags: { Purpose: "forecast" },
  ...change,
});

/** Gives the schema gold the volume `runs`. */
export function withRuns(input: EnvironmentInput): void {
  const gold = input.catalogs?.sales?.schemas?.gold;
  if (gold === undefined) throw new Error("there is a schema gold");
  gold.volumes = { ...gold.volumes, runs: { comment: "Files of runs" } };
}

/** Gives the schema gold the model `demand`, whose versions programs of `ingestion` register. */
export function withRegisteredModel(input: EnvironmentInput): void {
  const gold = input.catalogs?.sales?.schemas?.gold;
  if (gold === undefined) throw new Error("there is a schema gold");
  gold.models = {
    ...gold.models,
    demand: {
      comment: "Forecasts of demand",
      registeredBy: "ingestion",
      grants: { groups: { analysts: ["EXECUTE"] } },
    },
  };
}

type ServiceInput = NonNullable<EnvironmentInput["dataServices"]>[string];
export type GuardrailInput = Extract<ServiceInput, { kind: "bedrock-guardrail" }>;
export type ProfileInput = Extract<ServiceInput, { kind: "bedrock-profile" }>;

/** A guardrail with everything that it can have. */
export const guardrail = (change: Partial<GuardrailInput> = {}): GuardrailInput => ({
  kind: "bedrock-guardrail",
  description: "What customers ask",
  refusal: { input: "That is not for me to answer.", output: "I must not say that." },
  harmful: { insults: { input: "MEDIUM", output: "LOW" }, promptAttack: "MEDIUM" },
  topics: { "Tax advice": { definition: "How somebody pays less tax", examples: ["How do I pay less tax?"] } },
  words: ["competitors"],
  personalData: { CREDIT_DEBIT_CARD_NUMBER: "BLOCK", EMAIL: "ANONYMIZE" },
  patterns: { "Number of a customer": { pattern: "C-[0-9]{8}", action: "ANONYMIZE", description: "As on letters" } },
  grounding: { grounded: 0.7, relevant: 0.5 },
  safeguardTier: "STANDARD",
  crossRegion: "eu.guardrail.v1:0",
  enforced: true,
  ...change,
});

/** A profile of a model that answers in several regions. */
export const profile = (change: Partial<ProfileInput> = {}): ProfileInput => ({
  kind: "bedrock-profile",
  model: "eu.anthropic.claude-3-5-sonnet-20240620-v1:0",
  description: "Assistant of sales",
  ...change,
});

/** The guardrail `guarded` and the profile `costs`, and an endpoint that asks through both. */
export function withBedrock(input: EnvironmentInput): void {
  input.dataServices = { ...input.dataServices, guarded: guardrail(), costs: profile() };
  input.consumers = {
    ...input.consumers,
    advisor: endpoint({
      claude: bedrock({
        model: "eu.anthropic.claude-3-5-sonnet-20240620-v1:0",
        profile: "costs",
        guardrail: "guarded",
      }),
    }),
  };
}

/** Adds endpoints of every sort, and an experiment. */
export function withModels(input: EnvironmentInput): void {
  withLlmScope(input);
  withRuns(input);
  input.foundation = {
    ...input.foundation,
    bedrockLogs: { mode: "create", contents: ["text", "image", "embedding", "video"] },
  };
  input.workloads = { ...input.workloads, demand: experiment() };
  input.consumers = {
    ...input.consumers,
    assistant: endpoint(providers(), {
      comment: "Answers questions about orders",
      gateway: {
        rateLimits: [
          { per: "endpoint", calls: 600 },
          { per: "user", calls: 20, tokens: 40_000 },
          { per: "group", group: "analysts", tokens: 400_000 },
          { per: "service-principal", servicePrincipal: "ingestion", calls: 100 },
        ],
        log: { catalog: "sales", schema: "bronze" },
        fallback: true,
      },
      permissions: { analysts: "CAN_QUERY" },
      callers: ["ingestion"],
      notify: ["a@acme.example"],
      tags: { Purpose: "assistant" },
    }),
    "demand-forecast": endpoint(
      {
        demand: own({
          environment: { API_KEY: secret() },
          uses: { orders: { catalog: "sales", schema: "silver" } },
          calls: ["api.weather.example"],
        }),
      },
      { routeOptimized: true, gateway: { askedBy: "programs", rateLimits: [{ per: "endpoint", calls: 600 }] } },
    ),
    llama: endpoint({ llama: foundation() }),
    maverick: endpoint({
      maverick: foundation({ unit: "model-units", units: 50, acknowledgeHourlyCost: true }),
    }),
  };
}
