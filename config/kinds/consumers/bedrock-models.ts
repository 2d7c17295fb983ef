import { behindProfile } from "../../facts/bedrock-geographies";
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

/** ARN of a model of a region, `*` for any. */
export const foundationModelArn = ({ partition }: Pick<Where, "partition">, region: string, model: string): string =>
  `arn:${partition}:bedrock:${region}::foundation-model/${model}`;

/** ARN of a profile of AWS that sends questions on. */
export const systemProfileArn = (
  { partition, awsAccountId }: Pick<Where, "partition" | "awsAccountId">,
  region: string,
  profile: string,
): string => `arn:${partition}:bedrock:${region}:${awsAccountId}:inference-profile/${profile}`;

/** An application inference profile that is asked, and what it asks. */
export interface AskedProfile {
  /** Key in `dataServices`. */
  readonly key: string;
  /** ARN of the model that answers in the end, of any region where the profile is a copy of one that sends questions on. */
  readonly behind: string;
}

/** A guardrail that questions go through. */
export interface AppliedGuardrail {
  /** Key in `dataServices`. */
  readonly key: string;
  /** ARN of its profile, with which other regions look at texts too; undefined where none does. */
  readonly profileArn: string | undefined;
}

/** Models that a role is needed for. */
export function askedByRole({ models }: { readonly models: Readonly<Record<string, ServedModel>> }): Bedrock[] {
  return Object.values(models).flatMap((model) =>
    model.type === "amazon-bedrock" && model.access.mode === "role" ? [model] : [],
  );
}

/** Application inference profiles that some models are asked through, each once. */
export function askedProfiles(asked: readonly Pick<Bedrock, "model" | "profile">[], where: Where): AskedProfile[] {
  const found = asked.flatMap(({ profile: key, model }) => {
    const behind = behindProfile(model);
    if (key === undefined) return [];
    const region = behind === undefined ? where.region : "*";
    return [{ key, behind: foundationModelArn(where, region, behind ?? model) }];
  });
  return [...new Map(found.map((one) => [one.key, one])).values()];
}

/** Guardrails that some models are asked through, each once. */
export function appliedGuardrails(
  asked: readonly Pick<Bedrock, "guardrail">[],
  names: Where & Pick<Names, "dataService">,
): AppliedGuardrail[] {
  const keys = [...new Set(asked.flatMap(({ guardrail }) => (guardrail === undefined ? [] : [guardrail])))].sort();
  return keys.map((key) => {
    const guardrail = names.dataService(key);
    const profile = guardrail.kind === "bedrock-guardrail" ? guardrail.crossRegion : undefined;
    return {
      key,
      profileArn: profile && `arn:${names.partition}:bedrock:*:${names.awsAccountId}:guardrail-profile/${profile}`,
    };
  });
}

/** What asking some models takes. Source: Bedrock user guide, "Prerequisites for inference profiles". */
export function bedrockModels(asked: readonly Pick<Bedrock, "model" | "region">[], where: Where): BedrockModels {
  const found = asked.map(({ model, region = where.region }) => {
    const behind = behindProfile(model);
    return behind === undefined
      ? { models: [foundationModelArn(where, region, model)], profiles: [], behind: [] }
      : {
          models: [],
          profiles: [systemProfileArn(where, region, model)],
          behind: [foundationModelArn(where, "*", behind)],
        };
  });
  const all = (field: keyof BedrockModels) => [...new Set(found.flatMap((one) => one[field]))].sort();
  return { models: all("models"), profiles: all("profiles"), behind: all("behind") };
}
