import type { z } from "zod";
import type { Salvaged } from "../../lenient";
import type { Problem } from "../../problem";
import type { DeepReadonly } from "../../readonly";
import type { bedrockGuardrail as schema } from "../../schema/data-services/bedrock-guardrail";
import { geographyProblems } from "../consumers/bedrock-geography";
import type { Kind } from "../kind";
import type { EntryView } from "../view";

type Guardrail = z.output<typeof schema>;
export type GuardrailModel = DeepReadonly<
  Guardrail & {
    /** Key in the configuration. */
    key: string;
    /** Name in AWS. */
    name: string;
  }
>;

/** Characters of a definition in the tier `CLASSIC`. Source: Bedrock user guide, "Safeguard tiers for guardrails policies". */
const CLASSIC_DEFINITION = 200;

/** Rules about what models are asked and answer. */
export const bedrockGuardrail: Kind<Guardrail, GuardrailModel> = {
  what: "a guardrail of Amazon Bedrock",
  lane: "serve",
  runs: [],
  resolve: (guardrail, key, { prefix }) => ({ ...guardrail, key, name: `${prefix}-${key}` }),
  names: (_, key) => [{ what: "guardrail", layer: "data-services", purpose: key }],
  steps: [
    {
      id: "enforce-guardrail",
      title: "Bedrock puts a guardrail before every question of the account",
      instructions: [
        "After the data-services layer has run, an administrator of the AWS account opens Amazon Bedrock in the environment's region, Guardrails, account-level enforcement, and names the guardrail and its newest version; or calls aws bedrock put-enforced-guardrail-configuration. Provider 6.25 has no resource for this.",
        "From then on every role that asks a model there needs bedrock:ApplyGuardrail on the guardrail. Roles of endpoints have it whose models say guardrail; give it to everybody else who asks models of this account first.",
        "After each change of the guardrail, name the new version.",
      ],
      blocking: false,
      appliesTo: ({ enforced }) => enforced === true,
    },
  ],
  checks: (guardrail, view) => [
    ...tierProblems(guardrail, view),
    ...groundingProblems(guardrail, view),
    ...geographyProblems(["crossRegion"], guardrail.crossRegion, view.environment.region, view),
  ],
};

/** The newer tier works across regions, and takes longer definitions. */
function tierProblems({ safeguardTier, crossRegion, topics = {} }: Salvaged<Guardrail>, view: EntryView): Problem[] {
  if (safeguardTier === "STANDARD") {
    return crossRegion !== undefined || view.isWritten(["crossRegion"])
      ? []
      : [
          view.problem(
            ["safeguardTier"],
            "STANDARD works across regions, and crossRegion is not set",
            'add crossRegion: "eu.guardrail.v1:0", or use CLASSIC',
          ),
        ];
  }
  return Object.entries(topics).flatMap(([name, { definition }]) =>
    definition !== undefined && definition.length > CLASSIC_DEFINITION
      ? [
          view.problem(
            ["topics", name, "definition"],
            `has ${definition.length} characters, and CLASSIC takes ${CLASSIC_DEFINITION}`,
            "shorten it, or set safeguardTier to STANDARD",
          ),
        ]
      : [],
  );
}

function groundingProblems({ grounding }: Salvaged<Guardrail>, view: EntryView): Problem[] {
  return grounding !== undefined && Object.values(grounding).every((one) => one === undefined)
    ? [view.problem(["grounding"], "looks at nothing", "set grounded or relevant, or remove it")]
    : [];
}
