import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CustomerGateway } from "@cdktf/provider-aws/lib/customer-gateway";
import { VpnConnection } from "@cdktf/provider-aws/lib/vpn-connection";
import { VpnConnectionRoute } from "@cdktf/provider-aws/lib/vpn-connection-route";
import { Construct } from "constructs";
import { blockId } from "../../../config/derive/connections/links";
import { type TunnelOptions, tunnelOptions } from "./tunnel-options";

export interface SiteToSiteVpnProps {
  /** Name tag. */
  readonly name: string;
  /** Where the tunnels end in AWS. */
  readonly end: { readonly transitGatewayId: string } | { readonly vpnGatewayId: string };
  /** The device on the other side. Changing anything of it replaces the customer gateway. */
  readonly device: { readonly ipAddress: string; readonly bgpAsn: number; readonly name: string };
  /** Routes are written out, not exchanged. Changing it replaces the connection. */
  readonly staticRoutes: boolean;
  /** Blocks on the other side, for static routes. */
  readonly cidrs: readonly string[];
  readonly tunnels: TunnelOptions;
  readonly logGroup: {
    /** Name of the log group. Changing it replaces it. */
    readonly name: string;
    /** ARN of the key of logs; its policy must let CloudWatch Logs use it. */
    readonly kmsKeyArn: string;
    /** Days until an event is deleted; one of CloudWatch's values. */
    readonly retentionDays: number;
  };
  /** Keeps the connection, whose addresses and keys a device is set up with, and its log. */
  readonly preventDestroy: boolean;
}

/** ASNs above this need the other argument, which 2-byte devices do not know. */
const LARGEST_SHORT_ASN = 2147483647;

/** A site-to-site VPN whose pre-shared keys AWS makes and keeps in Secrets Manager: none is in a state. */
export class SiteToSiteVpn extends Construct {
  /** Attachment at the transit gateway, if the tunnels end there. */
  readonly attachmentId: string;

  constructor(scope: Construct, id: string, props: SiteToSiteVpnProps) {
    super(scope, id);
    const { name, device, logGroup } = props;
    const lifecycle = { preventDestroy: props.preventDestroy };
    const gateway = new CustomerGateway(this, "device", {
      type: "ipsec.1",
      ipAddress: device.ipAddress,
      ...(device.bgpAsn > LARGEST_SHORT_ASN
        ? { bgpAsnExtended: String(device.bgpAsn) }
        : { bgpAsn: String(device.bgpAsn) }),
      deviceName: device.name,
      tags: { Name: name },
      // Another device gets another gateway, which the connection moves to before the old one goes.
      lifecycle: { createBeforeDestroy: true },
    });
    const log = new CloudwatchLogGroup(this, "log-group", {
      name: logGroup.name,
      kmsKeyId: logGroup.kmsKeyArn,
      retentionInDays: logGroup.retentionDays,
      lifecycle,
    });
    const connection = new VpnConnection(this, "Resource", {
      customerGatewayId: gateway.id,
      type: "ipsec.1",
      ...props.end,
      staticRoutesOnly: props.staticRoutes,
      presharedKeyStorage: "SecretsManager",
      ...tunnelOptions(props.tunnels, log.arn),
      tags: { Name: name },
      lifecycle,
    });
    this.attachmentId = connection.transitGatewayAttachmentId;
    // A transit gateway has its own routes.
    if (!props.staticRoutes || "transitGatewayId" in props.end) return;
    for (const destinationCidrBlock of props.cidrs) {
      new VpnConnectionRoute(this, `route-${blockId(destinationCidrBlock)}`, {
        vpnConnectionId: connection.id,
        destinationCidrBlock,
      });
    }
  }
}
