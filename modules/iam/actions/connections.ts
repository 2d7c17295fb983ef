import { type DeployActions, ec2 } from "./scope";

/** The role that a service makes for itself in an account, the first time that it is used. */
const LINKED_ROLE: DeployActions = { "service-linked-roles": ["iam:CreateServiceLinkedRole"] };

/** Ways to other networks: peerings, transit gateways, VPN, Direct Connect. */
export const CONNECTION_ACTIONS = {
  aws_customer_gateway: ec2("CreateCustomerGateway", "DeleteCustomerGateway"),
  aws_dx_gateway_association: {
    region: [
      "directconnect:CreateDirectConnectGatewayAssociation",
      "directconnect:DeleteDirectConnectGatewayAssociation",
      "directconnect:DescribeDirectConnectGatewayAssociations",
      "directconnect:DescribeDirectConnectGatewayAttachments",
      "directconnect:DescribeDirectConnectGateways",
      "directconnect:UpdateDirectConnectGatewayAssociation",
      ...(ec2().region ?? []),
    ],
  },
  aws_ec2_transit_gateway: ec2("CreateTransitGateway", "DeleteTransitGateway", "ModifyTransitGateway"),
  aws_ec2_transit_gateway_route: ec2(
    "CreateTransitGatewayRoute",
    "DeleteTransitGatewayRoute",
    "SearchTransitGatewayRoutes",
  ),
  aws_ec2_transit_gateway_route_table: ec2("CreateTransitGatewayRouteTable", "DeleteTransitGatewayRouteTable"),
  aws_ec2_transit_gateway_route_table_association: ec2(
    "AssociateTransitGatewayRouteTable",
    "DisassociateTransitGatewayRouteTable",
    "GetTransitGatewayRouteTableAssociations",
  ),
  aws_ec2_transit_gateway_route_table_propagation: ec2(
    "DisableTransitGatewayRouteTablePropagation",
    "EnableTransitGatewayRouteTablePropagation",
    "GetTransitGatewayRouteTablePropagations",
  ),
  aws_ec2_transit_gateway_vpc_attachment: {
    ...LINKED_ROLE,
    ...ec2(
      "CreateTransitGatewayVpcAttachment",
      "DeleteTransitGatewayVpcAttachment",
      "GetTransitGatewayRouteTableAssociations",
      "GetTransitGatewayRouteTablePropagations",
      "ModifyTransitGatewayVpcAttachment",
    ),
  },
  aws_ec2_transit_gateway_vpc_attachment_accepter: ec2(
    "AcceptTransitGatewayVpcAttachment",
    "DeleteTransitGatewayVpcAttachment",
    "GetTransitGatewayRouteTableAssociations",
    "GetTransitGatewayRouteTablePropagations",
  ),
  aws_ram_principal_association: {
    region: [
      "ram:AssociateResourceShare",
      "ram:DisassociateResourceShare",
      "ram:GetResourceShareAssociations",
      "ram:GetResourceShares",
    ],
  },
  aws_ram_resource_association: {
    region: ["ram:AssociateResourceShare", "ram:DisassociateResourceShare", "ram:GetResourceShareAssociations"],
  },
  aws_ram_resource_share: {
    region: [
      "ram:CreateResourceShare",
      "ram:DeleteResourceShare",
      "ram:GetResourceShares",
      "ram:ListResourceSharePermissions",
      "ram:TagResource",
      "ram:UntagResource",
      "ram:UpdateResourceShare",
    ],
  },
  aws_vpc_peering_connection: ec2(
    "AcceptVpcPeeringConnection",
    "CreateVpcPeeringConnection",
    "DeleteVpcPeeringConnection",
    "ModifyVpcPeeringConnectionOptions",
  ),
  aws_vpc_peering_connection_accepter: {
    ...ec2("AcceptVpcPeeringConnection", "ModifyVpcPeeringConnectionOptions"),
    // The other side of a peering with another account.
    "assumed-roles": ["sts:AssumeRole"],
  },
  aws_vpc_peering_connection_options: ec2("ModifyVpcPeeringConnectionOptions"),
  aws_vpn_connection: {
    ...LINKED_ROLE,
    region: [
      ...(ec2("CreateVpnConnection", "DeleteVpnConnection", "ModifyVpnConnection", "ModifyVpnTunnelOptions").region ??
        []),
      // What the tunnels log is delivered to CloudWatch in the caller's name; their keys are the service's own business.
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ],
  },
  aws_vpn_connection_route: ec2("CreateVpnConnectionRoute", "DeleteVpnConnectionRoute"),
  aws_vpn_gateway: ec2("AttachVpnGateway", "CreateVpnGateway", "DeleteVpnGateway", "DetachVpnGateway"),
} satisfies Readonly<Record<string, DeployActions>>;
