import { z } from "zod";
import { GUARDRAIL, PERSONAL_DATA, STRENGTHS } from "../../facts/bedrock";
import { distinct } from "../common";
import { definition, guardedName, guardedPattern, guardrailProfile, refusal } from "../text/bedrock";
import { guardedText } from "../text/models";
import { description } from "../text/prose";
import { wrong } from "../wrong";

const strength = z.enum(STRENGTHS.value);

const both = z
  .strictObject({
    /** In what is asked. Default `HIGH`. */
    input: strength.default("HIGH"),
    /** In what is answered. Default `HIGH`. */
    output: strength.default("HIGH"),
  })
  .prefault({});

const harmful = z.strictObject({
  /** Sexual texts. Default `HIGH` both ways. */
  sexual: both,
  /** Texts that praise or threaten bodily harm. Default `HIGH` both ways. */
  violence: both,
  /** Texts against people because of what they are. Default `HIGH` both ways. */
  hate: both,
  /** Texts that humiliate or mock somebody. Default `HIGH` both ways. */
  insults: both,
  /** Crime and other misconduct. Default `HIGH` both ways. */
  misconduct: both,
  /** Texts that talk a model out of its instructions; only what is asked can have them. Default `HIGH`. */
  promptAttack: strength.default("HIGH"),
});

/** From 0, nothing is refused, to 0.99. */
const threshold = z.number().min(0).max(0.99);

/** Rules of Amazon Bedrock about what models are asked and answer. */
export const bedrockGuardrail = z.strictObject({
  /** Rules of Amazon Bedrock about what models are asked and answer. */
  kind: z.literal("bedrock-guardrail"),
  /** What it is for; shown in the console. */
  description,
  /** What is answered in place of what was refused. */
  refusal: z.strictObject({
    /** When a question is refused. */
    input: refusal,
    /** When an answer is refused. */
    output: refusal,
  }),
  /** How much of what is harmful is refused: with `HIGH` the most, with `NONE` nothing. Default `HIGH` in everything. */
  harmful: harmful.prefault({}),
  /** Name → subject that is refused, at most 30. Default none. */
  topics: z
    .record(
      guardedName,
      z.strictObject({
        /** What the subject is, in a sentence; at most 200 characters, with `safeguardTier: "STANDARD"` 1000. */
        definition: definition(1000),
        /** Questions about it, at most 5. Default none. */
        examples: distinct(z.array(definition(100)).max(GUARDRAIL.value.mostExamples)).default([]),
      }),
    )
    .refine(
      (topics) => Object.keys(topics).length <= GUARDRAIL.value.mostTopics,
      wrong(`names more than ${GUARDRAIL.value.mostTopics} subjects`, "make a second guardrail"),
    )
    .default({}),
  /** Words that are refused, at most 10,000. Default none. */
  words: distinct(z.array(guardedText).max(GUARDRAIL.value.mostWords)).default([]),
  /** Swear words, by the list of Amazon, are refused. Default true. */
  profanity: z.boolean().default(true),
  /** Sort of personal data → what is done with it: `BLOCK` refuses the text, `ANONYMIZE` hides the data, `NONE` only notes it. Default none. */
  personalData: z.partialRecord(z.enum(PERSONAL_DATA.value), z.enum(["BLOCK", "ANONYMIZE", "NONE"])).default({}),
  /** Name → texts of a form of one's own, at most 10: numbers of customers, of contracts. Default none. */
  patterns: z
    .record(
      guardedName,
      z.strictObject({
        /** Regular expression. */
        pattern: guardedPattern,
        /** `BLOCK` refuses the text, `ANONYMIZE` hides what was found, `NONE` only notes it. Default `BLOCK`. */
        action: z.enum(["BLOCK", "ANONYMIZE", "NONE"]).default("BLOCK"),
        /** What it finds. Default: no description. */
        description: description.optional(),
      }),
    )
    .refine(
      (patterns) => Object.keys(patterns).length <= GUARDRAIL.value.mostPatterns,
      wrong(`names more than ${GUARDRAIL.value.mostPatterns} patterns`, "make a second guardrail"),
    )
    .default({}),
  /** Answers have to fit what the model was given to read. Default: that is not looked at. */
  grounding: z
    .strictObject({
      /** How surely an answer comes out of what was given, 0 to 0.99; below, it is refused. Default: not looked at. */
      grounded: threshold.optional(),
      /** How surely it answers the question, 0 to 0.99; below, it is refused. Default: not looked at. */
      relevant: threshold.optional(),
    })
    .optional(),
  /** `CLASSIC` knows English, French and Spanish; `STANDARD` some sixty languages, with `crossRegion`. Default `CLASSIC`. */
  safeguardTier: z.enum(["CLASSIC", "STANDARD"]).default("CLASSIC"),
  /** Profile of AWS by which other regions of the same part of the world look at texts too: `eu.guardrail.v1:0`. Default: the environment's region alone does. */
  crossRegion: guardrailProfile.optional(),
  /**
   * An administrator has Bedrock put it before every question of the account and region, whoever asks. Databricks names no
   * guardrail when it asks, so an endpoint of models can have this alone. Default false.
   */
  enforced: z.boolean().default(false),
});
