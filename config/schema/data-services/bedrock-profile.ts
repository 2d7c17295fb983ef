import { z } from "zod";
import { profileDescription } from "../text/bedrock";
import { modelName } from "../text/models";

/** An application inference profile: a model of Amazon Bedrock under a name of one's own, whose costs have one's own tags. */
export const bedrockProfile = z.strictObject({
  /** An application inference profile: a model of Amazon Bedrock under a name of one's own, whose costs have one's own tags. */
  kind: z.literal("bedrock-profile"),
  /** Model, or profile of AWS that shares questions among regions: `eu.anthropic.claude-3-5-sonnet-20240620-v1:0`. Changing it replaces the profile. */
  model: modelName,
  /** What it is for; shown in the console. Changing it replaces the profile. Default: no description. */
  description: profileDescription.optional(),
});
