import { ML_RUNTIMES } from "../facts/ml-runtimes";
import type { Problem } from "../problem";
import { type EnvironmentDraft, entries, errorAt, type Path, perEnvironment } from "./check";

const { gpu, gpuNodes } = ML_RUNTIMES.value;

/** Runtimes and nodes of cluster policies fit: GPUs want theirs. */
export const mlRuntimes = perEnvironment((env) =>
  entries(env.data.workspaces).flatMap(([key, { clusterPolicies }]) =>
    entries(clusterPolicies).flatMap(([name, { runtime, nodeTypes, workload }]) =>
      // A pipeline takes its runtime from its channel.
      workload === "pipeline"
        ? []
        : unfit(env, ["workspaces", key, "clusterPolicies", name], runtime, Array.isArray(nodeTypes) ? nodeTypes : []),
    ),
  ),
);

function unfit(env: EnvironmentDraft, path: Path, runtime: string | undefined, nodes: readonly string[]): Problem[] {
  if (runtime === undefined) return [];
  const withGpu = nodes.filter((node) => gpuNodes.test(node));
  const [first] = withGpu;
  if (gpu.test(runtime) && withGpu.length < nodes.length) {
    const other = nodes.find((node) => !gpuNodes.test(node));
    return [
      errorAt(
        env,
        [...path, "nodeTypes"],
        `${other} has no GPU, and the runtime ${runtime} is for GPUs alone`,
        "name nodes with GPUs, such as g5.xlarge, or use the runtime for CPUs",
      ),
    ];
  }
  return first === undefined || gpu.test(runtime)
    ? []
    : [
        errorAt(
          env,
          [...path, "runtime"],
          `${first} has GPUs, and the runtime ${runtime} does not use them`,
          'use a version key for GPUs, such as "17.3.x-gpu-ml-scala2.13", or nodes without',
        ),
      ];
}
