import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";
import { NAMED_SORTS, NAMING, type Naming, type PurposeSort } from "../schema/naming";
import { underscored } from "./purposes";

type Account = Pick<ParsedAccount, "name">;

/** What names of an environment follow from. A pattern that is not known yet is the default one. */
export interface NamedAs {
  readonly name: string;
  readonly naming: Readonly<{ [Pattern in keyof Naming]?: string | undefined }> | undefined;
}

/** The same of a draft. Its name is checked to be there; without one, names are only as good as that. */
export const namedAs = ({
  name = "",
  naming,
}: {
  readonly name?: string | undefined;
  readonly naming?: NamedAs["naming"];
}): NamedAs => ({
  name,
  naming,
});

type Env = NamedAs & Pick<ParsedEnvironment, "awsAccountId">;

/** Start of every name: `acme-dev`. */
export const prefix = (account: Account, env: NamedAs): string =>
  filled("prefix", env, { company: account.name, environment: env.name });

/** Globally unique bucket name: `acme-dev-raw-123456789012`. At most 63 characters (checked). */
export const bucketNameOf = (account: Account, env: Env, purpose: string): string =>
  filled("buckets", env, {
    prefix: prefix(account, env),
    company: account.name,
    environment: env.name,
    account: env.awsAccountId,
    purpose,
  });

/** Start of the names of an environment, and a purpose: what has no pattern of its own is called so. */
export const afterPrefixOf = (account: Account, env: NamedAs, purpose: string): string =>
  `${prefix(account, env)}-${purpose}`;

/** Sort of names with a pattern of its own → the pattern, with everything filled in but `{purpose}`. */
export type NamePatterns = Readonly<Record<PurposeSort, string>>;

/** The patterns of an environment. */
export const patternsOf = (account: Account, env: Env): NamePatterns => {
  const parts = {
    prefix: prefix(account, env),
    company: account.name,
    environment: env.name,
    account: env.awsAccountId,
  };
  const all = NAMED_SORTS.map((sort) => [sort, filled(sort, env, parts)] as const);
  return Object.fromEntries(all) as Record<PurposeSort, string>;
};

/** A name of a sort: `acme-dev-uc-raw`. A purpose with `*` makes the pattern of all such names, for policies. */
export const nameOf = (names: NamePatterns, sort: PurposeSort, purpose: string): string =>
  names[sort].replaceAll("{purpose}", purpose);

/** ARN of a role of the environment's account, known before the role exists (hazards H3, H4). */
export const roleArnOf = (partition: string, env: Env, roleName: string): string =>
  `arn:${partition}:iam::${env.awsAccountId}:role/${roleName}`;

/** Name in Unity Catalog, shared by all environments of a metastore, from a key that may have hyphens: `dev_sales`. */
export const metastoreNameOf = (env: NamedAs, key: string): string =>
  filled("catalogs", env, { environment: underscored(env.name), key: underscored(key) });

/** A pattern with its parts; which ones there are is checked. */
const filled = (pattern: keyof Naming, { naming }: NamedAs, parts: Readonly<Record<string, string>>): string =>
  (naming?.[pattern] ?? NAMING[pattern]).replaceAll(/\{(\w+)\}/g, (text, part: string) => parts[part] ?? text);

/**
 * Folder in IAM of roles and policies that deploy. Deploy roles may change roles by name without a folder, so
 * none of them can change itself or another one.
 */
export const CI_FOLDER = "deploy";

/** ARN of a role that deploys or plans, by its purpose. */
export const ciRoleArnOf = (
  {
    partition,
    awsAccountId,
    names,
  }: { readonly partition: string; readonly awsAccountId: string; readonly names: NamePatterns },
  purpose: string,
): string => `arn:${partition}:iam::${awsAccountId}:role/${CI_FOLDER}/${nameOf(names, "roles", purpose)}`;

/** Table name of a source: its key with underscores. */
export const tableNameOf = (key: string): string => key.replaceAll("-", "_");
