import { type ClusterConfig, Cluster as DatabricksCluster } from "@cdktf/provider-databricks/lib/cluster";
import { Construct } from "constructs";
import { accessModeOf } from "../../config/derive/cluster-policies";
import type { Workspace } from "../../config/model";
import { type AccessControl, objectPermissions } from "../identity/object-permissions";
import { literal } from "../terraform/literal";
import type { ClusterProfile } from "./cluster-policy-definition";

type Config = Workspace["clusters"][string];

export interface ClusterProps {
  /** Name in the workspace. */
  readonly name: string;
  readonly cluster: Config;
  readonly policyId: string;
  readonly profile: ClusterProfile;
  /** Id of the pool that the policy fixes. Default: it has nodes of its own. */
  readonly poolId: string | undefined;
  /** The policy's tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Application id of the service principal that Terraform runs as. */
  readonly deployerApplicationId: string;
  /** Application id of a service principal of the account. */
  readonly applicationIdOf: (key: string) => string;
}

/** An all-purpose cluster for notebooks, and who may use it. What its policy fixes is said again, so that no plan differs. */
export class Cluster extends Construct {
  readonly clusterId: string;

  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    const { name, cluster, policyId, profile, deployerApplicationId } = props;
    const made = new DatabricksCluster(this, "Resource", {
      clusterName: name,
      policyId,
      sparkVersion: profile.runtime,
      autoscale: { minWorkers: cluster.minWorkers, maxWorkers: cluster.maxWorkers },
      autoterminationMinutes: profile.autoTerminationMinutes,
      enableLocalDiskEncryption: true,
      workloadType: { clients: { jobs: false, notebooks: true } },
      // Databricks forgets a cluster that is not pinned 30 days after its last use.
      isPinned: true,
      // It is made, and stops when it is idle; nothing here waits for its nodes.
      noWait: true,
      ...(profile.photon === true && { runtimeEngine: "PHOTON" }),
      ...(profile.photon === false && { runtimeEngine: "STANDARD" }),
      ...nodesOf(props),
      ...accessOf(props),
    });
    this.clusterId = made.id;
    objectPermissions(this, "permissions", ["clusterId", made.id], deployerApplicationId, permissionsOf(props));
  }
}

/** Nodes of a pool bring type, price and tags with them. */
function nodesOf({ cluster, profile, poolId, tags }: ClusterProps): Partial<ClusterConfig> {
  if (poolId !== undefined) return { instancePoolId: poolId };
  const nodeType = cluster.nodeType ?? profile.nodeTypes[0];
  return {
    nodeTypeId: nodeType,
    driverNodeTypeId: nodeType,
    awsAttributes: {
      zoneId: "auto",
      ...(profile.spot ? { availability: "SPOT_WITH_FALLBACK", firstOnDemand: 1 } : { availability: "ON_DEMAND" }),
    },
    customTags: { ...tags },
  };
}

function accessOf({ cluster: { dedicatedTo }, profile, applicationIdOf }: ClusterProps): Partial<ClusterConfig> {
  if (accessModeOf(profile) === "standard" || dedicatedTo === undefined) return { dataSecurityMode: "USER_ISOLATION" };
  return {
    dataSecurityMode: "SINGLE_USER",
    singleUserName:
      dedicatedTo.type === "user" ? literal(dedicatedTo.user) : applicationIdOf(dedicatedTo.servicePrincipal),
  };
}

/** A program starts its cluster too; a person does so by a group. */
function permissionsOf({ cluster: { dedicatedTo, permissions }, applicationIdOf }: ClusterProps): AccessControl[] {
  const groups = Object.entries(permissions).map(([groupName, permissionLevel]) => ({ groupName, permissionLevel }));
  return dedicatedTo?.type === "service-principal"
    ? [
        ...groups,
        { servicePrincipalName: applicationIdOf(dedicatedTo.servicePrincipal), permissionLevel: "CAN_RESTART" },
      ]
    : groups;
}
