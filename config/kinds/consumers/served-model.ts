import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { modelEndpoint } from "../../schema/consumers/model-endpoint";

/** An endpoint of models as it is parsed. */
export type ModelEndpoint = z.output<typeof modelEndpoint>;
/** One of its models. */
export type ServedModel = ModelEndpoint["models"][string];

/** Where a model comes from, as far as it decides what guards and limits it. */
export const originOf = (type: ServedModel["type"]): "own" | "foundation" | "external" =>
  type === "unity-catalog" ? "own" : type === "foundation" ? "foundation" : "external";

/** Whether a guardrail can read what a model is asked and answers. */
export const canBeGuarded = (model: Salvaged<ServedModel>): boolean =>
  "task" in model ? model.task !== "llm/v1/embeddings" : model.type !== "unity-catalog";
