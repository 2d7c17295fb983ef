import { SERVERLESS_ROLE } from "../../../config/facts/model-serving";
import type { BedrockModels } from "../../../config/kinds/consumers/bedrock-models";
import { accessedBy, type CeilingPlace } from "../../iam/ceiling";
import type { Statement } from "../../iam/policy-document";

/** Databricks alone takes the role, and for one workspace. */
export const servingTrust = (workspaceId: string): Statement[] => [
  {
    Sid: "DatabricksServerless",
    Effect: "Allow",
    Principal: { AWS: SERVERLESS_ROLE.value.arn },
    Action: "sts:AssumeRole",
    Condition: { StringEquals: { "sts:ExternalId": `${SERVERLESS_ROLE.value.externalIdStart}${workspaceId}` } },
  },
];

/** Both ways of asking a model, at once and piece by piece. */
const INVOKE: readonly string[] = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/**
 * Asking some models of Bedrock, and nothing else. A profile sends questions on to the same model in further regions,
 * which is allowed through that profile alone.
 */
export function bedrockAccess({ models, profiles, behind }: BedrockModels): Statement[] {
  return [
    { Sid: "AskModels", Effect: "Allow", Action: [...INVOKE], Resource: [...models, ...profiles] },
    ...(behind.length === 0
      ? []
      : [
          {
            Sid: "AskBehindProfiles",
            Effect: "Allow" as const,
            Action: [...INVOKE],
            Resource: [...behind],
            Condition: { StringEquals: { "bedrock:InferenceProfileArn": [...profiles] } },
          },
        ]),
  ];
}

/** The most that such roles need: the models of all endpoints. */
export function askedModels(place: CeilingPlace): Statement[] {
  const models = accessedBy(place, "ask-model");
  return models.length === 0 ? [] : [{ Sid: "AskModels", Effect: "Allow", Action: [...INVOKE], Resource: [...models] }];
}
