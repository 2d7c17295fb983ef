import { named } from "./named";
import { type Rule, textOf } from "./rules";

/** What a pattern may have, and has to have. */
interface Parts {
  readonly may: readonly string[];
  readonly must: readonly string[];
  /** One of these it has to have. Default: none. */
  readonly oneOf?: readonly string[];
  /** The part that it starts with, and a hyphen. Default: any. */
  readonly first?: string;
  /** The part that it ends with. Default: any. */
  readonly last?: string;
  /** What is left of it without its parts. */
  readonly rest: RegExp;
  readonly restIs: string;
}

const inBraces = (part: string): string => `{${part}}`;

const knownParts =
  ({ may }: Parts): Rule =>
  (text) => {
    const unknown = [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, part = ""]) => (may.includes(part) ? [] : [part]));
    const [first] = unknown;
    return first === undefined
      ? undefined
      : { what: `has ${inBraces(first)}, which is no part of such names`, fix: `use ${may.map(inBraces).join(", ")}` };
  };

const neededParts =
  ({ must, oneOf = [] }: Parts): Rule =>
  (text) => {
    const has = (part: string) => text.includes(inBraces(part));
    const missing = must.filter((part) => !has(part)).map(inBraces);
    const ways = oneOf.map(inBraces);
    const all = oneOf.length === 0 || oneOf.some(has) ? missing : [...missing, ways.join(" or ")];
    return all.length === 0
      ? undefined
      : {
          what: `has no ${all.join(" and no ")}, so that different things would get one name`,
          fix: `add ${all.join(" and ")}`,
        };
  };

const lastPart =
  ({ last }: Parts): Rule =>
  (text) =>
    last === undefined || text.endsWith(inBraces(last))
      ? undefined
      : {
          what: `does not end with ${inBraces(last)}, to which services add more`,
          fix: `put ${inBraces(last)} at the end`,
        };

const firstPart =
  ({ first }: Parts): Rule =>
  (text) =>
    first === undefined || text.startsWith(`${inBraces(first)}-`)
      ? undefined
      : {
          what: `does not start with ${inBraces(first)}-, by which policies tell environments apart`,
          fix: `put ${inBraces(first)}- at the start`,
        };

/** What stands between the parts, with a letter in place of each. */
const signs =
  ({ rest, restIs }: Parts): Rule =>
  (text) =>
    rest.test(text.replaceAll(/\{\w+\}/g, "x"))
      ? undefined
      : { what: "does not make a name that services take", fix: `use ${restIs} around the parts in braces` };

const pattern = (parts: Parts) =>
  named(
    { one: "pattern of names", many: "patterns of names" },
    textOf(
      { least: 1, most: 100 },
      knownParts(parts),
      neededParts(parts),
      firstPart(parts),
      lastPart(parts),
      signs(parts),
    ),
  );

const HYPHENS = { rest: /^[a-z](-?[a-z0-9])*$/, restIs: "small letters, digits and single hyphens" };

/** Start of names. */
const prefix = pattern({ may: ["company", "environment"], must: ["environment"], ...HYPHENS });

/** Names of buckets. */
const buckets = pattern({
  may: ["prefix", "company", "environment", "purpose", "account"],
  must: ["purpose"],
  ...HYPHENS,
});

/** Names in Unity Catalog. */
const catalogs = pattern({
  may: ["environment", "key"],
  must: ["environment", "key"],
  rest: /^[a-z][a-z0-9_]*$/,
  restIs: "small letters, digits and underscores",
});

const ofPurpose = (parts: Pick<Parts, "rest" | "restIs" | "last">) =>
  pattern({
    may: ["prefix", "company", "environment", "purpose", "account"],
    must: ["purpose"],
    oneOf: ["prefix", "environment"],
    ...parts,
  });

/** IAM roles. Source: IAM, "IAM and AWS STS quotas", names. */
const roles = ofPurpose({
  rest: /^[A-Za-z0-9][\w+=.@-]*$/,
  restIs: "letters, digits, hyphens and the signs _ + = . @",
});

/** Log groups. Source: CloudWatch Logs, "CreateLogGroup"; `aws/` is for groups that services make. */
const logGroups = ofPurpose({
  rest: /^(?!\/?aws\/)[\w/.-]+$/,
  restIs: 'letters, digits, hyphens, slashes, dots and underscores, no "aws/" at the start,',
  last: "purpose",
});

/** Aliases. Source: AWS KMS, "CreateAlias"; `aws/` is for keys that AWS manages. */
const keys = ofPurpose({
  rest: /^(?!aws\/)[\w/-]+$/,
  restIs: 'letters, digits, hyphens, slashes and underscores, no "aws/" at the start,',
});

/** Secrets. Source: Secrets Manager, "CreateSecret". */
const secrets = ofPurpose({
  rest: /^[\w/+=.@-]+$/,
  restIs: "letters, digits and the signs / _ + = . @ -",
  last: "purpose",
});

/** Security groups. Source: Amazon EC2, "CreateSecurityGroup"; `sg-` starts ids. */
const securityGroups = ofPurpose({
  rest: /^(?!sg-)[\w.:/()#,@[\]+=&;!$*-]+$/,
  restIs: 'letters, digits, hyphens, dots, slashes and underscores, no "sg-" at the start,',
});

/** In Unity Catalog, where names may have hyphens, which SQL then quotes. */
const locations = ofPurpose({
  rest: /^[a-z0-9][a-z0-9_-]*$/,
  restIs: "small letters, digits, hyphens and underscores",
});

/** Workspaces. */
const workspaces = ofPurpose({ rest: /^[A-Za-z0-9][\w-]*$/, restIs: "letters, digits, hyphens and underscores" });

/** What policies find by the start of its name. */
const afterPrefix = (parts: Pick<Parts, "rest" | "restIs">) =>
  pattern({
    may: ["prefix", "company", "environment", "purpose", "account"],
    must: ["purpose"],
    first: "prefix",
    ...parts,
  });

/** Kinesis, Firehose and DynamoDB. Source: their API references, "CreateStream", "CreateDeliveryStream", "CreateTable". */
const streams = afterPrefix({ rest: /^x-[\w.-]+$/, restIs: "letters, digits, hyphens, dots and underscores" });

/** MSK. Source: its API reference, "CreateClusterV2". */
const kafkaClusters = afterPrefix({ rest: /^x-[A-Za-z0-9-]+$/, restIs: "letters, digits and hyphens" });

/** SQS. Source: its API reference, "CreateQueue". */
const queues = afterPrefix({ rest: /^x-[\w-]+$/, restIs: "letters, digits, hyphens and underscores" });

/** RDS and Redshift. Source: Amazon RDS, "CreateDBInstance"; Amazon Redshift, "CreateCluster". */
const databases = afterPrefix(HYPHENS);

/** Jobs and pipelines of Databricks, where names are shown and nothing else. */
const jobs = ofPurpose({
  rest: /^[\w[(](?:[\w .:[\]()-]*[\w\])-])?$/,
  restIs: "letters, digits, spaces, hyphens, colons, brackets and underscores",
});

/** Patterns of names. */
export const namingPatterns = {
  prefix,
  buckets,
  catalogs,
  roles,
  logGroups,
  keys,
  secrets,
  securityGroups,
  locations,
  workspaces,
  streams,
  kafkaClusters,
  databases,
  warehouses: databases,
  tables: streams,
  queues,
  jobs,
} as const;
