import type { Salvaged } from "../lenient";
import type { ParsedAccount } from "../schema/account";
import type { CompanyDefault } from "../schema/company/defaults";

/** Something that the account's file, or an environment for all that it has, says in another place. */
export interface CompanySaid {
  /** File of the environment that says it. Default: the account's. */
  readonly file?: string;
  /** Where it is in that file: `["stages", "production", "retention", "logDays"]`. */
  readonly at: readonly string[];
  readonly value: unknown;
}

/** What the account says for an environment, and which compute has a name. */
export interface Company {
  /** What it says of one default: that of the environment's stage first, then that of all. */
  of(what: CompanyDefault): readonly CompanySaid[];
  /** What a compute profile says of a field; nothing where there is no such profile. */
  ofProfile(profile: string, field: string): readonly CompanySaid[];
}

/** Fields of compute whose names in a profile are others. */
const FIRST_OF: Readonly<Record<string, string>> = { nodeType: "nodeTypes" };

/**
 * @param stage what the environment says that it is for
 * @param own what it says itself for all that it has
 */
export function companyFor(
  account: Salvaged<ParsedAccount>,
  stage: unknown,
  own: readonly CompanySaid[] = [],
): Company {
  const { defaults, stages = {}, computeProfiles = {} } = account;
  const levels: readonly CompanySaid[] = [
    ...own,
    ...(typeof stage === "string" && Object.hasOwn(stages, stage)
      ? [{ at: ["stages", stage], value: stages[stage] }]
      : []),
    { at: ["defaults"], value: defaults },
  ];
  return {
    of: (what) => levels.flatMap((level) => inside(level, what.split("."))),
    ofProfile: (profile, field) => {
      if (!Object.hasOwn(computeProfiles, profile)) return [];
      const named = { at: ["computeProfiles", profile], value: computeProfiles[profile] };
      const list = Object.hasOwn(FIRST_OF, field) ? FIRST_OF[field] : undefined;
      return inside(named, list === undefined ? [field] : [list, "0"]);
    },
  };
}

/** What is said further below; nothing where nothing is. */
function inside({ at, value, ...rest }: CompanySaid, path: readonly string[]): CompanySaid[] {
  const found = path.reduce<unknown>(
    (holder, key) => (isRecord(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined),
    value,
  );
  return found === undefined ? [] : [{ ...rest, at: [...at, ...path], value: found }];
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
