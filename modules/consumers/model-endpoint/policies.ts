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

/** An application inference profile, and the model behind it, by their ARNs. */
export interface OwnProfile {
  readonly arn: string;
  readonly behind: string;
}

/**
 * Asking some models of Bedrock, and nothing else. A profile sends questions on to the same model, often in further
 * regions, which is allowed through that profile alone.
 */
export function bedrockAccess(
  { models, profiles, behind }: BedrockModels,
  own: readonly OwnProfile[] = [],
): Statement[] {
  const asked = [...models, ...profiles, ...own.map(({ arn }) => arn)];
  return [
    { Sid: "AskModels", Effect: "Allow", Action: [...INVOKE], Resource: asked },
    ...(behind.length === 0 ? [] : [through("AskBehindProfiles", behind, profiles)]),
    ...own.map(({ arn, behind: model }, index) => through(`AskBehindOwnProfile${index + 1}`, [model], [arn])),
  ];
}

const through = (Sid: string, models: readonly string[], profiles: readonly string[]): Statement => ({
  Sid,
  Effect: "Allow",
  Action: [...INVOKE],
  Resource: [...models],
  Condition: { StringEquals: { "bedrock:InferenceProfileArn": [...profiles] } },
});

/** Having questions go through guardrails, which the data key encrypts. */
export const guardrailAccess = (arns: readonly string[], dataKeyArn: string, region: string): Statement[] => [
  { Sid: "ApplyGuardrails", Effect: "Allow", Action: "bedrock:ApplyGuardrail", Resource: [...arns] },
  {
    Sid: "ReadGuardrails",
    Effect: "Allow",
    Action: "kms:Decrypt",
    Resource: dataKeyArn,
    Condition: { StringEquals: { "kms:ViaService": `bedrock.${region}.amazonaws.com` } },
  },
];

/** The most that such roles need: the models of all endpoints, and what guardrails are in the region. */
export function askedModels(place: CeilingPlace): Statement[] {
  const models = accessedBy(place, "ask-model");
  const guardrails = accessedBy(place, "apply-guardrail");
  return [
    ...(models.length === 0
      ? []
      : [{ Sid: "AskModels", Effect: "Allow" as const, Action: [...INVOKE], Resource: [...models] }]),
    ...(guardrails.length === 0 ? [] : guardrailAccess(guardrails, place.dataKeyArn, place.region)),
  ];
}
