import type { Construct } from "constructs";
import type { CustomerManagedNetwork, Environment } from "../../config/model";
import { Frontend } from "../../modules/network/frontend";
import { InterfaceEndpoint, type InterfaceEndpointProps } from "../../modules/network/interface-endpoint";

interface Place extends Pick<InterfaceEndpointProps, "vpcId" | "subnetIds" | "securityGroupId"> {
  /** Zone id → subnet of the endpoints. */
  readonly subnetIdsByZone: Readonly<Record<string, string>>;
}

/** Endpoints to Databricks, by their keys in the contract; none without PrivateLink. */
export function privateLinkEndpoints(
  stack: Construct,
  env: Environment,
  { privateLink }: CustomerManagedNetwork,
  { subnetIdsByZone, ...place }: Place,
): Record<string, string> {
  const { prefix, regionFacts: facts } = env;
  const endpoint = (key: string, serviceName: string, props: Partial<InterfaceEndpointProps> = {}) =>
    new InterfaceEndpoint(stack, `databricks-${key}`, {
      ...place,
      name: `${prefix}-databricks-${key}`,
      serviceName,
      ...props,
    });

  const { workspaceService, relayService, serviceDirect } = facts.privateLink;
  const backend = privateLink.backend
    ? { workspace: endpoint("workspace", workspaceService), relay: endpoint("relay", relayService) }
    : undefined;
  const direct =
    privateLink.serviceDirect === "off" || serviceDirect === undefined
      ? undefined
      : endpoint("service-direct", serviceDirect.service, {
          subnetIds: Object.entries(subnetIdsByZone)
            .filter(([zone]) => serviceDirect.availabilityZoneIds?.includes(zone) ?? true)
            .map(([, id]) => id),
          privateDns: privateLink.serviceDirect === "on",
        });
  const { frontend } = privateLink;
  const own =
    frontend === undefined
      ? undefined
      : new Frontend(stack, "frontend", {
          ...(frontend.endpoint.mode === "transit" ? frontend.endpoint : place),
          name: prefix,
          clientCidrs: frontend.clientCidrs,
          shared: frontend.endpoint.mode === "shared" ? backend?.workspace : undefined,
          serviceName: workspaceService,
          zoneName: facts.hosts.webApp.replace(/^[^.]+/, "privatelink"),
          recordName: frontend.recordName ?? facts.privateDnsName ?? facts.nickname,
          inboundResolver: frontend.inboundResolver,
        }).endpointId;
  return {
    ...(backend && { workspace: backend.workspace.endpointId, relay: backend.relay.endpointId }),
    ...(own === undefined ? {} : { frontend: own }),
    ...(direct && { "service-direct": direct.endpointId }),
  };
}
