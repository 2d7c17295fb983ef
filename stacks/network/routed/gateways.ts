import { attachmentSubnets } from "../../../config/derive/connections/attachment-subnets";
import { linksOf } from "../../../config/derive/connections/links";
import { nameOf } from "../../../config/derive/names";
import { LOG_GROUPS } from "../../../config/derive/purposes";
import type { CustomerManagedNetwork, Environment } from "../../../config/model";
import { configured } from "../../../modules/configured";
import { DirectConnect } from "../../../modules/network/connections/direct-connect";
import { SiteToSiteVpn } from "../../../modules/network/connections/site-to-site-vpn";
import { TransitGateway } from "../../../modules/network/connections/transit-gateway";
import { TransitGatewayAttachment } from "../../../modules/network/connections/transit-gateway-attachment";
import { TransitGatewayShare } from "../../../modules/network/connections/transit-gateway-share";
import { TransitGatewaySpokes } from "../../../modules/network/connections/transit-gateway-spokes";
import { VirtualPrivateGateway } from "../../../modules/network/connections/virtual-private-gateway";
import type { PlatformStack } from "../../base/platform-stack";
import type { NetworkOutputs } from "../outputs";
import { type ConnectedVpc, type Scopes, scopeOf, type Targets } from "./parts";

interface Gateways {
  /** Where routes of connections lead that end at a gateway. */
  readonly targets: Targets;
  /** Zone id → subnet of the transit gateway's attachment. */
  readonly attachmentSubnetIds: Readonly<Record<string, string>>;
}

/** The transit gateway, the gateway of the VPC, and the VPNs and lines that end there. */
export function gateways(
  stack: PlatformStack<NetworkOutputs>,
  scopes: Scopes,
  env: Environment,
  network: CustomerManagedNetwork,
  vpc: ConnectedVpc,
): Gateways {
  const links = linksOf(network.connections);
  const transit = transitGateway(scopes, env, network, vpc);
  const ownEnd = links.some(({ via }) => via === "virtual-private-gateway")
    ? configured(
        new VirtualPrivateGateway(stack, "virtual-private-gateway", {
          vpcId: vpc.vpcId,
          name: env.prefix,
          amazonSideAsn: network.connections.virtualPrivateGateway.amazonSideAsn,
          firewallEndpointIds: vpc.routing.firewall?.endpointIds,
          workspaceCidrs: network.subnets.workspaces,
          workspaceSubnets: vpc.workspaceSubnets,
        }),
        "network.connections.virtualPrivateGateway",
      )
    : undefined;
  const ends: Ends = { own: transit?.own, vpnGatewayId: ownEnd?.gatewayId };
  vpns(scopes, env, network, vpc, ends);
  directConnect(scopes, network, vpc, ends);
  const target = {
    "transit-gateway": transit && { transitGatewayId: transit.attachment.transitGatewayId },
    "virtual-private-gateway": ownEnd && { gatewayId: ownEnd.gatewayId },
    peering: undefined,
  };
  return {
    targets: Object.fromEntries(
      links.flatMap(({ id, via }) => {
        const to = target[via];
        return to === undefined ? [] : [[id, to]];
      }),
    ),
    attachmentSubnetIds: transit?.attachment.subnetIds ?? {},
  };
}

/** What tunnels and lines can end at. */
interface Ends {
  readonly own: TransitGateway | undefined;
  readonly vpnGatewayId: string | undefined;
}

function transitGateway(
  scopes: Scopes,
  env: Environment,
  network: CustomerManagedNetwork,
  { vpcId, routing, workspaceSubnets }: ConnectedVpc,
) {
  const config = network.connections.transitGateway;
  if (config === undefined) return undefined;
  const scope = scopeOf(scopes, "transit-gateway");
  const name = env.prefix;
  const own =
    config.mode === "create"
      ? new TransitGateway(scope, "Resource", {
          name,
          amazonSideAsn: config.amazonSideAsn,
          preventDestroy: env.protection.preventDestroy,
        })
      : undefined;
  const attachment = new TransitGatewayAttachment(scope, "attachment", {
    vpcId,
    name,
    transitGatewayId: config.mode === "existing" ? config.id : (own?.transitGatewayId ?? ""),
    ownGateway: own !== undefined,
    cidrs: attachmentSubnets(network),
    firewallEndpointIds: routing.firewall?.endpointIds,
    workspaceCidrs: network.subnets.workspaces,
    workspaceSubnets,
  });
  own?.platform(attachment.attachmentId);
  if (config.mode === "create" && own !== undefined) {
    configured(new TransitGatewaySpokes(scope, "spoke", { gateway: own, name, spokes: config.spokes }), ".spokes");
    if (config.share !== undefined) {
      configured(
        new TransitGatewayShare(scope, "share", {
          name: `${name}-transit-gateway`,
          transitGatewayArn: own.transitGatewayArn,
          ...config.share,
        }),
        ".share",
      );
    }
  }
  return { own, attachment };
}

function vpns(
  scopes: Scopes,
  env: Environment,
  network: CustomerManagedNetwork,
  { foundation }: ConnectedVpc,
  { own, vpnGatewayId }: Ends,
): void {
  for (const [key, vpn] of Object.entries(network.connections.vpn)) {
    const id = `vpn-${key}`;
    const atTransit = vpn.gateway === "transit-gateway" ? own : undefined;
    const staticRoutes = vpn.routing === "static";
    const cidrs = [...new Set([...vpn.destinations.map(({ cidr }) => cidr), ...vpn.endpointCidrs])];
    const { attachmentId } = new SiteToSiteVpn(scopeOf(scopes, id), "Resource", {
      name: `${env.prefix}-${key}`,
      end:
        atTransit === undefined
          ? { vpnGatewayId: vpnGatewayId ?? "" }
          : { transitGatewayId: atTransit.transitGatewayId },
      device: { ipAddress: vpn.device.ipAddress, bgpAsn: vpn.device.bgpAsn, name: key },
      staticRoutes,
      cidrs,
      tunnels: vpn.tunnels,
      logGroup: {
        name: nameOf(env.names, "logGroups", LOG_GROUPS.vpn(key)),
        kmsKeyArn: foundation().kms_key_arns.logs,
        retentionDays: vpn.logRetentionDays,
      },
      preventDestroy: env.protection.preventDestroy,
    });
    atTransit?.other(id, attachmentId, staticRoutes ? cidrs : undefined);
  }
}

function directConnect(
  scopes: Scopes,
  network: CustomerManagedNetwork,
  { vpcCidrs }: ConnectedVpc,
  { own, vpnGatewayId }: Ends,
): void {
  const config = network.connections.directConnect;
  if (config === undefined) return;
  const atTransit = config.gateway === "transit-gateway" ? own : undefined;
  const { attachmentId } = new DirectConnect(scopeOf(scopes, "direct-connect"), "Resource", {
    directConnectGatewayId: config.gatewayId,
    associatedGatewayId: atTransit?.transitGatewayId ?? vpnGatewayId ?? "",
    allowedPrefixes: config.allowedPrefixes ?? vpcCidrs,
  });
  atTransit?.other("direct-connect", attachmentId);
}
