import { entriesOf } from "../kinds/entries";
import type { AnyEntry } from "../kinds/view";
import type { Environment } from "../model";
import { DOMAIN_RECORDS, type DomainRecord } from "../schema/domains";
import { tagsOfDomain } from "./domains";
import { mapValues } from "./map-values";
import { computeTags } from "./tags";

/** As much of a domain as says which policy it names for what. */
type NamingDomain = { readonly budgetPolicy?: string | undefined } & {
  readonly [R in DomainRecord]?: readonly string[] | undefined;
};

/** As much of an environment, a draft too, as says which policies there are and who names them. */
export interface NamesPolicies {
  readonly domains?: Readonly<Record<string, NamingDomain>> | undefined;
  readonly operations?: { readonly defaultBudgetPolicy?: string | undefined } | undefined;
}

/** Key of the policy that an entry is billed under: its own, that of its domain, that of the environment. */
export function policyNamed(
  { domains, operations }: NamesPolicies,
  record: string,
  key: string,
  entry: { readonly budgetPolicy?: string | undefined },
): string | undefined {
  const records = DOMAIN_RECORDS.filter((one) => one === record);
  const of = Object.values(domains ?? {}).find((domain) => records.some((one) => domain[one]?.includes(key)));
  return entry.budgetPolicy ?? of?.budgetPolicy ?? operations?.defaultBudgetPolicy;
}

/** Key of the policy that an entry is billed under; undefined where it has no serverless usage, or says an id itself. */
export function policyOf(env: Environment, record: string, key: string): string | undefined {
  if (Object.keys(env.operations.budgetPolicies).length === 0) return undefined;
  const found = billedEntries(env).find((one) => one.family === record && one.key === key);
  return found?.policy;
}

/** Entries with serverless usage, each with its policy and whom it runs as. */
function billedEntries(env: Environment) {
  return entriesOf<AnyEntry>(env).flatMap(({ family, key, kind, entry }) => {
    const usage = kind.underPolicy?.(entry);
    if (usage === undefined || entry.budgetPolicyId !== undefined) return [];
    return [{ family, key, policy: policyNamed(env, family, key, entry), runsAs: usage.runsAs }];
  });
}

export interface ResolvedBudgetPolicy {
  /** Name in the account. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Keys of the workspaces that it is bound to. */
  readonly workspaces: readonly string[];
  /** Account group → what it may do with it. */
  readonly permissions: Environment["operations"]["budgetPolicies"][string]["permissions"];
  /** Service principals (keys) that what is billed under it runs as, sorted. */
  readonly runsAs: readonly string[];
}

/** Every policy with everything that is derived, by key. */
export function resolvedPolicies(env: Environment, platform: string): Readonly<Record<string, ResolvedBudgetPolicy>> {
  const billed = billedEntries(env);
  return mapValues(env.operations.budgetPolicies, ({ tags, workspaces, permissions }, key) => ({
    name: `${env.prefix}-${key}`,
    tags: computeTags(
      { ...env.tags, ...tagsOfPolicyDomain(env.domains, key), ...tags },
      { platform, environment: env.name },
    ),
    workspaces: workspaces ?? Object.keys(env.workspaces),
    permissions,
    runsAs: [...new Set(billed.flatMap(({ policy, runsAs }) => (policy === key ? runsAs : [])))]
      .filter((one) => one !== undefined)
      .sort(),
  }));
}

/** Tags of the domain that names a policy; none where several do. */
export function tagsOfPolicyDomain(
  domains: Readonly<
    Record<string, Parameters<typeof tagsOfDomain>[1] & { readonly budgetPolicy?: string | undefined }>
  >,
  policy: string,
): Readonly<Record<string, string>> {
  const [first, ...others] = Object.entries(domains).filter(([, domain]) => domain.budgetPolicy === policy);
  return first === undefined || others.length > 0 ? {} : tagsOfDomain(...first);
}
