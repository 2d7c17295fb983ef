import { z } from "zod";
import { regionFacts, UNSUPPORTED_REGIONS } from "../../config/facts/regions";
import { type Problem, sortProblems } from "../../config/problem";
import { parseAndSalvage } from "../../config/salvage";
import { accountSchema } from "../../config/schema/account";
import { ipv4Cidr } from "../../config/schema/cidr";
import { awsAccountId, distinct, regionCode, slug, uuid, wrong } from "../../config/schema/common";
import { attestation } from "../../config/schema/text/attestation";
import { repository } from "../../config/schema/text/github";
import { email } from "../../config/schema/text/mail";
import { environmentName } from "../../config/schema/text/names";
import { TOPOLOGY_NAMES } from "./topologies";

const isServed = (region: string) => regionFacts(region, "commercial") !== undefined;
const WHY = (region: string) => UNSUPPORTED_REGIONS[region] ?? "is no region that Databricks serves";

/** What a company says of itself, each in the form of the setting that it becomes. */
export const answersSchema = z.strictObject({
  company: accountSchema.shape.name,
  contact: email,
  databricksAccount: uuid,
  deployer: uuid,
  attested: attestation,
  metastore: uuid.optional(),
  metastoreAttested: attestation.optional(),
  region: regionCode.refine(isServed, {
    error: ({ input }) =>
      wrong(`${JSON.stringify(input)}: ${WHY(String(input))}`, "write one of Databricks, for example eu-west-1"),
  }),
  environment: environmentName,
  awsAccount: awsAccountId,
  topology: z.enum(TOPOLOGY_NAMES),
  cidr: ipv4Cidr.optional(),
  workspaces: distinct(z.array(slug).min(1)),
  domain: slug.max(20, { error: wrong("is longer than 20 characters, and begins other names", "shorten it") }),
  github: repository.optional(),
});

export type Answers = z.output<typeof answersSchema>;
export type AnswerName = keyof Answers;
/** As written: a text each, or nothing. */
export type Written = { readonly [K in AnswerName]?: string | undefined };

/** `databricksAccount` → `--databricks-account` */
export const flagOf = (name: AnswerName): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** Answers, or everything that is wrong with them, a line each. */
export function answersOf(written: Written): { readonly answers: Answers } | { readonly wrong: readonly string[] } {
  const { data, problems } = parseAndSalvage(answersSchema, "", inputOf(written));
  return data === undefined ? { wrong: sortProblems(problems).map(lineOf) } : { answers: data };
}

/** What is wrong with the text of one answer; undefined where nothing is. */
export function wrongWith(name: AnswerName, text: string): string | undefined {
  const only = z.strictObject({ [name]: answersSchema.shape[name] });
  const [first] = parseAndSalvage(only, "", inputOf({ [name]: text })).problems;
  return first && `${first.message}. Fix: ${first.fix}.`;
}

function inputOf({ workspaces, ...texts }: Written) {
  return { ...texts, ...(workspaces !== undefined && { workspaces: workspaces.split(",").map((key) => key.trim()) }) };
}

/** `--cidr: "10.20.0.1/16" has host bits set. Fix: …` */
function lineOf({ path, message, fix }: Problem): string {
  const [name = "", ...below] = path.split(".");
  const flag = flagOf(name as AnswerName);
  return `${below.length === 0 ? flag : `${flag}, ${Number(below[0]) + 1}. of the list`}: ${message}. Fix: ${fix}.`;
}
