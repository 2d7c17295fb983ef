import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { ParsedConsumer } from "../../schema/consumers";
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

/** Layer that makes an endpoint: one with models of one's own is made once their versions are there. */
export const layerOfEndpoint = (endpoint: Salvaged<ParsedConsumer> | undefined): "serving" | "activation" =>
  endpoint?.kind === "model-endpoint" &&
  Object.values(endpoint.models ?? {}).some(({ type }) => type === "unity-catalog")
    ? "activation"
    : "serving";

/** Whether an endpoint waits for a version of a model, and so is not made yet. */
export const isAwaited = (endpoint: Salvaged<ParsedConsumer> | undefined): boolean =>
  endpoint?.kind === "model-endpoint" &&
  Object.values(endpoint.models ?? {}).some((model) => model.type === "unity-catalog" && model.exists === false);
