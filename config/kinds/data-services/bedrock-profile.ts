import type { z } from "zod";
import { behindProfile } from "../../facts/bedrock-geographies";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { bedrockProfile as schema } from "../../schema/data-services/bedrock-profile";
import { geographyProblems } from "../consumers/bedrock-geography";
import { foundationModelArn, systemProfileArn } from "../consumers/bedrock-models";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type Profile = z.output<typeof schema>;
export type ProfileModel = DeepReadonly<
  Profile & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
    /** ARN of the model, or of the profile of AWS, that it is a copy of. */
    copyOf: string;
    /** Model that answers in the end, which the region has to have. */
    answeredBy: string;
  }
>;

/** A model of Bedrock under a name of one's own. */
export const bedrockProfile: Kind<Profile, ProfileModel> = {
  what: "an inference profile of Amazon Bedrock",
  lane: "serve",
  runs: [],
  resolve(profile, key, names) {
    const behind = behindProfile(profile.model);
    return {
      ...profile,
      key,
      name: `${names.prefix}-${key}`,
      copyOf:
        behind === undefined
          ? foundationModelArn(names, names.region, profile.model)
          : systemProfileArn(names, names.region, profile.model),
      answeredBy: behind ?? profile.model,
    };
  },
  names: (_, key) => [{ what: "inference-profile", layer: "data-services", purpose: key }],
  checks: ({ model }, view) =>
    model?.startsWith("arn:")
      ? [named(model, view)]
      : geographyProblems(["model"], model, view.environment.region, view),
};

const named = (model: string, view: EntryView): Problem =>
  view.problem(["model"], `${model} is an ARN`, "write the name of the model alone, or of a profile of AWS");
