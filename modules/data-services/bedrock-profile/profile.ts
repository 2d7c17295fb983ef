import { BedrockInferenceProfile } from "@cdktf/provider-aws/lib/bedrock-inference-profile";
import { DataAwsBedrockFoundationModels } from "@cdktf/provider-aws/lib/data-aws-bedrock-foundation-models";
import { Construct } from "constructs";
import type { ProfileModel } from "../../../config/kinds/data-services/bedrock-profile";

export interface ProfileProps {
  readonly profile: ProfileModel;
  readonly tags: Readonly<Record<string, string>>;
}

/** A model of Bedrock under a name of one's own. A plan already finds out whether the region has the model. */
export class Profile extends Construct {
  readonly profileArn: string;

  constructor(scope: Construct, id: string, { profile, tags }: ProfileProps) {
    super(scope, id);
    const offered = new DataAwsBedrockFoundationModels(this, "models", {});
    this.profileArn = new BedrockInferenceProfile(this, "Resource", {
      name: profile.name,
      ...(profile.description !== undefined && { description: profile.description }),
      modelSource: [{ copyFrom: profile.copyOf }],
      tags: { ...tags },
      lifecycle: {
        precondition: [
          {
            condition: `\${contains(${offered.fqn}.model_summaries[*].model_id, "${profile.answeredBy}")}`,
            errorMessage: `Amazon Bedrock has no model ${profile.answeredBy} in this region: look it up in its model catalog.`,
          },
        ],
      },
    }).arn;
  }
}
