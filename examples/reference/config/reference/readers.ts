import { definePart } from "../../../../config/define";

/** Lanes query, serve and analysis: what asks, what is handed to others, what people look at. */
export const readers = definePart({
  // Somebody puts the value in: docs/manual-steps.md.
  workspaces: { main: { secretScopes: { models: { keys: ["openai"] } } } },
  consumers: {
    bi: { kind: "sql-warehouse", workspace: "main", size: "2X-Small", permissions: { analysts: "CAN_USE" } },
    "gold-overview": {
      kind: "dashboard",
      workspace: "main",
      title: "Sales: data products",
      warehouse: "bi",
      catalog: "sales",
      permissions: { analysts: "CAN_READ" },
    },
    retailer: {
      kind: "recipient",
      workspace: "main",
      authentication: { type: "TOKEN", allowedIpAddresses: ["203.0.113.0/24"], expires: "2027-06-30" },
    },
    "data-products": {
      kind: "share",
      workspace: "main",
      catalog: "sales",
      schemas: { gold: { objects: "all" } },
      recipients: ["retailer"],
    },
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
      tags: { CostCenter: "4711" },
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
      tags: { CostCenter: "4711" },
    },
  },
});
