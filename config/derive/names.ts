import type { ParsedAccount } from "../schema/account";
import type { ParsedEnvironment } from "../schema/environment";

type Account = Pick<ParsedAccount, "name">;
type Env = Pick<ParsedEnvironment, "name" | "awsAccountId">;

/** Start of every name: `acme-dev`. */
export const prefix = (account: Account, env: Pick<Env, "name">): string => `${account.name}-${env.name}`;

/** Globally unique bucket name: `acme-dev-raw-123456789012`. At most 63 characters (checked). */
export const bucketNameOf = (account: Account, env: Env, purpose: string): string =>
  `${prefix(account, env)}-${purpose}-${env.awsAccountId}`;

/** IAM role name: `acme-dev-uc-raw`. At most 64 characters (checked). */
export const roleNameOf = (account: Account, env: Env, purpose: string): string => `${prefix(account, env)}-${purpose}`;

/** ARN of a role of the environment's account, known before the role exists (hazards H3, H4). */
export const roleArnOf = (partition: string, env: Env, roleName: string): string =>
  `arn:${partition}:iam::${env.awsAccountId}:role/${roleName}`;

/** Name in Unity Catalog, shared by all environments of a metastore: `dev_sales`. */
export const catalogNameOf = (env: Pick<Env, "name">, key: string): string => `${env.name.replaceAll("-", "_")}_${key}`;

/** Name of something else that a metastore holds, from a key that may have hyphens: `dev_open_orders`. */
export const metastoreNameOf = (env: Pick<Env, "name">, key: string): string =>
  catalogNameOf(env, key.replaceAll("-", "_"));

/** Table name of a source: its key with underscores. */
export const tableNameOf = (key: string): string => key.replaceAll("-", "_");
