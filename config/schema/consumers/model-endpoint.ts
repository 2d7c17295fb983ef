import { z } from "zod";
import { MOST_SERVED_MODELS, RATE_LIMITS } from "../../facts/model-serving";
import { billedUnder } from "../budget-policies";
import { distinct, ucName } from "../common";
import { takes } from "../company/mark";
import { permissions } from "../permissions";
import { ref } from "../ref";
import { email } from "../text/mail";
import { budgetPolicyId, guardedText, servedName } from "../text/models";
import { longComment } from "../text/prose";
import { tags } from "../text/tags";
import { wrong } from "../wrong";
import { servedModel } from "./served-models";

const perMinute = {
  /** Questions a minute. Default: as many as there are tokens for. */
  calls: z.int().min(1).max(10_000_000).optional(),
  /** Tokens a minute, of question and answer together; not for models of one's own. Default: not counted. */
  tokens: z.int().min(1).max(1_000_000_000).optional(),
} as const;

const rateLimit = z.discriminatedUnion("per", [
  z.strictObject({
    /** All who ask, together. */
    per: z.literal("endpoint"),
    ...perMinute,
  }),
  z.strictObject({
    /** Each one who asks, where no other limit is for them. */
    per: z.literal("user"),
    ...perMinute,
  }),
  z.strictObject({
    /** All of a group, together. */
    per: z.literal("group"),
    /** Account group. */
    group: ref("group"),
    ...perMinute,
  }),
  z.strictObject({
    /** A program. */
    per: z.literal("service-principal"),
    /** Service principal (key of the account's `servicePrincipals`) that it signs in as. */
    servicePrincipal: ref("servicePrincipal", { named: true }),
    ...perMinute,
  }),
]);

/** One way of a guardrail: what is asked, or what is answered. */
const guardrail = z.strictObject({
  /** Unsafe and harmful texts are refused. Default true. */
  safety: z.boolean().default(true),
  /** Personal data: `BLOCK` refuses the text, `MASK` hides it, `NONE` lets it through. Default `BLOCK`. */
  personalData: z.enum(["BLOCK", "MASK", "NONE"]).default("BLOCK"),
  /** Words that are refused, at most 100. Databricks gives them up in favour of guardrails of one's own. Default none. */
  refusedWords: distinct(z.array(guardedText).max(100)).default([]),
  /** Subjects that alone are let through, at most 100. Databricks gives them up in favour of guardrails of one's own. Default: all. */
  topics: distinct(z.array(guardedText).max(100)).default([]),
});

/** What stands between those who ask and the models. */
const gateway = z.strictObject({
  /** Who asks: `people`, whose texts nobody has read before, or `programs`. Default `people`, for whom guardrails are on. */
  askedBy: z.enum(["people", "programs"]).default("people"),
  /** What is refused of what is asked. Default: with `people` everything that a guardrail knows, with `programs` nothing. */
  input: guardrail.optional(),
  /** What is refused of what is answered. Default: with `people` everything that a guardrail knows, with `programs` nothing. */
  output: guardrail.optional(),
  /** How much may be asked, 1 to 20 limits, at most 5 of them for groups; every endpoint has one. */
  rateLimits: z.array(rateLimit).min(1).max(RATE_LIMITS.value.most),
  /** Tables of the account's usage get who asked, when, and how many tokens it took. Default true. */
  usage: z.boolean().default(true),
  /** Questions and answers are kept in a table, with all that people write into them. Default: they are not. */
  log: z
    .strictObject({
      /** Catalog (key of `catalogs`) that the table is in. */
      catalog: ref("catalog"),
      /** Schema of the table. */
      schema: ref("schema", { layer: "bronze" }),
      /** Start of the table's name, before `_payload`. Default: the key, with underscores. */
      tablePrefix: ucName.optional(),
    })
    .optional(),
  /** A question that a provider cannot answer goes to the next model, also to one with `percent: 0`. Default false. */
  fallback: z.boolean().default(false),
});

/** Models that programs and people ask over HTTPS. */
export const modelEndpoint = z.strictObject({
  /** Models that programs and people ask over HTTPS. */
  kind: z.literal("model-endpoint"),
  /** Workspace (key of `workspaces`) that it is in. */
  workspace: ref("workspace"),
  /** What it is for; not changed on an endpoint that is there. Default: no comment. */
  comment: longComment.optional(),
  /** Account group that answers for it: manages it, and is named in its tag `Owner`. */
  owner: ref("group", { owns: true }),
  /** Name in the endpoint → model that answers, 1 to 15: one, several that share the questions, or providers that stand in for each other. */
  models: z
    .record(servedName, servedModel)
    .refine((models) => Object.keys(models).length > 0, wrong("names no model", "name one"))
    .refine(
      (models) => Object.keys(models).length <= MOST_SERVED_MODELS.value,
      wrong(`names more than ${MOST_SERVED_MODELS.value} models`, "make a second endpoint"),
    ),
  /** What stands between those who ask and the models. */
  gateway,
  /** A shorter way to the models, for many small questions; asked for with a token of OAuth alone. Changing it replaces the endpoint. Default false. */
  routeOptimized: z.boolean().default(false),
  /** Account group → what it may do with the endpoint, beside `owner`. Complete: others lose what they were given. Default none. */
  permissions: permissions(["CAN_VIEW", "CAN_QUERY", "CAN_MANAGE"]).default({}),
  /** Service principals (keys of the account's `servicePrincipals`) that ask, at most 50. Default none. */
  callers: distinct(z.array(ref("servicePrincipal", { signsIn: true })).max(50)).default([]),
  /** Who is told by mail when a change of it fails; not changed on an endpoint that is there. Default: whom the account says (`notifications.jobEmails`), else nobody. At most 10. */
  notify: takes("notifications.jobEmails", distinct(z.array(email).max(10))).default([]),
  ...billedUnder,
  /** Id of a budget policy of the account that this project does not make, in place of `budgetPolicy`; neither is changed on an endpoint that is there. Default: by its tags alone. */
  budgetPolicyId: budgetPolicyId.optional(),
  /** Further tags, for cost reports. Default none. */
  tags: tags.default({}),
});
