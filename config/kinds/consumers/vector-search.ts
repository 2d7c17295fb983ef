import type { z } from "zod";
import type { DeepReadonly } from "../../readonly";
import type { vectorSearch as schema } from "../../schema/consumers/vector-search";
import type { NeededGrant, Use } from "../facets";
import type { Kind } from "../kind";
import type { Names } from "../view";
import { layerOfEndpoint } from "./served-model";
import { vectorSearchProblems } from "./vector-search-checks";

type VectorSearch = z.output<typeof schema>;
type VectorIndex = VectorSearch["indexes"][string];
type Computed = Extract<VectorIndex["embeddings"], { mode: "computed" }>;
type Own = Exclude<VectorIndex["embeddings"], Computed>;

/** What makes vectors of texts: an endpoint here with the layer that makes it, or one of Databricks by its name. */
export type EmbeddingModel =
  | { readonly mode: "endpoint"; readonly endpoint: string; readonly layer: "serving" | "activation" }
  | Extract<Computed["model"], { mode: "databricks" }>;

type Resolved<I> = I extends VectorIndex
  ? Omit<I, "embeddings"> & {
      embeddings: Own | (Omit<Computed, "model" | "questions"> & { model: EmbeddingModel; questions?: EmbeddingModel });
    }
  : never;

export type VectorIndexModel = DeepReadonly<Resolved<VectorIndex>>;
export type VectorSearchModel = DeepReadonly<
  Omit<VectorSearch, "indexes"> & {
    /** Key in the configuration. */
    key: string;
    /** Name of the endpoint in the workspace. */
    name: string;
    indexes: Record<string, VectorIndexModel>;
    /** Whom Terraform runs as: makes the indexes, and so has to read what they follow. */
    deployer: string;
  }
>;

/** Vectors that programs search. */
export const vectorSearch: Kind<VectorSearch, VectorSearchModel> = {
  what: "an endpoint of vector search",
  runs: [{ what: "continuous indexes, on and on", pausedBy: "indexes.<key>.paused" }],
  resolve: (consumer, key, names) => ({
    ...consumer,
    key,
    name: `${names.prefix}-${key}`,
    indexes: Object.fromEntries(
      Object.entries(consumer.indexes).map(([name, index]) => [name, resolved(index, names)]),
    ),
    deployer: names.deployer,
  }),
  writes: ({ indexes }) =>
    Object.entries(indexes ?? {}).flatMap(([name, index]) => {
      const at = { what: "table", catalog: index.catalog, schema: index.schema, field: "indexes" } as const;
      const copy = index.mode === "synced" ? index.copyInto : undefined;
      return [{ ...at, name }, ...(copy === undefined ? [] : [{ ...at, name: copy }])];
    }),
  underPolicy: () => ({ runsAs: [], needed: true }),
  compute: () => [{ kind: "serverless", what: "serverless compute, which holds vectors", instead: "remove it" }],
  grants: ({ indexes, deployer, callers }) =>
    Object.values(indexes).flatMap((index): NeededGrant[] => {
      const maker = { kind: "service-principal" as const, key: deployer };
      return [
        { principal: maker, catalog: index.catalog, privileges: ["USE_CATALOG"] },
        { principal: maker, catalog: index.catalog, schema: index.schema, privileges: ["CREATE_TABLE", "USE_SCHEMA"] },
        ...(index.mode === "direct"
          ? []
          : ([
              { principal: maker, catalog: index.source.catalog, privileges: ["USE_CATALOG"] },
              {
                principal: maker,
                catalog: index.source.catalog,
                schema: index.source.schema,
                privileges: ["SELECT", "USE_SCHEMA"],
              },
            ] as const)),
        ...callers.flatMap((key): NeededGrant[] => {
          const principal = { kind: "service-principal", key } as const;
          return [
            { principal, catalog: index.catalog, privileges: ["USE_CATALOG"] },
            { principal, catalog: index.catalog, schema: index.schema, privileges: ["SELECT", "USE_SCHEMA"] },
          ];
        }),
      ];
    }),
  // A question becomes a vector by the model, which whoever asks has to be allowed to ask.
  uses: ({ indexes, callers }) =>
    Object.values(indexes).flatMap(({ embeddings }): Use[] =>
      embeddings.mode === "own"
        ? []
        : [embeddings.questions ?? embeddings.model].flatMap((model) =>
            model.mode === "endpoint"
              ? callers.map((servicePrincipal) => ({ family: "consumers", key: model.endpoint, servicePrincipal }))
              : [],
          ),
    ),
  names: (_, key) => [{ what: "search-endpoint", layer: "serving", purpose: key }],
  checks: vectorSearchProblems,
};

function resolved(index: VectorIndex, names: Pick<Names, "consumer">): VectorIndexModel {
  if (index.embeddings.mode === "own") return { ...index, embeddings: index.embeddings };
  const { model, questions, ...rest } = index.embeddings;
  const made = (one: Computed["model"]): EmbeddingModel =>
    one.mode === "databricks" ? one : { ...one, layer: layerOfEndpoint(names.consumer(one.endpoint)) };
  return {
    ...index,
    embeddings: { ...rest, model: made(model), ...(questions !== undefined && { questions: made(questions) }) },
  };
}
