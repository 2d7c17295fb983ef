import type { EnvironmentInput } from "../../config/schema/environment";
import { endpoint, openai, withLlmScope } from "./models";

export type SearchInput = Extract<NonNullable<EnvironmentInput["consumers"]>[string], { kind: "vector-search" }>;
type IndexInput = NonNullable<SearchInput["indexes"]>[string];

export const BUDGET_POLICY = "0a1b2c3d-0000-4000-8000-000000000000";

/** An index over the texts of products, whose vectors Databricks makes. */
export const synced = (change: Partial<Extract<IndexInput, { mode: "synced" }>> = {}): IndexInput => ({
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
  ...change,
});

/** An index that programs write into, with vectors of their own. */
export const direct = (change: Partial<Extract<IndexInput, { mode: "direct" }>> = {}): IndexInput => ({
  mode: "direct",
  catalog: "sales",
  schema: "gold",
  primaryKey: "id",
  columns: { id: "long", text: "string" },
  embeddings: { mode: "own", column: "vector", dimension: 768 },
  ...change,
});

/** An endpoint of vector search with one index. */
export const search = (change: Partial<SearchInput> = {}): SearchInput => ({
  kind: "vector-search",
  workspace: "main",
  owner: "data-engineers",
  budgetPolicyId: BUDGET_POLICY,
  indexes: { products_by_text: synced() },
  acknowledgeHourlyCost: true,
  ...change,
});

/** An endpoint of models that makes embeddings. */
export const embedder = () =>
  endpoint({ openai: openai({ model: "text-embedding-3-small", task: "llm/v1/embeddings" }) });

/** Adds an endpoint with indexes of every sort. */
export function withVectorSearch(input: EnvironmentInput): void {
  withLlmScope(input);
  input.consumers = {
    ...input.consumers,
    embedder: embedder(),
    search: search({
      permissions: { analysts: "CAN_USE" },
      callers: ["ingestion"],
      indexes: {
        products_by_text: synced({
          embeddings: {
            mode: "computed",
            column: "description",
            model: { mode: "endpoint", endpoint: "embedder" },
            questions: { mode: "databricks", name: "databricks-gte-large-en" },
          },
          copyInto: "products_vectors",
        }),
        products_by_picture: synced({
          refresh: "continuous",
          embeddings: { mode: "own", column: "picture", dimension: 512 },
        }),
        notes: direct(),
        remarks: direct({
          embeddings: { mode: "computed", column: "text", model: { mode: "endpoint", endpoint: "embedder" } },
        }),
      },
    }),
  };
}
