import { PROVIDER_HOSTS } from "../../facts/model-serving";
import type { Salvaged } from "../../lenient";
import type { Called } from "../facets";
import type { ServedModel } from "./served-model";

/**
 * What the models of an endpoint call. Whether a network policy holds for what Databricks itself asks of other providers is
 * not in its pages, which name model serving alone.
 */
export const modelCalls = (models: Readonly<Record<string, Salvaged<ServedModel>>> = {}): Called[] =>
  Object.entries(models).flatMap(([name, model]): Called[] => {
    if (model.type === "unity-catalog")
      return (model.calls ?? []).map((host, at) => ({
        host,
        field: ["models", name, "calls", String(at)],
        isCertain: true,
      }));
    const host = hostOf(model);
    return host === undefined ? [] : [{ host, field: ["models", name], isCertain: false }];
  });

/** Where the provider of a model answers; undefined of Bedrock, whose endpoint is AWS's, and of what Databricks has itself. */
function hostOf(model: Salvaged<ServedModel>): string | undefined {
  switch (model.type) {
    case "openai":
      return model.azure === undefined ? PROVIDER_HOSTS.value.openai : hostIn(model.azure.address);
    case "anthropic":
      return PROVIDER_HOSTS.value.anthropic;
    case "cohere":
      return model.address === undefined ? PROVIDER_HOSTS.value.cohere : hostIn(model.address);
    case "custom":
      return hostIn(model.address);
    default:
      return undefined;
  }
}

const hostIn = (address: string | undefined): string | undefined => /^https:\/\/([^/:]+)/.exec(address ?? "")?.[1];
