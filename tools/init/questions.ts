import type { AnswerName, Written } from "./answers";
import { TOPOLOGY_NAMES, topologyOf } from "./topologies";

/** Something that is asked, or said by a flag. */
export interface Question {
  readonly name: AnswerName;
  readonly asks: string;
  /** What is taken where nothing is said; undefined where it has to be said. An empty text is left out. */
  readonly default?: string;
  /** Whether it is asked at all. Default: always. */
  readonly when?: (written: Written) => boolean;
}

const DEFAULT_TOPOLOGY = "public";

const hasVpc = ({ topology = DEFAULT_TOPOLOGY }: Written): boolean =>
  TOPOLOGY_NAMES.some((name) => name === topology && topologyOf(name).hasVpc);

/** What is asked, in this order. */
export const QUESTIONS: readonly Question[] = [
  { name: "company", asks: "Short name of the company; every name begins with it" },
  { name: "contact", asks: "E-mail address that alarms and failed runs are told to" },
  { name: "databricksAccount", asks: "Databricks account id, from the user menu of the account console" },
  { name: "deployer", asks: "Application id of the service principal that Terraform runs as (account admin)" },
  { name: "attested", asks: "Who made that service principal, and when, as in: A. Lovelace, 2026-11-02" },
  { name: "region", asks: "AWS region", default: "eu-west-1" },
  { name: "metastore", asks: "Id of the region's metastore; empty: it is made", default: "" },
  {
    name: "metastoreAttested",
    asks: "Who made the group platform-admins, with that service principal in it, its admin, and when",
    when: ({ metastore = "" }) => metastore !== "",
  },
  { name: "environment", asks: "Name of the first environment", default: "dev" },
  { name: "awsAccount", asks: "Its AWS account, 12 digits" },
  {
    name: "topology",
    asks: `How it is connected:\n${TOPOLOGY_NAMES.map((name) => `  ${name}: ${topologyOf(name).says}`).join("\n")}\n`,
    default: DEFAULT_TOPOLOGY,
  },
  { name: "cidr", asks: "Block of addresses of its VPC", default: "10.20.0.0/16", when: hasVpc },
  { name: "workspaces", asks: "Its workspaces, with commas: one for all, or one per domain", default: "main" },
  { name: "domain", asks: "First data product, which stands in the first workspace", default: "sales" },
  { name: "github", asks: "GitHub repository whose jobs deploy, owner/name; empty: none", default: "" },
];

/** Answers with what is taken where nothing is said; without what is not asked, unless it is said all the same. */
export function withDefaults(written: Written): Written {
  return Object.fromEntries(
    QUESTIONS.flatMap(({ name, when, default: otherwise }): [AnswerName, string][] => {
      const asked = when === undefined || when(written);
      const text = written[name] ?? (asked ? otherwise : undefined);
      return text === undefined || text.trim() === "" ? [] : [[name, text.trim()]];
    }),
  );
}

/** What has to be said and is not. */
export const missing = (written: Written): Question[] =>
  QUESTIONS.filter(
    ({ name, when, default: otherwise }) =>
      otherwise === undefined && (when === undefined || when(written)) && (written[name] ?? "").trim() === "",
  );
