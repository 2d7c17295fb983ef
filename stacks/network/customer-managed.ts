import { callees } from "../../config/derive/connected-services";
import { serverCalls } from "../../config/derive/dhcp-servers";
import { mapValues } from "../../config/derive/map-values";
import { nameOf } from "../../config/derive/names";
import { placementsOf } from "../../config/derive/placements";
import { SECURITY_GROUPS } from "../../config/derive/purposes";
import type { Account, CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { DhcpOptions } from "../../modules/network/dhcp-options";
import { DhcpServerEgress } from "../../modules/network/dhcp-server-egress";
import { EndpointSecurityGroup } from "../../modules/network/endpoint-security-group";
import { Subnets } from "../../modules/network/subnets";
import { Vpc } from "../../modules/network/vpc";
import { endpointIngress, workspaceEgress } from "../../modules/network/workspace-ports";
import { WorkspaceSecurityGroup } from "../../modules/network/workspace-security-group";
import type { PlatformStack } from "../base/platform-stack";
import type { FoundationOutputs } from "../foundation";
import { networkAcls } from "./acls";
import { dynamoDbEndpoint, serviceEndpoints } from "./aws-endpoints";
import { callers, exitsOf } from "./callers";
import { connectedDns } from "./connected-dns";
import { dataServices } from "./data-services";
import { endpointServices } from "./endpoint-services";
import { networkLogs } from "./logs";
import { nodeEndpoints, s3Endpoint } from "./node-endpoints";
import { byWorkspaceAndZone, type NetworkOutputs } from "./outputs";
import { privateLinkEndpoints } from "./private-link";
import { networkConnections } from "./routed";
import { wayOut } from "./way-out";

const isEmpty = (map: Readonly<Record<string, string>>): boolean => Object.keys(map).length === 0;

/** The VPC that is made here: subnets per workspace and zone, the way out, endpoints, security groups, flow logs. */
export function customerManagedNetwork(
  stack: PlatformStack<NetworkOutputs>,
  account: Account,
  env: Environment,
  network: CustomerManagedNetwork,
  upstream: { readonly foundation: () => FoundationOutputs },
): NetworkOutputs {
  const { names, prefix } = env;
  const vpc = configured(
    new Vpc(stack, "vpc", {
      name: prefix,
      cidr: network.cidr,
      revision: network.revision,
      secondCidr: network.secondCidr?.cidr,
      preventDestroy: env.protection.preventDestroy,
    }),
    "network",
  );
  const { vpcId } = vpc;
  const vpcCidrs = [network.cidr, ...(network.secondCidr === undefined ? [] : [network.secondCidr.cidr])];
  const routing = wayOut(stack, env, network, { vpcId, vpcCidrs }, upstream.foundation);
  const workspaceSubnets = mapValues(network.subnets.workspaces, (cidrs, workspace) =>
    configured(
      new Subnets(stack, `workspace-subnet-${workspace}`, {
        vpcId: network.secondCidr?.workspaces.includes(workspace) ? vpc.vpcIdWithSecondCidr : vpcId,
        name: `${prefix}-${workspace}`,
        cidrs,
        routeTables: routing.privateTableIds,
        kept: { what: `the subnet of workspace ${workspace}`, revision: network.revision },
      }),
      `workspaces.${workspace}`,
    ),
  );
  routing.answerThroughFirewall(
    network.subnets.workspaces,
    mapValues(workspaceSubnets, ({ subnets }) => subnets),
  );
  const workspaceSubnetIds = mapValues(workspaceSubnets, ({ subnetIds }) => subnetIds);
  const endpointSubnets = configured(
    new Subnets(stack, "endpoint-subnet", {
      vpcId,
      name: `${prefix}-endpoints`,
      cidrs: network.subnets.endpoints,
      routeTables: routing.endpointTableId,
    }),
    "network.subnets.endpoints",
  );

  const serviceSubnetIds = isEmpty(network.subnets.dataServices)
    ? {}
    : configured(
        new Subnets(stack, "data-service-subnet", {
          vpcId,
          name: `${prefix}-data-services`,
          cidrs: network.subnets.dataServices,
          routeTables: routing.endpointTableId,
          kept: { what: "the subnet of data services", revision: network.revision },
        }),
        "network.subnets.dataServices",
      ).subnetIds;

  const routeTableIds = [...Object.values(routing.privateTableIds), routing.endpointTableId];
  const s3 = s3Endpoint(stack, account, env, network, { vpcId, routeTableIds });
  const dynamoDb = dynamoDbEndpoint(stack, env, network, { vpcId, routeTableIds });

  const ports = {
    nat: network.nat !== "none",
    privateLink: network.privateLink.backend,
    serviceDirect: network.privateLink.serviceDirect !== "off",
    relayPort6666: account.principals.relayPort6666,
    legacyMetastore: network.legacyMetastorePort,
    dynamoDb: dynamoDb !== undefined,
  };
  const workspaceGroupIds = mapValues(
    env.workspaces,
    (workspace) =>
      configured(
        new WorkspaceSecurityGroup(stack, `workspace-security-group-${workspace.key}`, {
          vpcId,
          name: nameOf(names, "securityGroups", SECURITY_GROUPS.workspace(workspace.key)),
          vpcCidr: network.cidr,
          s3PrefixListId: s3.prefixListId,
          dynamoDbPrefixListId: dynamoDb?.prefixListId,
          egress: workspaceEgress(ports),
        }),
        `workspaces.${workspace.key}`,
      ).securityGroupId,
  );
  const endpoints = {
    vpcId,
    subnetIds: Object.values(endpointSubnets.subnetIds),
    securityGroupId: configured(
      new EndpointSecurityGroup(stack, "endpoint-security-group", {
        vpcId,
        name: nameOf(names, "securityGroups", SECURITY_GROUPS.endpoints),
        ingress: endpointIngress(ports),
        callers: workspaceGroupIds,
        clientCidrs:
          network.privateLink.frontend?.endpoint.mode === "shared" ? network.privateLink.frontend.clientCidrs : [],
      }),
      "network",
    ).securityGroupId,
  };
  nodeEndpoints(stack, account, env, endpoints);
  const databricks = privateLinkEndpoints(stack, env, network, {
    ...endpoints,
    subnetIdsByZone: endpointSubnets.subnetIds,
  });

  serviceEndpoints(stack, env, network, endpoints);
  connectedDns(stack, env, network, endpoints);
  const called = dataServices(stack, env, { vpcId, workspaceGroupIds, ownGroups: true });
  const services = endpointServices(stack, account, env, network, {
    vpcId,
    vpcCidrs,
    dataServiceGroupIds: called.data_service_security_group_ids ?? {},
    subnetIds: endpointSubnets.subnetIds,
    logBucket: () => upstream.foundation().log_bucket_name,
  });
  const connections = networkConnections(stack, env, network, {
    vpcId,
    vpcCidrs,
    routing,
    workspaceSubnets: mapValues(workspaceSubnets, ({ subnets }) => subnets),
    workspaceGroupIds,
    foundation: upstream.foundation,
  });

  const calling = callers(stack, env, {
    vpcId,
    groupIds: called.data_service_security_group_ids ?? {},
    awsServices: { endpointsGroupId: endpoints.securityGroupId, s3PrefixListId: s3.prefixListId },
  });

  const placements = placementsOf(env);
  if (network.networkAcls) {
    const workspaces = byWorkspaceAndZone(workspaceSubnetIds);
    networkAcls(
      stack,
      prefix,
      vpc,
      {
        workspaces: Object.fromEntries(Object.entries(workspaces).map(([key, id]) => [key.replace("/", "-"), id])),
        endpoints: endpointSubnets.subnetIds,
        public: routing.publicSubnetIds,
        firewall: routing.firewallSubnetIds,
        attachments: connections.attachmentSubnetIds,
        "data-services": serviceSubnetIds,
      },
      {
        vpcCidrs,
        clientCidrs: network.privateLink.frontend?.clientCidrs ?? [],
        callees: callees(network),
        entrances: placements.flatMap(({ subnets, clientCidrs, ports: called }) =>
          clientCidrs.flatMap((cidr) => called.map((range) => ({ subnets, cidr, ...range }))),
        ),
        exits: exitsOf(env),
        destinations: connections.destinations,
      },
    );
  }
  if (network.dhcpOptions !== undefined) {
    configured(
      new DhcpOptions(stack, "dhcp-options", { vpcId, name: prefix, ...network.dhcpOptions }),
      "network.dhcpOptions",
    );
    const calls = serverCalls(network.dhcpOptions);
    configured(
      new DhcpServerEgress(stack, "dhcp-servers", { securityGroupIds: workspaceGroupIds, calls }),
      "network.dhcpOptions",
    );
  }
  networkLogs(stack, env, network, { vpcId, firewallArn: routing.firewallArn }, upstream.foundation);

  return {
    vpc_id: vpcId,
    workspace_subnet_ids: byWorkspaceAndZone(workspaceSubnetIds),
    workspace_security_group_ids: workspaceGroupIds,
    databricks_endpoint_ids: databricks,
    nat_gateway_ids: routing.natGatewayIds,
    s3_endpoint_id: s3.endpointId,
    isolation: network.egress.isolation,
    ...(placements.some(({ subnets }) => subnets === "endpoints") && {
      endpoint_subnet_ids: endpointSubnets.subnetIds,
    }),
    ...(placements.some(({ subnets }) => subnets === "public") && { public_subnet_ids: routing.publicSubnetIds }),
    ...(isEmpty(serviceSubnetIds) ? {} : { data_service_subnet_ids: serviceSubnetIds }),
    ...called,
    ...calling,
    ...(Object.keys(services).length === 0 ? {} : { endpoint_service_names: services }),
    ...connections.outputs,
  };
}
