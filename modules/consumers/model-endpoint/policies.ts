import { SERVERLESS_ROLE } from "../../../config/facts/model-serving";
import type { ServedModelModel } from "../../../config/kinds/consumers/model-endpoint";
import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

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

type Bedrock = Extract<ServedModelModel, { type: "amazon-bedrock" }>;

/** Models of Bedrock that are asked with the role. */
export const askedByRole = (models: Readonly<Record<string, ServedModelModel>>): Bedrock[] =>
  Object.values(models).flatMap((model) =>
    model.type === "amazon-bedrock" && model.access.mode === "role" ? [model] : [],
  );

/** Name of a profile that sends questions on to several regions, and of the model behind it. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|ca|sa|global)\.(?<model>[^.]+\..+)$/;

/** Both ways of asking a model, at once and piece by piece. */
export const INVOKE: readonly string[] = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/**
 * Asking some models of Bedrock, and nothing else. A profile sends questions on to the same model in further regions,
 * which is allowed for that profile alone. Source: Bedrock user guide, "Prerequisites for inference profiles".
 */
export function bedrockAccess(
  { partition, accountId }: Place,
  models: readonly Pick<Bedrock, "model" | "region">[],
): Statement[] {
  const foundation = (region: string, model: string) => `arn:${partition}:bedrock:${region}::foundation-model/${model}`;
  const plain = models.filter(({ model }) => !PROFILE.test(model));
  const profiles = models.flatMap(({ model, region }) => {
    const behind = PROFILE.exec(model)?.groups?.model;
    return behind === undefined
      ? []
      : [{ behind, arn: `arn:${partition}:bedrock:${region}:${accountId}:inference-profile/${model}` }];
  });
  const asked = [...plain.map(({ model, region }) => foundation(region, model)), ...profiles.map(({ arn }) => arn)];
  return [
    { Sid: "AskModels", Effect: "Allow", Action: [...INVOKE], Resource: [...new Set(asked)].sort() },
    ...(profiles.length === 0
      ? []
      : [
          {
            Sid: "AskBehindProfiles",
            Effect: "Allow" as const,
            Action: [...INVOKE],
            Resource: [...new Set(profiles.map(({ behind }) => foundation("*", behind)))].sort(),
            Condition: {
              StringEquals: { "bedrock:InferenceProfileArn": [...new Set(profiles.map(({ arn }) => arn))].sort() },
            },
          },
        ]),
  ];
}
