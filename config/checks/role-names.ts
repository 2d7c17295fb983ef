import { LAYERS_OF_ENVIRONMENT } from "../derive/layers";
import { prefix, roleNameOf } from "../derive/names";
import { ACCESS, ROLES } from "../derive/purposes";
import { type AccountDraft, type Check, type EnvironmentDraft, entries, errorAt, namedApart, repeated } from "./check";
import { ownNetwork } from "./own-network";

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
          isKeyed(path) ? "shorten the key" : "shorten the name of the account or of the environment",
        ),
      ),
    ...clashes.map(([later, earlier]) =>
      errorAt(
        later.env,
        later.path,
        `the role of ${later.what} would be ${later.name}, like that of ${earlier.what} in ${earlier.env.file}`,
        isKeyed(later.path) ? "use another key" : "use another name for one of the environments",
      ),
    ),
  ];
};

/** Named after a key of the configuration, and not only after the environment. */
const isKeyed = (path: readonly string[]) => path[0] !== "foundation" && path[0] !== "network";

function rolesOf(env: EnvironmentDraft, account: AccountDraft): Role[] {
  const { name: environment, awsAccountId } = env.data;
  const { name: platform } = account.data;
  if (platform === undefined || environment === undefined || awsAccountId === undefined) return [];
  const names = { account: { name: platform }, env: { name: environment, awsAccountId } };
  const role = (path: readonly string[], what: string, purpose: string, access?: string): Role => ({
    env,
    path,
    what,
    name: roleNameOf(names.account, names.env, purpose),
    credential: access === undefined ? undefined : `${prefix(names.account, names.env)}-${access}`,
  });
  return [
    ...entries(env.data.workspaces).map(([key]) =>
      role(["workspaces", key], `workspace ${key}`, ROLES.crossAccount(key)),
    ),
    ...entries(env.data.zones).map(([key]) => role(["zones", key], `zone ${key}`, ROLES.zone(key), ACCESS.zone(key))),
    ...entries(env.data.externalLocations).map(([key]) =>
      role(
        ["externalLocations", key],
        `external location ${key}`,
        ROLES.externalLocation(key),
        ACCESS.externalLocation(key),
      ),
    ),
    ...servicePurposes(env).map(([path, what, purpose]) => role(path, what, purpose)),
    ...deployPurposes(env).map(([what, purpose]) => role(["foundation", "ciRoles"], what, purpose)),
  ];
}

/** Roles of AWS services that something in the environment needs. */
function servicePurposes(env: EnvironmentDraft): (readonly [path: string[], what: string, purpose: string])[] {
  const { cloudTrail, config, disasterRecovery } = env.data.foundation ?? {};
  const flowLogs = ownNetwork(env)?.flowLogs?.destination === "cloudwatch";
  const collects = config?.aggregator?.mode === "create" && config.aggregator.accountIds === undefined;
  const all: readonly (readonly [needed: boolean, path: string[], what: string, purpose: string])[] = [
    [flowLogs, ["network", "flowLogs"], "the flow logs", ROLES.flowLogs],
    [
      cloudTrail?.mode === "create" && cloudTrail.cloudWatch !== undefined,
      ["foundation", "cloudTrail"],
      "the trail",
      ROLES.trail,
    ],
    [config?.mode === "create", ["foundation", "config"], "AWS Config", ROLES.config],
    [collects, ["foundation", "config", "aggregator"], "the aggregator", ROLES.configAggregator],
    [
      disasterRecovery?.replicateLogs === true,
      ["foundation", "disasterRecovery"],
      "the replication of logs",
      ROLES.logReplication,
    ],
  ];
  return all.flatMap(([needed, ...rest]) => (needed ? [rest] : []));
}

/** Roles of the CI system. */
function deployPurposes(env: EnvironmentDraft): [what: string, purpose: string][] {
  const roles = env.data.foundation?.ciRoles;
  if (roles === undefined) return [];
  const layers = LAYERS_OF_ENVIRONMENT.filter((layer) => layer !== "foundation");
  const plans: [what: string, purpose: string][] =
    roles.kind === "github"
      ? [["plans", ROLES.plan]]
      : LAYERS_OF_ENVIRONMENT.map((layer) => [`plans of ${layer}`, ROLES.planOf(layer)]);
  return [
    ...layers.map((layer): [string, string] => [`deployments of ${layer}`, ROLES.deploy(layer)]),
    ...(roles.planRole === "create" ? plans : []),
  ];
}
