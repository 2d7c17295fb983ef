import { z } from "zod";
import { EXTERNAL_TASKS } from "../../facts/model-serving";
import { awsRegion } from "../common";
import { ref } from "../ref";
import { secretReference } from "../secret-reference";
import { apiAddress, modelName, providerId } from "../text/models";
import { headerName } from "../text/web";

/** Part of the questions that one model of an endpoint gets. */
export const percent = z.int().min(0).max(100);

const common = {
  /** Its name at the provider. */
  model: modelName,
  /** What it is asked for: chats, completions of a text, or embeddings. Default `llm/v1/chat`. */
  task: z.enum(EXTERNAL_TASKS.value).default("llm/v1/chat"),
  /** Percent of the questions that it gets, 0 to 100; all of an endpoint together 100. Default 100, where it is the only one. */
  percent: percent.optional(),
} as const;

/** How Databricks signs in to Amazon Bedrock. */
const bedrockAccess = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A role of the environment's account, made here, which can ask the model and nothing else. */
    mode: z.literal("role"),
  }),
  z.strictObject({
    /** Keys of an IAM user, which somebody makes and renews. */
    mode: z.literal("keys"),
    /** Secret with the id of the key. */
    accessKeyId: secretReference,
    /** Secret with the key. */
    secretAccessKey: secretReference,
  }),
]);

/** How a provider of one's own knows Databricks. */
const ownAuthentication = z.discriminatedUnion("mode", [
  z.strictObject({
    /** A token in the header `Authorization`. */
    mode: z.literal("bearer"),
    /** Secret with the token. */
    token: secretReference,
  }),
  z.strictObject({
    /** A key in a header of its own. */
    mode: z.literal("header"),
    /** Name of the header. */
    header: headerName,
    /** Secret with the key. */
    value: secretReference,
  }),
]);

/** Models that others run, each with a key that lies in a secret scope of the workspace. */
export const externalModels = [
  z.strictObject({
    /** A model of OpenAI, or of OpenAI in Azure. */
    type: z.literal("openai"),
    ...common,
    /** Secret with the key of the API. */
    apiKey: secretReference,
    /** Organization at OpenAI. Default: that of the key. */
    organization: providerId.optional(),
    /** The API in Azure instead of OpenAI's own. Default: OpenAI's own. */
    azure: z
      .strictObject({
        /** Address of the resource: `https://acme.openai.azure.com/`. */
        address: apiAddress,
        /** Name of the deployment. */
        deployment: providerId,
        /** Version of the API: `2024-10-21`. */
        apiVersion: providerId,
      })
      .optional(),
  }),
  z.strictObject({
    /** A model of Anthropic. */
    type: z.literal("anthropic"),
    ...common,
    /** Secret with the key of the API. */
    apiKey: secretReference,
  }),
  z.strictObject({
    /** A model of Cohere. */
    type: z.literal("cohere"),
    ...common,
    /** Secret with the key of the API. */
    apiKey: secretReference,
    /** Address of the API. Default: Cohere's own. */
    address: apiAddress.optional(),
  }),
  z.strictObject({
    /** A model in Amazon Bedrock; its account has to have access to it. */
    type: z.literal("amazon-bedrock"),
    ...common,
    /** Who made the model. */
    maker: z.enum(["anthropic", "cohere", "ai21labs", "amazon"]),
    /** Region of Bedrock. Default: the environment's. */
    region: awsRegion.optional(),
    /**
     * Inference profile (key of `dataServices`) of this very model that it is asked through, so that its costs have the tags
     * of the profile. Databricks gets its ARN as the name of the model. Default: the model itself is asked.
     */
    profile: ref("dataService", { kind: "bedrock-profile" }).optional(),
    /** Guardrail (key of `dataServices`), which is enforced in the account: the role may apply it. Default: the role may apply none. */
    guardrail: ref("dataService", { kind: "bedrock-guardrail" }).optional(),
    /** How Databricks signs in. */
    access: bedrockAccess,
  }),
  z.strictObject({
    /** A model that speaks OpenAI's API somewhere else. */
    type: z.literal("custom"),
    ...common,
    /** Address that questions are sent to. */
    address: apiAddress,
    /** How the provider knows Databricks. */
    authentication: ownAuthentication,
  }),
] as const;
