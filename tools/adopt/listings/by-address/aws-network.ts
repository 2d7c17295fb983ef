import { textIn } from "../item";
import type { Item, ListedKind } from "../kind";

/** EC2 shows what was deleted for a while. */
const deleted =
  (field: string, noun: string): NonNullable<ListedKind["never"]> =>
  (item: Item) =>
    textIn(item, field).toLowerCase() === "deleted" ? `${noun} that were deleted` : undefined;

/** What networks have that others know; named by tags. Fields: model of EC2 that the aws command prints by (botocore 1.43.11, 2026-11-29). */
export const AWS_NETWORK: readonly ListedKind[] = [
  {
    part: "vpnConnection",
    command: "aws ec2 describe-vpn-connections",
    noun: "VPN connections",
    has: ["VpnConnectionId", "CustomerGatewayId", "State"],
    id: "VpnConnectionId",
    name: "Tags.Name",
    never: deleted("State", "VPN connections"),
  },
  {
    part: "customerGateway",
    command: "aws ec2 describe-customer-gateways",
    noun: "customer gateways",
    has: ["CustomerGatewayId", "State", "Type"],
    hasNot: ["VpnConnectionId"],
    id: "CustomerGatewayId",
    name: "Tags.Name",
    never: deleted("State", "customer gateways"),
  },
  {
    part: "vpnGateway",
    command: "aws ec2 describe-vpn-gateways",
    noun: "VPN gateways",
    has: ["VpnGatewayId", "State", "VpcAttachments"],
    id: "VpnGatewayId",
    name: "Tags.Name",
    never: deleted("State", "VPN gateways"),
  },
  {
    part: "transitGateway",
    command: "aws ec2 describe-transit-gateways",
    noun: "transit gateways",
    has: ["TransitGatewayId", "TransitGatewayArn", "OwnerId"],
    id: "TransitGatewayId",
    name: "Tags.Name",
    arn: "TransitGatewayArn",
    never: deleted("State", "transit gateways"),
  },
  {
    part: "address",
    command: "aws ec2 describe-addresses",
    noun: "addresses",
    has: ["AllocationId", "PublicIp", "Domain"],
    id: "AllocationId",
    name: "Tags.Name",
  },
  {
    part: "endpointService",
    command: "aws ec2 describe-vpc-endpoint-service-configurations",
    noun: "endpoint services",
    has: ["ServiceId", "ServiceName", "ServiceState"],
    id: "ServiceId",
    name: "Tags.Name",
    never: deleted("ServiceState", "endpoint services"),
  },
];
