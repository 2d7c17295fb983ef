import type { ModelEndpointModel } from "../../../config/kinds/consumers/model-endpoint";
import type { Statement } from "../../iam/policy-document";
import type { Contributed } from "../../kinds/contribution";
import { bedrockAccess, guardrailAccess } from "./policies";

/** What the role of an endpoint may do, with the profiles and guardrails that are made beside it. */
export function accessOf(
  { asks, profiles, guardrails }: NonNullable<ModelEndpointModel["role"]>,
  { place, read }: Pick<Contributed<ModelEndpointModel>, "place" | "read">,
): Statement[] {
  const guardrailArns = guardrails.flatMap(({ key, profileArn }) => [
    read("data-services", "bedrock_guardrail_arns", key),
    ...(profileArn === undefined ? [] : [profileArn]),
  ]);
  return [
    ...bedrockAccess(
      asks,
      profiles.map(({ key, behind }) => ({ arn: read("data-services", "bedrock_profile_arns", key), behind })),
    ),
    ...(guardrailArns.length === 0
      ? []
      : guardrailAccess(guardrailArns, read("foundation", "kms_key_arns", "data"), place.region)),
  ];
}
