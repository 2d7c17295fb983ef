import { fact } from "./fact";

/** Endpoints of vector search, and what their indexes can hold. */
export const VECTOR_SEARCH = fact({
  value: {
    /** Sort of an endpoint → how an index on it can follow its table. */
    endpointTypes: {
      STANDARD: ["triggered", "continuous"],
      STORAGE_OPTIMIZED: ["triggered"],
    },
    /** Types of columns of an index that programs write into. */
    columnTypes: ["integer", "long", "float", "double", "boolean", "string", "date", "timestamp"],
  } as const,
  source:
    'Databricks, Vector Search API, "EndpointType", "DeltaSyncVectorIndexSpec.pipeline_type", "schema_json"; the provider passes each on as it is',
  asOf: "2026-11",
});

/** Numbers in one vector. */
export const MOST_DIMENSIONS = fact({
  value: 4096,
  source: 'Databricks, "Vector search", resource size limits; from memory',
  asOf: "2026-11",
});
