import { prefix, roleNameOf } from "../derive/names";
import { type AccountDraft, type Check, type EnvironmentDraft, entries, errorAt, namedApart, repeated } from "./check";

const LONGEST = 64;

interface Role {
  readonly env: EnvironmentDraft;
  readonly path: readonly string[];
  readonly what: string;
  readonly name: string;
  /** Name of the storage credential and external location that use it, unique in the metastore. */
  readonly credential: string | undefined;
}

/** IAM roles, and the storage credentials that use them, have names of their own that AWS takes. */
export const roleNames: Check = ({ account, environments }) => {
  const roles = namedApart(environments).flatMap((env) => rolesOf(env, account));
  const clashes = [
    ...repeated(roles, ({ env, name }) => `${env.data.awsAccountId} ${name}`),
    ...repeated(roles, ({ env, credential }) => credential && `${env.data.region} ${credential}`),
  ];
  return [
    ...roles
      .filter(({ name }) => name.length > LONGEST)
      .map(({ env, path, what, name }) =>
        errorAt(
          env,
          path,
          `the role of ${what} would be ${name}: ${name.length} characters, and IAM takes ${LONGEST}`,
          "shorten the key",
        ),
      ),
    ...clashes.map(([later, earlier]) =>
      errorAt(
        later.env,
        later.path,
        `the role of ${later.what} would be ${later.name}, like that of ${earlier.what} in ${earlier.env.file}`,
        "use another key",
      ),
    ),
  ];
};

function rolesOf(env: EnvironmentDraft, account: AccountDraft): Role[] {
  const { name: environment, awsAccountId } = env.data;
  const { name: platform } = account.data;
  if (platform === undefined || environment === undefined || awsAccountId === undefined) return [];
  const names = { account: { name: platform }, env: { name: environment, awsAccountId } };
  const role = (record: string, key: string, what: string, purpose: string, access?: string): Role => ({
    env,
    path: [record, key],
    what: `${what} ${key}`,
    name: roleNameOf(names.account, names.env, purpose),
    credential: access === undefined ? undefined : `${prefix(names.account, names.env)}-${access}`,
  });
  return [
    ...entries(env.data.workspaces).map(([key]) => role("workspaces", key, "workspace", `databricks-${key}`)),
    ...entries(env.data.zones).map(([key]) => role("zones", key, "zone", `uc-${key}`, key)),
    ...entries(env.data.externalLocations).map(([key]) =>
      role("externalLocations", key, "external location", `uc-ext-${key}`, `ext-${key}`),
    ),
  ];
}
