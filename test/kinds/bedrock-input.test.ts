import { describe, expect, it } from "vitest";
import { report } from "../config/problems";
import { bedrock, endpoint, guardrail, profile, secret, withLlmScope } from "../support/models";
import { devInput } from "../support/platform";

const problems = (entry: object, changes: Readonly<Record<string, unknown>> = {}) =>
  report({ dev: { "dataServices.it": entry, ...changes } });
const STANDARD = { safeguardTier: "STANDARD", crossRegion: "eu.guardrail.v1:0" } as const;
const long = "a".repeat(201);
const many = (count: number, one: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`n${n}`, one]));

describe("a guardrail of Bedrock in the configuration", () => {
  it.each<[string, object]>([
    ["with everything", guardrail()],
    [
      "with what it has to say alone",
      { kind: "bedrock-guardrail", description: "a", refusal: { input: "a", output: "b" } },
    ],
    ["with a long definition", guardrail({ ...STANDARD, topics: { Tax: { definition: long } } })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  it.each<[string, object, string]>([
    ["no answer", guardrail({ refusal: { input: "a" } as never }), "dataServices.it.refusal.output"],
    ["an empty answer", guardrail({ refusal: { input: "", output: "a" } }), "dataServices.it.refusal.input: is empty"],
    [
      "a strength that there is not",
      guardrail({ harmful: { hate: { input: "ALL" } } } as never),
      '"ALL" is not one of',
    ],
    [
      "attacks in answers",
      guardrail({ harmful: { promptAttack: { output: "LOW" } } } as never),
      "harmful.promptAttack",
    ],
    ["a sort of harm that there is not", guardrail({ harmful: { spam: {} } } as never), "spam"],
    [
      "a subject with a bad name",
      guardrail({ topics: { "Tax/advice": { definition: "a" } } }),
      "is not a name in a guardrail",
    ],
    ["a subject without a definition", guardrail({ topics: { Tax: {} } } as never), "topics.Tax.definition"],
    [
      "a long definition in the classic tier",
      guardrail({ safeguardTier: "CLASSIC", topics: { Tax: { definition: long } } }),
      "topics.Tax.definition: has 201 characters, and CLASSIC takes 200. Fix: shorten it, or set safeguardTier to STANDARD.",
    ],
    ["too many subjects", guardrail({ topics: many(31, { definition: "a" }) as never }), "names more than 30 subjects"],
    ["too many patterns", guardrail({ patterns: many(11, { pattern: "a" }) as never }), "names more than 10 patterns"],
    [
      "too many examples",
      guardrail({ topics: { Tax: { definition: "a", examples: ["1", "2", "3", "4", "5", "6"] } } }),
      "has 6 entries. Fix: use at most 5",
    ],
    ["a word twice", guardrail({ words: ["a", "a"] }), "dataServices.it.words.1"],
    ["personal data that there is not", guardrail({ personalData: { SHOE_SIZE: "BLOCK" } } as never), "SHOE_SIZE"],
    ["personal data that is masked", guardrail({ personalData: { EMAIL: "MASK" } } as never), '"MASK" is not one of'],
    ["a pattern without one", guardrail({ patterns: { Number: {} } } as never), "patterns.Number.pattern"],
    ["a threshold of 1", guardrail({ grounding: { grounded: 1 } }), "1 is too large. Fix: use at most 0.99"],
    ["grounding of nothing", guardrail({ grounding: {} }), "dataServices.it.grounding: looks at nothing"],
    ["a profile of models", guardrail({ crossRegion: "eu.anthropic.claude" }), "is not a guardrail profile"],
    [
      "a profile of another part of the world",
      guardrail({ crossRegion: "us.guardrail.v1:0" }),
      "dataServices.it.crossRegion: profiles that begin with us. are not in eu-west-1. Fix: use one that begins with eu.",
    ],
    [
      "the newer tier in one region",
      guardrail({ crossRegion: undefined }),
      "dataServices.it.safeguardTier: STANDARD works across regions, and crossRegion is not set",
    ],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });
});

describe("an inference profile of Bedrock in the configuration", () => {
  it.each<[string, object]>([
    ["of a profile of AWS", profile()],
    ["of a model of the region", profile({ model: "anthropic.claude-3-haiku-20240307-v1:0", description: undefined })],
  ])("is taken: %s", (_, it) => {
    expect(problems(it)).toBe("");
  });

  it.each<[string, object, string]>([
    ["no model", { kind: "bedrock-profile" }, "dataServices.it.model"],
    ["a model with a space", profile({ model: "claude 3" }), "is not the name of a model"],
    ["an ARN", profile({ model: "arn:aws:bedrock:eu-west-1::foundation-model/a.b" }), "is an ARN"],
    ["a description with a comma", profile({ description: "Sales, EU" }), "is not the description of a profile"],
    ["a description that ends with a space", profile({ description: "Sales " }), "dataServices.it.description"],
    [
      "a profile of AWS of another part of the world",
      profile({ model: "us.anthropic.claude-3-5-sonnet-20240620-v1:0" }),
      "dataServices.it.model: profiles that begin with us. are not in eu-west-1. Fix: use one that begins with eu.",
    ],
    ["a region", { ...profile(), region: "us-east-1" }, "region"],
  ])("is refused: %s", (_, it, message) => {
    expect(problems(it)).toContain(message);
  });
});

describe("an endpoint that asks through them", () => {
  const input = devInput();
  withLlmScope(input);
  const model = "eu.anthropic.claude-3-5-sonnet-20240620-v1:0";
  const through = (change: Parameters<typeof bedrock>[0], rules: Parameters<typeof guardrail>[0] = {}) =>
    report({
      dev: {
        workspaces: input.workspaces,
        "dataServices.costs": profile(),
        "dataServices.guarded": guardrail(rules),
        "consumers.advisor": endpoint({ m: bedrock({ model, ...change }) }),
      },
    });
  const keys = { mode: "keys", accessKeyId: secret("id"), secretAccessKey: secret() } as const;

  it.each<[string, Parameters<typeof bedrock>[0]]>([
    ["a profile", { profile: "costs" }],
    ["a profile, with keys", { profile: "costs", access: keys }],
    ["a guardrail", { guardrail: "guarded" }],
    ["both, in the environment's region by name", { profile: "costs", guardrail: "guarded", region: "eu-west-1" }],
  ])("is taken: %s", (_, change) => {
    expect(through(change)).toBe("");
  });

  it.each<[string, Parameters<typeof bedrock>[0], string, Parameters<typeof guardrail>[0]?]>([
    ["a profile that is not there", { profile: "others" }, "models.m.profile"],
    [
      "a profile of AWS of another part of the world",
      { model: "apac.anthropic.claude-3-haiku-20240307-v1:0" },
      "models.m.model: profiles that begin with apac. are not in eu-west-1",
    ],
    [
      "a profile of AWS that is not where it is asked",
      { region: "us-east-1" },
      "profiles that begin with eu. are not in us-east-1",
    ],
    ["a guardrail as a profile", { profile: "guarded" }, 'name a data service of kind "bedrock-profile"'],
    ["a profile as a guardrail", { guardrail: "costs" }, 'name a data service of kind "bedrock-guardrail"'],
    [
      "a profile of another model",
      { profile: "costs", model: "anthropic.claude-3-haiku-20240307-v1:0" },
      `dataServices.costs is of the model ${model}, and this one is anthropic.claude-3-haiku-20240307-v1:0`,
    ],
    [
      "a profile in another region",
      { profile: "costs", region: "eu-central-1" },
      "models.m.region: dataServices.costs is in eu-west-1, and the model is asked in eu-central-1",
    ],
    [
      "a guardrail in another region",
      { guardrail: "guarded", region: "eu-central-1" },
      "models.m.guardrail: dataServices.guarded is in eu-west-1",
    ],
    [
      "a guardrail that is not enforced",
      { guardrail: "guarded" },
      "Databricks names no guardrail when it asks, and dataServices.guarded is not enforced",
      { enforced: false },
    ],
    [
      "a guardrail with keys",
      { guardrail: "guarded", access: keys },
      "is asked with keys of a user, whose rights are not made here",
    ],
  ])("is refused: %s", (_, change, message, rules) => {
    expect(through(change, rules)).toContain(message);
  });
});
