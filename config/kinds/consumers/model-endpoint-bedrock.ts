import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { Path } from "../../references";
import type { EntryView } from "../view";
import { geographyProblems } from "./bedrock-geography";
import type { ServedModel } from "./served-model";

type Bedrock = Salvaged<Extract<ServedModel, { type: "amazon-bedrock" }>>;

/** What a model of Bedrock names, and how it is asked, fits together. */
export function bedrockProblems(name: string, model: Salvaged<ServedModel>, view: EntryView): Problem[] {
  if (model.type !== "amazon-bedrock") return [];
  const at = (field: Path): Path => ["models", name, ...field];
  return [
    ...partitionProblems(model, at, view),
    ...geographyProblems(at(["model"]), model.model, model.region ?? view.environment.region, view),
    ...profileProblems(model, at, view),
    ...guardrailProblems(model, at, view),
  ];
}

type At = (field: Path) => Path;

/** Databricks has the role that takes others in the partition `aws` alone. */
function partitionProblems({ access }: Bedrock, at: At, view: EntryView): Problem[] {
  const { region } = view.environment;
  return access?.mode === "role" && region?.startsWith("us-gov-") === true
    ? [
        view.problem(
          at(["access", "mode"]),
          `Databricks takes no role for what runs serverless in ${region}`,
          'use "keys"',
        ),
      ]
    : [];
}

/** An inference profile is of one model, and of the environment's region. */
function profileProblems({ profile: key, model, region }: Bedrock, at: At, view: EntryView): Problem[] {
  const profile = key === undefined ? undefined : view.environment.dataServices?.[key];
  if (profile?.kind !== "bedrock-profile") return [];
  const { region: here } = view.environment;
  return [
    ...(model !== undefined && profile.model !== undefined && profile.model !== model
      ? [
          view.problem(
            at(["profile"]),
            `dataServices.${key} is of the model ${profile.model}, and this one is ${model}`,
            "name the same model in both",
          ),
        ]
      : []),
    ...(region !== undefined && here !== undefined && region !== here
      ? [
          view.problem(
            at(["region"]),
            `dataServices.${key} is in ${here}, and the model is asked in ${region}`,
            "remove region, or ask without the profile",
          ),
        ]
      : []),
  ];
}

/** A guardrail that nobody names when asking has to be enforced, and the role has to be one that is made here. */
function guardrailProblems({ guardrail: key, access, region }: Bedrock, at: At, view: EntryView): Problem[] {
  const guardrail = key === undefined ? undefined : view.environment.dataServices?.[key];
  if (guardrail?.kind !== "bedrock-guardrail") return [];
  const { region: here } = view.environment;
  return [
    ...(guardrail.enforced === true
      ? []
      : [
          view.problem(
            at(["guardrail"]),
            `Databricks names no guardrail when it asks, and dataServices.${key} is not enforced: it would never be looked at`,
            `set dataServices.${key}.enforced to true, or remove it here`,
          ),
        ]),
    ...(access?.mode === "keys"
      ? [
          view.problem(
            at(["guardrail"]),
            "the model is asked with keys of a user, whose rights are not made here",
            'use access: { mode: "role" }, or give the user the right yourself and remove it here',
          ),
        ]
      : []),
    ...(region !== undefined && here !== undefined && region !== here
      ? [
          view.problem(
            at(["guardrail"]),
            `dataServices.${key} is in ${here}, and the model is asked in ${region}`,
            "remove region, or the guardrail here",
          ),
        ]
      : []),
  ];
}
