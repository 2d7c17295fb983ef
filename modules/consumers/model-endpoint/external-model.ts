import type { ModelServingConfigServedEntitiesExternalModel as ExternalModel } from "@cdktf/provider-databricks/lib/model-serving";
import type { ServedModelModel } from "../../../config/kinds/consumers/model-endpoint";
import { secretValue } from "../../workloads/secret-values";

type Model<T extends ServedModelModel["type"]> = Extract<ServedModelModel, { type: T }>;
export type External = Model<"openai" | "anthropic" | "cohere" | "amazon-bedrock" | "custom">;

/** What the configuration alone cannot say of a model of Bedrock. */
interface Known {
  readonly instanceProfileArn: string | undefined;
  /** Key of an inference profile → its ARN. */
  readonly profileArn: (key: string) => string;
}

/** What Databricks is told of a model that others run. Keys are names of secrets, never the keys themselves. */
export function externalModel(model: External, { instanceProfileArn, profileArn }: Known): ExternalModel {
  const profile = model.type === "amazon-bedrock" ? model.profile : undefined;
  // In Bedrock the ARN of a profile stands where the name of a model does.
  const name = profile === undefined ? model.model : profileArn(profile);
  return { name, provider: model.type, task: model.task, ...signIn(model, instanceProfileArn) };
}

function signIn(model: External, instanceProfileArn: string | undefined): Partial<ExternalModel> {
  switch (model.type) {
    case "openai":
      return { openaiConfig: openai(model) };
    case "anthropic":
      return { anthropicConfig: { anthropicApiKey: secretValue(model.apiKey) } };
    case "cohere":
      return {
        cohereConfig: {
          cohereApiKey: secretValue(model.apiKey),
          ...(model.address !== undefined && { cohereApiBase: model.address }),
        },
      };
    case "amazon-bedrock":
      return {
        amazonBedrockConfig: {
          awsRegion: model.region,
          bedrockProvider: model.maker,
          ...(model.access.mode === "role"
            ? { instanceProfileArn }
            : {
                awsAccessKeyId: secretValue(model.access.accessKeyId),
                awsSecretAccessKey: secretValue(model.access.secretAccessKey),
              }),
        },
      };
    case "custom":
      return {
        customProviderConfig: {
          customProviderUrl: model.address,
          ...(model.authentication.mode === "bearer"
            ? { bearerTokenAuth: { token: secretValue(model.authentication.token) } }
            : {
                apiKeyAuth: {
                  key: model.authentication.header,
                  value: secretValue(model.authentication.value),
                },
              }),
        },
      };
  }
}

const openai = ({ apiKey, organization, azure }: Model<"openai">): ExternalModel["openaiConfig"] => ({
  openaiApiKey: secretValue(apiKey),
  ...(organization !== undefined && { openaiOrganization: organization }),
  ...(azure !== undefined && {
    openaiApiType: "azure",
    openaiApiBase: azure.address,
    openaiApiVersion: azure.apiVersion,
    openaiDeploymentName: azure.deployment,
  }),
});
