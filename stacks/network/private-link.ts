import type { Construct } from "constructs";
import type { CustomerManagedNetwork, Environment } from "../../config/model";
import { configured } from "../../modules/configured";
import { InterfaceEndpoint, type InterfaceEndpointProps } from "../../modules/network/interface-endpoint";
import { frontendEndpoints } from "./frontend";

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
  const endpoint = (
    setting: "backend" | "serviceDirect",
    key: string,
    serviceName: string,
    props: Partial<InterfaceEndpointProps> = {},
  ) =>
    configured(
      new InterfaceEndpoint(stack, `databricks-${key}`, {
        ...place,
        name: `${prefix}-databricks-${key}`,
        serviceName,
        preventDestroy: env.protection.preventDestroy,
        ...props,
      }),
      `network.privateLink.${setting}`,
    );

  const { workspaceService, relayService, serviceDirect } = facts.privateLink;
  const backend = privateLink.backend
    ? {
        workspace: endpoint("backend", "workspace", workspaceService),
        relay: endpoint("backend", "relay", relayService),
      }
    : undefined;
  const direct =
    privateLink.serviceDirect === "off" || serviceDirect === undefined
      ? undefined
      : endpoint("serviceDirect", "service-direct", serviceDirect.service, {
          subnetIds: Object.entries(subnetIdsByZone)
            .filter(([zone]) => serviceDirect.availabilityZoneIds?.includes(zone) ?? true)
            .map(([, id]) => id),
          privateDns: privateLink.serviceDirect === "on",
        });
  const { frontend } = privateLink;
  const shared = backend && { ...place, dns: backend.workspace.dns };
  return {
    ...(backend && { workspace: backend.workspace.endpointId, relay: backend.relay.endpointId }),
    ...(frontend && frontendEndpoints(stack, env, frontend, shared)),
    ...(direct && { "service-direct": direct.endpointId }),
  };
}
