import { definePart } from "../../../../config/define";

/** Lane serve: models that applications and people ask. */
export const models = definePart({
  // Somebody puts the value in: docs/manual-steps.md.
  workspaces: { main: { secretScopes: { models: { keys: ["openai"] } } } },
  catalogs: { sales: { schemas: { gold: { volumes: { runs: { comment: "Files of runs of training" } } } } } },
  workloads: {
    demand: {
      kind: "experiment",
      workspace: "main",
      comment: "Forecasts of demand",
      artifacts: { catalog: "sales", schema: "gold", volume: "runs" },
      recordedBy: ["transformation"],
      permissions: { "data-engineers": "CAN_EDIT" },
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
  },
});
