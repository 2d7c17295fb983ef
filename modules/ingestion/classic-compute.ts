import { ClusterPolicy } from "@cdktf/provider-databricks/lib/cluster-policy";
import { Permissions } from "@cdktf/provider-databricks/lib/permissions";
import type { PipelineCluster } from "@cdktf/provider-databricks/lib/pipeline";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { PolicyDefinition } from "../settings/cluster-policy-definition";
import { byKey } from "../tag-list";
import type { RunAs } from "./run-as";

/** Instances that a pipeline runs on. */
export interface ClassicComputeConfig {
  /** Node type of driver and workers. */
  readonly nodeType: string;
  readonly minWorkers: number;
  readonly maxWorkers: number;
  /** Workers are spot instances, with fall-back to on-demand. */
  readonly spot: boolean;
}

export interface ClassicComputeProps {
  /** Name of the pipeline. */
  readonly name: string;
  readonly config: ClassicComputeConfig;
  /** Who runs the pipeline, and so makes its clusters. */
  readonly runAs: RunAs;
  /** Tags on every cluster. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Compute of one pipeline: a policy that allows just its clusters, and who may make them with it. Without a policy the
 * service principal would need the right to make any cluster. Source: Databricks, "Configure classic compute for pipelines".
 */
export class ClassicCompute extends Construct {
  /** Clusters of the pipeline's updates and its maintenance. */
  readonly cluster: PipelineCluster;
  /** What has to be there before the pipeline runs. */
  readonly dependables: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, { name, config, runAs, tags }: ClassicComputeProps) {
    super(scope, id);
    const policy = new ClusterPolicy(this, "policy", {
      name: `${name}-pipeline`,
      description: `Clusters of the pipeline ${name}`,
      definition: JSON.stringify(definitionOf(config, tags)),
    });
    this.dependables = [
      new Permissions(this, "permissions", {
        clusterPolicyId: policy.id,
        accessControl: [{ servicePrincipalName: runAs.applicationId, permissionLevel: "CAN_USE" }],
      }),
    ];
    const { nodeType, minWorkers, maxWorkers } = config;
    this.cluster = {
      label: "default",
      policyId: policy.id,
      applyPolicyDefaultValues: true,
      nodeTypeId: nodeType,
      driverNodeTypeId: nodeType,
      autoscale: { minWorkers, maxWorkers, mode: "ENHANCED" },
    };
  }
}

/** Rules of the policy. Source: Databricks, "Compute policy reference". */
const definitionOf = (
  { nodeType, maxWorkers, spot }: ClassicComputeConfig,
  tags: Readonly<Record<string, string>>,
): PolicyDefinition => ({
  cluster_type: { type: "fixed", value: "dlt" },
  node_type_id: { type: "fixed", value: nodeType },
  driver_node_type_id: { type: "fixed", value: nodeType },
  "autoscale.max_workers": { type: "range", maxValue: maxWorkers },
  "aws_attributes.availability": { type: "fixed", value: spot ? "SPOT_WITH_FALLBACK" : "ON_DEMAND", hidden: true },
  // The first node is the driver, which is never a spot instance.
  "aws_attributes.first_on_demand": { type: "fixed", value: 1, hidden: true },
  "aws_attributes.zone_id": { type: "fixed", value: "auto", hidden: true },
  "aws_attributes.instance_profile_arn": { type: "forbidden", hidden: true },
  enable_local_disk_encryption: { type: "fixed", value: true, hidden: true },
  instance_pool_id: { type: "forbidden", hidden: true },
  driver_instance_pool_id: { type: "forbidden", hidden: true },
  ...Object.fromEntries(
    byKey(tags).map(([key, value]) => [`custom_tags.${key}`, { type: "fixed", value, hidden: true } as const]),
  ),
});
