import { VectorSearchIndex, type VectorSearchIndexConfig } from "@cdktf/provider-databricks/lib/vector-search-index";
import { Construct } from "constructs";
import type {
  EmbeddingModel,
  VectorIndexModel,
  VectorSearchModel,
} from "../../../config/kinds/consumers/vector-search";
import { configured } from "../../configured";

/** What an index is made of that the configuration alone cannot say. */
interface Given {
  /** Catalog key → its name in the metastore. */
  readonly catalogName: (key: string) => string;
  /** Name of the endpoint that makes vectors. */
  readonly modelName: (model: EmbeddingModel) => string;
}

export interface VectorIndexesProps extends Given {
  readonly indexes: VectorSearchModel["indexes"];
  /** Name of the endpoint that holds them. */
  readonly endpointName: string;
  /** What programs have written into an index is nowhere else: whether it may be destroyed. */
  readonly preventDestroy: boolean;
}

/** The indexes of an endpoint. They are searched by who may read their schema. */
export class VectorIndexes extends Construct {
  constructor(scope: Construct, id: string, props: VectorIndexesProps) {
    super(scope, id);
    for (const [name, index] of Object.entries(props.indexes)) {
      configured(
        new VectorSearchIndex(this, name, {
          name: `${props.catalogName(index.catalog)}.${index.schema}.${name}`,
          endpointName: props.endpointName,
          primaryKey: index.primaryKey,
          ...specOf(index, props),
          ...(index.mode === "direct" && { lifecycle: { preventDestroy: props.preventDestroy } }),
        }),
        `.indexes.${name}`,
      );
    }
  }
}

function specOf(
  index: VectorIndexModel,
  given: Given,
): Pick<VectorSearchIndexConfig, "indexType" | "deltaSyncIndexSpec" | "directAccessIndexSpec"> {
  const embeddings = embeddingsOf(index.embeddings, given);
  if (index.mode === "direct") {
    return { indexType: "DIRECT_ACCESS", directAccessIndexSpec: { ...embeddings, schemaJson: schemaOf(index) } };
  }
  const { catalog, schema, source, refresh, paused, copyInto } = index;
  return {
    indexType: "DELTA_SYNC",
    deltaSyncIndexSpec: {
      ...embeddings,
      sourceTable: `${given.catalogName(source.catalog)}.${source.schema}.${source.table}`,
      pipelineType: (paused ? "triggered" : refresh).toUpperCase(),
      ...(copyInto !== undefined && { embeddingWritebackTable: `${given.catalogName(catalog)}.${schema}.${copyInto}` }),
    },
  };
}

function embeddingsOf(embeddings: VectorIndexModel["embeddings"], { modelName }: Given) {
  if (embeddings.mode === "own") {
    return { embeddingVectorColumns: [{ name: embeddings.column, embeddingDimension: embeddings.dimension }] };
  }
  const { column, model, questions } = embeddings;
  return {
    embeddingSourceColumns: [
      {
        name: column,
        embeddingModelEndpointName: modelName(model),
        ...(questions !== undefined && { modelEndpointNameForQuery: modelName(questions) }),
      },
    ],
  };
}

/** Columns with their types, vectors among them, as the API takes them. */
function schemaOf({ columns, embeddings }: Extract<VectorIndexModel, { mode: "direct" }>): string {
  const vectors = embeddings.mode === "own" ? { [embeddings.column]: "array<float>" } : {};
  return JSON.stringify({ ...columns, ...vectors });
}
