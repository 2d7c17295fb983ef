import type { Names } from "../view";
import type { ServedModel } from "./served-model";

type Bedrock = Extract<ServedModel, { type: "amazon-bedrock" }>;
type Where = Pick<Names, "partition" | "awsAccountId" | "region">;

/** What the role of an endpoint asks in Bedrock, by ARN; each list in the order of ARNs, without repetition. */
export interface BedrockModels {
  /** Models that are asked themselves. */
  readonly models: readonly string[];
  /** Profiles that send questions on to several regions. */
  readonly profiles: readonly string[];
  /** Models behind those profiles, in any region. */
  readonly behind: readonly string[];
}

/** Name of a profile that sends questions on, and of the model behind it. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|ca|sa|global)\.(?<model>[^.]+\..+)$/;

/** Models that a role is needed for. */
export function askedByRole({ models }: { readonly models: Readonly<Record<string, ServedModel>> }): Bedrock[] {
  return Object.values(models).flatMap((model) =>
    model.type === "amazon-bedrock" && model.access.mode === "role" ? [model] : [],
  );
}

/** What asking some models takes. Source: Bedrock user guide, "Prerequisites for inference profiles". */
export function bedrockModels(
  asked: readonly Pick<Bedrock, "model" | "region">[],
  { partition, awsAccountId, region: own }: Where,
): BedrockModels {
  const foundation = (region: string, model: string) => `arn:${partition}:bedrock:${region}::foundation-model/${model}`;
  const found = asked.map(({ model, region = own }) => {
    const behind = PROFILE.exec(model)?.groups?.model;
    return behind === undefined
      ? { models: [foundation(region, model)], profiles: [], behind: [] }
      : {
          models: [],
          profiles: [`arn:${partition}:bedrock:${region}:${awsAccountId}:inference-profile/${model}`],
          behind: [foundation("*", behind)],
        };
  });
  const all = (field: keyof BedrockModels) => [...new Set(found.flatMap((one) => one[field]))].sort();
  return { models: all("models"), profiles: all("profiles"), behind: all("behind") };
}
