import { fact } from "./fact";

/** Runtimes for machine learning, and the nodes that those for GPUs run on. */
export const ML_RUNTIMES = fact({
  value: {
    /** Of any: `auto:latest-lts-ml`, `17.3.x-cpu-ml-scala2.13`. */
    ml: /(?:^auto:.*-ml$|-(?:cpu|gpu)-ml-)/,
    /** For GPUs: `17.3.x-gpu-ml-scala2.13`. What `auto:…-ml` stands for is the one without. */
    gpu: /-gpu-ml-/,
    /** Families of nodes with GPUs that Databricks runs. */
    gpuNodes: /^(?:g4dn|g5|g6e?|gr6|p3(?:dn)?|p4de?|p5(?:e|en)?)\./,
  },
  source:
    'Databricks, "Compute policy reference", special values of spark_version; "GPU-enabled compute", supported instance types; "Databricks Runtime for Machine Learning", dedicated access mode; from memory',
  asOf: "2026-11",
});

/** Whether a runtime brings libraries of machine learning. It runs on compute of one identity or group alone. */
export const isForLearning = (runtime: string): boolean => ML_RUNTIMES.value.ml.test(runtime);
