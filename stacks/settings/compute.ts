import type { Construct } from "constructs";
import { at } from "../../config/derive/at";
import { otherTagValues } from "../../config/derive/domains";
import { mapValues } from "../../config/derive/map-values";
import type { Environment, Workspace } from "../../config/model";
import { configured } from "../../modules/configured";
import { Cluster } from "../../modules/settings/cluster";
import { ClusterPolicy } from "../../modules/settings/cluster-policy";
import { InstancePool } from "../../modules/settings/instance-pool";
import { installedLibrary } from "../../modules/settings/library";
import type { AccountOutputs } from "../account";

interface ComputeProps {
  readonly env: Environment;
  readonly workspace: Workspace;
  /** Tags of compute. */
  readonly tags: Readonly<Record<string, string>>;
  /** What the account offers, read when it is asked for. */
  readonly account: () => AccountOutputs;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
}

/** Pools, cluster policies and clusters of a workspace: ids by key. */
export function workspaceCompute(
  stack: Construct,
  { env, workspace, tags, account, deployerApplicationId }: ComputeProps,
) {
  const setting = `workspaces.${workspace.key}`;
  const applicationIdOf = (key: string) => at(account().service_principal_application_ids, key);
  const pools = mapValues(
    workspace.instancePools,
    (pool, key) =>
      configured(
        new InstancePool(stack, `instance-pool-${key}`, {
          name: `${env.prefix}-${key}`,
          pool,
          tags,
          deployerApplicationId,
          users: Object.values(workspace.clusterPolicies).flatMap((policy) =>
            policy.pool === key ? policy.groups : [],
          ),
        }),
        `${setting}.instancePools.${key}`,
      ).poolId,
  );
  const poolIdOf = (key: string | undefined) => (key === undefined ? undefined : at(pools, key));
  const otherValues = otherTagValues(env, workspace.key);
  const policies = mapValues(
    workspace.clusterPolicies,
    (profile, key) =>
      configured(
        new ClusterPolicy(stack, `cluster-policy-${key}`, {
          name: `${env.prefix}-${key}`,
          profile,
          tags,
          otherValues,
          poolId: poolIdOf(profile.pool),
          libraries: Object.keys(profile.libraries)
            .sort()
            .map((one) => installedLibrary(at(profile.libraries, one), (catalog) => at(env.catalogs, catalog).name)),
        }),
        `${setting}.clusterPolicies.${key}`,
      ).policyId,
  );
  const clusters = mapValues(workspace.clusters, (cluster, key) => {
    const profile = at(workspace.clusterPolicies, cluster.clusterPolicy);
    return configured(
      new Cluster(stack, `cluster-${key}`, {
        name: `${env.prefix}-${key}`,
        cluster,
        policyId: at(policies, cluster.clusterPolicy),
        profile,
        poolId: poolIdOf(profile.pool),
        tags,
        deployerApplicationId,
        applicationIdOf,
      }),
      `${setting}.clusters.${key}`,
    ).clusterId;
  });
  return { pools, policies, clusters };
}
