import type { Construct } from "constructs";
import { mapValues } from "../../config/derive/map-values";
import { securityGroupKey, usesBackendPrivateLink } from "../../config/derive/network";
import { calledByCompute } from "../../config/derive/placements";
import type { Account, Environment, ExistingNetwork as ExistingConfig } from "../../config/model";
import { configured } from "../../modules/configured";
import { ExistingEndpoint } from "../../modules/network/existing-endpoint";
import { ExistingGatewayEndpoint } from "../../modules/network/existing-gateway-endpoint";
import { REST_API_PORTS, relayPorts } from "../../modules/network/existing-ports";
import { ExistingVpc } from "../../modules/network/existing-vpc";
import { ExistingWorkspaceNetwork } from "../../modules/network/existing-workspace-network";
import { callers } from "./callers";
import { dataServices } from "./data-services";
import { frontendEndpoints } from "./frontend";
import { byWorkspaceAndZone, type NetworkOutputs, NO_NETWORK } from "./outputs";

/** A VPC that is there already: everything is looked up and judged, nothing of it is changed. */
export function existingNetwork(
  stack: Construct,
  account: Account,
  env: Environment,
  network: ExistingConfig,
): NetworkOutputs {
  const { vpcId } = configured(
    new ExistingVpc(stack, "vpc", { vpcId: network.vpcId, region: env.region }),
    "network.vpcId",
  );
  const checked = network.reachability === "checked";
  const relay = relayPorts(account.principals, usesBackendPrivateLink(network));
  const called = calledByCompute(env, Object.keys(env.workspaces));
  const portsOfServices = (workspace: string) =>
    called
      .filter(({ callers }) => callers.includes(workspace))
      .flatMap(({ ports }) => ports.flatMap(({ from, to }) => [...new Set([from, to])]));
  const workspaces = mapValues(network.workspaces, (ids, key) =>
    configured(
      new ExistingWorkspaceNetwork(stack, `workspace-${key}`, {
        vpcId: network.vpcId,
        ...ids,
        reachability: checked
          ? {
              ports: [...new Set([...REST_API_PORTS, ...relay, ...portsOfServices(key)])],
              needsWayOut: network.internet === "route",
            }
          : undefined,
      }),
      `network.workspaces.${key}`,
    ),
  );
  const groupIds = Object.fromEntries(
    Object.entries(workspaces).flatMap(([workspace, { securityGroupIds }]) =>
      securityGroupIds.map((id, index) => [securityGroupKey(workspace, index), id]),
    ),
  );
  const services = dataServices(stack, env, { vpcId, workspaceGroupIds: groupIds, ownGroups: false });
  const routeTableIds = Object.values(workspaces).flatMap((workspace) => Object.values(workspace.routeTableIds));
  return {
    ...NO_NETWORK,
    vpc_id: vpcId,
    workspace_subnet_ids: byWorkspaceAndZone(mapValues(workspaces, ({ subnetIds }) => subnetIds)),
    workspace_security_group_ids: groupIds,
    s3_endpoint_id: awsEndpoints(stack, env, network, routeTableIds),
    databricks_endpoint_ids: privateLink(stack, env, network, relay),
    // Rules of the nodes' groups are their owner's.
    ...services,
    ...callers(stack, env, { vpcId, groupIds: services.data_service_security_group_ids ?? {} }),
  };
}

/** Endpoints of AWS services. @returns id of that of S3, empty where none is named */
function awsEndpoints(
  stack: Construct,
  env: Environment,
  { vpcId, endpoints, reachability }: ExistingConfig,
  routeTableIds: readonly string[],
): string {
  const ports = reachability === "checked" ? [443] : undefined;
  const service = (name: string) => `com.amazonaws.${env.region}.${name}`;
  const { s3, sts, kinesis } = endpoints;
  if (sts !== undefined) {
    configured(
      new ExistingEndpoint(stack, "sts", { endpointId: sts, vpcId, serviceName: service("sts"), ports }),
      "network.endpoints.sts",
    );
  }
  if (kinesis !== undefined) {
    configured(
      new ExistingEndpoint(stack, "kinesis", {
        endpointId: kinesis,
        vpcId,
        serviceName: service("kinesis-streams"),
        ports,
      }),
      "network.endpoints.kinesis",
    );
  }
  if (s3 === undefined) return "";
  return configured(
    new ExistingGatewayEndpoint(stack, "s3", { endpointId: s3, vpcId, serviceName: service("s3"), routeTableIds }),
    "network.endpoints.s3",
  ).endpointId;
}

/** Endpoints to Databricks, by their keys in the contract. */
function privateLink(
  stack: Construct,
  env: Environment,
  { vpcId, privateLink, reachability }: ExistingConfig,
  relayPorts: readonly number[],
): Record<string, string> {
  if (privateLink === undefined) return {};
  const { workspaceEndpointId, relayEndpointId, frontend } = privateLink;
  const { workspaceService, relayService } = env.regionFacts.privateLink;
  const endpoint = (
    key: "workspace" | "relay",
    serviceName: string,
    endpointId: string | undefined,
    ports: readonly number[],
  ) =>
    endpointId === undefined
      ? undefined
      : configured(
          new ExistingEndpoint(stack, `databricks-${key}`, {
            endpointId,
            vpcId,
            serviceName,
            ports: reachability === "checked" ? ports : undefined,
          }),
          `network.privateLink.${key}EndpointId`,
        );
  const workspace = endpoint("workspace", workspaceService, workspaceEndpointId, REST_API_PORTS);
  const relay = endpoint("relay", relayService, relayEndpointId, relayPorts);
  const shared = workspace && { vpcId, subnetIds: [], dns: workspace.dns };
  return {
    ...(workspace && { workspace: workspace.endpointId }),
    ...(relay && { relay: relay.endpointId }),
    ...(frontend && frontendEndpoints(stack, env, frontend, shared)),
  };
}
