import { entriesOf } from "../kinds/entries";
import type { AnyEntry } from "../kinds/view";
import type { Environment } from "../model";
import { DOMAIN_RECORDS, type ParsedDomain } from "../schema/domains";

type Tags = Readonly<Record<string, string>>;

/** Tag that names the domain. */
export const DOMAIN_TAG = "Domain";
/** Tag of the cost centre that pays. */
export const COST_CENTRE_TAG = "CostCenter";

type Tagging = Pick<ParsedDomain, "costCentre" | "tags"> & {
  /** Reports of costs go by the tag of the domain. */
  readonly budget?: unknown;
};

/** Tags of what a domain has; none where it asks for none. */
export function tagsOfDomain(
  name: string,
  { costCentre, tags, budget }: { readonly [K in keyof Tagging]?: Tagging[K] | undefined },
): Tags {
  const asked = { ...(costCentre !== undefined && { [COST_CENTRE_TAG]: costCentre }), ...tags };
  return Object.keys(asked).length === 0 && budget === undefined ? {} : { ...asked, [DOMAIN_TAG]: name };
}

/** Tags that the domain of an entry puts over those of the environment; none that are the same there. */
export function domainTags(
  { domains, tags }: { readonly domains: Readonly<Record<string, Member>>; readonly tags: Tags },
  record: string,
  key: string,
): Tags {
  const names = DOMAIN_RECORDS.filter((one) => one === record);
  const of = Object.entries(domains).find(([, domain]) => names.some((one) => domain[one].includes(key)));
  const all = of === undefined ? {} : tagsOfDomain(...of);
  return Object.fromEntries(Object.entries(all).filter(([tag, value]) => tags[tag] !== value));
}

type Member = Pick<Tagging, "budget"> & {
  readonly [K in keyof Omit<ParsedDomain, "budget">]: K extends keyof Tagging ? Tagging[K] : Readonly<ParsedDomain[K]>;
};

/** Values that entries of a workspace put over tags of the environment, by key: their own tags, or those of their domain. */
export function otherTagValues(env: Environment, workspace: string): Readonly<Record<string, readonly string[]>> {
  const here = entriesOf<AnyEntry>(env).filter(({ entry }) => entry.workspace === workspace);
  const said = here.flatMap(({ family, key, entry }) =>
    Object.entries({ ...domainTags(env, family, key), ...entry.tags }),
  );
  const keys = Object.keys(env.tags).map((key): [string, string[]] => {
    const others = said.filter(([tag, value]) => tag === key && value !== env.tags[key]).map(([, value]) => value);
    return [key, [...new Set(others)].sort()];
  });
  return Object.fromEntries(keys.filter(([, others]) => others.length > 0));
}
