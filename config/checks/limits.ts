import { namedAs } from "../derive/names";
import { usesPrivateLink } from "../derive/network";
import { hasWorkspaceFrontends, registeredEndpoints } from "../derive/private-link";
import { AWS_QUOTAS } from "../facts/aws-quotas";
import { RESOURCE_LIMITS, SAVED_JOBS } from "../facts/resource-limits";
import { draftEntries } from "../kinds/entries";
import { namesOf } from "../names/inventory";
import {
  type Check,
  type Draft,
  declaredKeys,
  type EnvironmentDraft,
  entries,
  errorAt,
  namedApart,
  type Path,
} from "./check";
import { connectivityCounts } from "./connectivity-counts";
import type { Count } from "./count";
import { listed } from "./nested";

const LIMITS = RESOURCE_LIMITS.value;

/** The configuration stays within what a Databricks account, metastore or workspace can hold. */
export const limits: Check = (draft) =>
  [
    ...ofAccount(draft),
    ...ofMetastores(draft),
    ...ofContents(draft),
    ...ofAwsAccounts(draft),
    ...connectivityCounts(draft),
    ...draft.environments.flatMap(ofEnvironment),
  ]
    .filter(({ count, most }) => count > most)
    .map(({ file, path, what, count, most, fix }) =>
      errorAt(
        file,
        path,
        `${count} ${what}, and ${most} is the most`,
        fix ?? "remove some, or ask Databricks for more",
      ),
    );

function ofAccount({ account, environments }: Draft): Count[] {
  const of = (what: string, count: number, most: number, path: Path = []): Count => ({
    file: account,
    path,
    what,
    count,
    most,
  });
  const enterprise = account.data.tier === "ENTERPRISE";
  const workspaces = environments.flatMap((env) => declaredKeys(env, ["workspaces"]) ?? []).length;
  const sum = (count: (env: EnvironmentDraft) => number) => environments.reduce((all, env) => all + count(env), 0);
  const keys = (env: EnvironmentDraft) => declaredKeys(env, ["workspaces"]) ?? [];
  return [
    of("groups", declaredKeys(account, ["groups"])?.length ?? 0, LIMITS.groups, ["groups"]),
    of(
      "service principals",
      declaredKeys(account, ["servicePrincipals"])?.length ?? 0,
      LIMITS.usersAndServicePrincipals,
      ["servicePrincipals"],
    ),
    of(
      `workspaces, each with its own credential configuration, in a${enterprise ? "n Enterprise" : " Premium"} account`,
      workspaces,
      enterprise ? LIMITS.credentialConfigurationsEnterprise : LIMITS.credentialConfigurationsPremium,
    ),
    // Two per environment: managed services and workspace storage.
    of(
      "encryption key configurations, two per environment",
      enterprise ? environments.length * 2 : 0,
      LIMITS.encryptionKeys,
    ),
    // Back end two, front end one or one per workspace, service-direct one; the number per region is not limited.
    of(
      `endpoint registrations (${detail(environments, (env) => registeredEndpoints(env.data.network, keys(env)).length)})`,
      sum((env) => registeredEndpoints(env.data.network, keys(env)).length),
      LIMITS.endpointRegistrations,
    ),
    of(
      "private access settings",
      sum((env) => settingsOf(env, keys(env).length)),
      LIMITS.privateAccessSettings,
    ),
  ];
}

/** One for all workspaces of an environment, or one each. */
function settingsOf({ data: { network } }: EnvironmentDraft, workspaces: number): number {
  if (!usesPrivateLink(network)) return 0;
  return hasWorkspaceFrontends(network) ? workspaces : 1;
}

/** How many each environment has: `dev 4, prod 6`. */
function detail(environments: readonly EnvironmentDraft[], count: (env: EnvironmentDraft) => number): string {
  return listed(
    environments.filter((env) => count(env) > 0).map((env) => `${env.data.name ?? env.file} ${count(env)}`),
    60,
  );
}

function ofMetastores({ account, environments }: Draft): Count[] {
  const regions = [...new Set(environments.flatMap(({ data }) => data.region ?? []))];
  return regions.map((region) => ({
    file: account,
    path: ["metastores", region],
    what: "catalogs in the metastore",
    count: environments
      .filter(({ data }) => data.region === region)
      .reduce((sum, env) => sum + (declaredKeys(env, ["catalogs"])?.length ?? 0), 0),
    most: LIMITS.catalogs,
  }));
}

/** What entries of kinds make in the metastore of their region. */
function ofContents({ environments }: Draft): Count[] {
  const counts = new Map<string, Count>();
  for (const env of namedApart(environments)) {
    for (const { kind, entry, key, path } of draftEntries(env)) {
      for (const { what, most } of kind.inMetastore?.(entry, key, namedAs(env.data)) ?? []) {
        if (most === undefined) continue;
        const id = `${env.data.region} ${what}`;
        const { count } = counts.get(id) ?? { count: 0 };
        counts.set(id, {
          file: env,
          path: path.slice(0, 1),
          what: `of the kind ${what} in the metastore of ${env.data.region}`,
          count: count + 1,
          most,
        });
      }
    }
  }
  return [...counts.values()];
}

/** Nearly everything that reads or writes data has a role of its own. */
function ofAwsAccounts({ account, environments }: Draft): Count[] {
  const counts = new Map<string, Count>();
  for (const env of namedApart(environments)) {
    const id = env.data.awsAccountId;
    if (id === undefined) continue;
    const roles = namesOf(env.data, account.data).filter(({ what }) => what === "role").length;
    const { count } = counts.get(id) ?? { count: 0 };
    counts.set(id, {
      file: env,
      path: ["awsAccountId"],
      what: `IAM roles in the AWS account ${id}`,
      count: count + roles,
      most: AWS_QUOTAS.value.rolesPerAccount,
      fix: "put environments into accounts of their own, or more data into each zone",
    });
  }
  return [...counts.values()];
}

function jobsIn(env: EnvironmentDraft, workspace: string): number {
  return draftEntries(env)
    .filter(({ entry }) => entry.workspace === workspace)
    .reduce((sum, { kind, entry }) => sum + (kind.jobs?.(entry) ?? 0), 0);
}

function ofEnvironment(env: EnvironmentDraft): Count[] {
  const of = (path: Path, what: string, count: number, most: number): Count => ({ file: env, path, what, count, most });
  const { alarmEmails, budget } = env.data.operations ?? {};
  return [
    {
      file: env,
      path: ["operations", "alarmEmails"],
      what: "addresses, which get the budget's mails too",
      count: budget?.emails === undefined ? (alarmEmails?.length ?? 0) : 0,
      most: AWS_QUOTAS.value.addressesPerBudgetNotification,
      fix: "write the addresses for the budget under operations.budget.emails",
    },
    ...entries(env.data.catalogs).map(([key, { schemas }]) =>
      of(["catalogs", key, "schemas"], "schemas in a catalog", Object.keys(schemas ?? {}).length, LIMITS.schemas),
    ),
    ...entries(env.data.workspaces).map(([key]) =>
      of(["sources"], `jobs in workspace ${key}, one per source`, jobsIn(env, key), SAVED_JOBS.value),
    ),
  ];
}
