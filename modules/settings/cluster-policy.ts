import { ClusterPolicy as DatabricksClusterPolicy } from "@cdktf/provider-databricks/lib/cluster-policy";
import { Construct } from "constructs";
import { usePermissions } from "../identity/object-permissions";
import { type ClusterProfile, clusterPolicyDefinition } from "./cluster-policy-definition";
import type { InstalledLibrary } from "./library";

export interface ClusterPolicyProps {
  /** Name in the workspace, unique there. */
  readonly name: string;
  readonly profile: ClusterProfile;
  /** Tags on every cluster of the profile. */
  readonly tags: Readonly<Record<string, string>>;
  /** Id of the pool that it fixes. Default none. */
  readonly poolId: string | undefined;
  /** Values of some of these tags that clusters of single entries have instead. */
  readonly otherValues: Readonly<Record<string, readonly string[]>>;
  /** What its clusters install. */
  readonly libraries: readonly InstalledLibrary[];
}

/** A cluster policy, and the groups that may use it. Administrators may use every policy. */
export class ClusterPolicy extends Construct {
  readonly policyId: string;

  constructor(scope: Construct, id: string, props: ClusterPolicyProps) {
    super(scope, id);
    const { name, profile, tags, otherValues, poolId, libraries } = props;
    const rules = JSON.stringify(clusterPolicyDefinition(profile, tags, otherValues, poolId));
    const policy = new DatabricksClusterPolicy(this, "Resource", {
      name,
      description: profile.description,
      ...(profile.family === undefined
        ? { definition: rules }
        : { policyFamilyId: profile.family, policyFamilyDefinitionOverrides: rules }),
      ...(profile.maxClustersPerUser !== undefined && { maxClustersPerUser: profile.maxClustersPerUser }),
      ...(libraries.length > 0 && { libraries: [...libraries] }),
    });
    // Authoritative: who is not listed here loses the policy.
    usePermissions(this, "permissions", ["clusterPolicyId", policy.id], [...profile.groups].sort());
    this.policyId = policy.id;
  }
}
