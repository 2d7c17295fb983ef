import { keyPurposes } from "../derive/foundation";
import { type NamePatterns, namedAs, nameOf, patternsOf } from "../derive/names";
import { SECURITY_GROUPS } from "../derive/purposes";
import type { Problem } from "../problem";
import { NAMING, PURPOSE_SORTS, type PurposeSort } from "../schema/naming";
import { type EnvironmentDraft, errorAt } from "./check";

interface Patterned {
  readonly env: EnvironmentDraft;
  readonly patterns: NamePatterns;
}

/** Names that are on no list of what is made: how long they may be, and the purposes of an environment. */
interface Unlisted {
  readonly longest: number;
  readonly service: string;
  readonly says: string;
  readonly purposes: (env: EnvironmentDraft["data"]) => readonly string[];
}

const keysOf = (record: object | undefined): string[] => Object.keys(record ?? {});

/** Those of the other sorts are checked with everything that has a name (`resource-names.ts`). */
const UNLISTED: Partial<Readonly<Record<PurposeSort, Unlisted>>> = {
  keys: {
    longest: 250,
    service: "KMS",
    says: "an alias",
    purposes: (env) => keyPurposes(env, "ENTERPRISE"),
  },
  securityGroups: {
    longest: 255,
    service: "EC2",
    says: "a security group",
    purposes: (env) => [
      SECURITY_GROUPS.outboundResolver,
      ...keysOf(env.workspaces).flatMap((key) => [
        SECURITY_GROUPS.workspace(key),
        SECURITY_GROUPS.workspaceFrontend(key),
      ]),
      ...keysOf(env.dataServices).map((key) => SECURITY_GROUPS.dataService(key)),
    ],
  },
  workspaces: {
    longest: 64,
    service: "Databricks",
    says: "a workspace",
    purposes: ({ workspaces = {} }) => keysOf(workspaces).filter((key) => workspaces[key]?.name === undefined),
  },
};

/** The patterns of single sorts leave names that services take, and none that policies of another environment reach. */
export function sortsOfNames(company: string, environments: readonly EnvironmentDraft[]): Problem[] {
  const all = environments.flatMap((env): Patterned[] => {
    const { name, awsAccountId } = env.data;
    if (name === undefined || awsAccountId === undefined) return [];
    return [{ env, patterns: patternsOf({ name: company }, { ...namedAs(env.data), awsAccountId }) }];
  });
  return PURPOSE_SORTS.flatMap((sort) =>
    all.flatMap((one) => [...tooLong(sort, one), ...all.flatMap((other) => reached(sort, one, other))]),
  );
}

function tooLong(sort: PurposeSort, { env, patterns }: Patterned): Problem[] {
  const of = UNLISTED[sort];
  const names = of?.purposes(env.data).map((purpose) => nameOf(patterns, sort, purpose)) ?? [];
  const [longest = ""] = names.sort((a, b) => b.length - a.length);
  return of === undefined || longest.length <= of.longest
    ? []
    : [
        errorAt(
          env,
          ["naming", sort],
          `${of.says} would be ${longest}: ${longest.length} characters, and ${of.service} takes ${of.longest}`,
          "shorten the pattern",
        ),
      ];
}

/** Two environments of one AWS account, one of which says a pattern: no name is within both. */
function reached(sort: PurposeSort, one: Patterned, other: Patterned): Problem[] {
  const written = (env: EnvironmentDraft) => env.data.naming?.[sort] ?? NAMING[sort];
  const apart = one.env === other.env || one.env.data.awsAccountId !== other.env.data.awsAccountId;
  if (apart || written(one.env) === NAMING[sort]) return [];
  const [mine, theirs] = [nameOf(one.patterns, sort, "*"), nameOf(other.patterns, sort, "*")];
  return mayMeet(mine, theirs)
    ? [
        errorAt(
          one.env,
          ["naming", sort],
          `names would be ${mine}, and those of ${other.env.file} are ${theirs}: policies that are meant for the one would reach the other`,
          "use the same pattern in both, with {prefix} at its start or its end",
        ),
      ]
    : [];
}

/** Whether some text matches both patterns, each with one `*` or more; too strict rather than too lax. */
function mayMeet(one: string, other: string): boolean {
  const ends = (pattern: string) => [pattern.split("*")[0] ?? "", pattern.split("*").at(-1) ?? ""] as const;
  const [[start, end], [otherStart, otherEnd]] = [ends(one), ends(other)];
  const starts = start.startsWith(otherStart) || otherStart.startsWith(start);
  return starts && (end.endsWith(otherEnd) || otherEnd.endsWith(end));
}
