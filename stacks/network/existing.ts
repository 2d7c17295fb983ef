import type { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { securityGroupKey } from "../../config/derive/network";
import type { Environment, ExistingNetwork as ExistingConfig } from "../../config/model";
import { ExistingEndpoint } from "../../modules/network/existing-endpoint";
import { ExistingVpc } from "../../modules/network/existing-vpc";
import { ExistingWorkspaceNetwork } from "../../modules/network/existing-workspace-network";
import { byWorkspaceAndZone, type NetworkOutputs, NO_NETWORK } from "./outputs";

/** A VPC that is there already: everything is looked up and checked, nothing is changed. */
export function existingNetwork(stack: Construct, env: Environment, network: ExistingConfig): NetworkOutputs {
  const { vpcId } = new ExistingVpc(stack, "vpc", { vpcId: network.vpcId, region: env.region });
  const workspaces = mapValues(
    network.workspaces,
    (ids, key) => new ExistingWorkspaceNetwork(stack, `workspace-${key}`, { vpcId: network.vpcId, ...ids }),
  );
  const { workspaceService, relayService } = env.regionFacts.privateLink;
  const endpoint = (key: string, endpointId: string, serviceName: string) =>
    new ExistingEndpoint(stack, `databricks-${key}`, { endpointId, vpcId: network.vpcId, serviceName }).endpointId;
  return {
    ...NO_NETWORK,
    vpc_id: vpcId,
    workspace_subnet_ids: byWorkspaceAndZone(mapValues(workspaces, ({ subnetIds }) => subnetIds)),
    workspace_security_group_ids: Object.fromEntries(
      Object.entries(workspaces).flatMap(([workspace, { securityGroupIds }]) =>
        securityGroupIds.map((id, index) => [securityGroupKey(workspace, index), id]),
      ),
    ),
    databricks_endpoint_ids:
      network.privateLink === undefined
        ? {}
        : {
            workspace: endpoint("workspace", network.privateLink.workspaceEndpointId, workspaceService),
            relay: endpoint("relay", network.privateLink.relayEndpointId, relayService),
          },
  };
}
