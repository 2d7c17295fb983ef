import { z } from "zod";
import { fillable } from "./fillable";
import { ref } from "./ref";
import { instanceType } from "./text/databricks";

const workers = z.int().min(1).max(100);

/** What a pipeline runs on. */
export const pipelineCompute = z
  .discriminatedUnion("mode", [
    z.strictObject({
      /** In Databricks' account: starts in seconds, grows by itself, reaches what is public. */
      mode: z.literal("serverless"),
    }),
    z.strictObject({
      /** On instances in the network of the workspace: reaches what is private there, starts in minutes. */
      mode: z.literal("classic"),
      /** Compute profile (key of the account's `computeProfiles`) that says what is left out here. Default none. */
      profile: ref("computeProfile").optional(),
      /** Node type of driver and workers, `m6id.xlarge`. Left out: the first of `profile`. */
      nodeType: fillable(instanceType),
      /** Workers that there are at least, 1 to 100. Default 1. */
      minWorkers: workers.default(1),
      /** Workers that the cluster grows to at most, 1 to 100. Default 4. */
      maxWorkers: workers.default(4),
      /** Spot instances with fall-back to on-demand for the workers; the driver stays on demand. Default false. */
      spot: z.boolean().default(false),
    }),
  ])
  .default({ mode: "serverless" });
