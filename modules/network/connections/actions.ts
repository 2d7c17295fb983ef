import { ec2, inRegion, linkedRole, on, rows } from "../../iam/deploy-row";

/** Ways to other networks: peerings, transit gateways, VPN, Direct Connect. */
export const CONNECTION_ROWS = rows(["network"], {
  aws_customer_gateway: [ec2("CreateCustomerGateway", "DeleteCustomerGateway")],
  aws_dx_gateway_association: [
    ec2(),
    inRegion(
      "directconnect:CreateDirectConnectGatewayAssociation",
      "directconnect:DeleteDirectConnectGatewayAssociation",
      "directconnect:DescribeDirectConnectGatewayAssociations",
      "directconnect:DescribeDirectConnectGatewayAttachments",
      "directconnect:DescribeDirectConnectGateways",
      "directconnect:UpdateDirectConnectGatewayAssociation",
    ),
  ],
  aws_ec2_transit_gateway: [ec2("CreateTransitGateway", "DeleteTransitGateway", "ModifyTransitGateway")],
  aws_ec2_transit_gateway_route: [
    ec2("CreateTransitGatewayRoute", "DeleteTransitGatewayRoute", "SearchTransitGatewayRoutes"),
  ],
  aws_ec2_transit_gateway_route_table: [ec2("CreateTransitGatewayRouteTable", "DeleteTransitGatewayRouteTable")],
  aws_ec2_transit_gateway_route_table_association: [
    ec2(
      "AssociateTransitGatewayRouteTable",
      "DisassociateTransitGatewayRouteTable",
      "GetTransitGatewayRouteTableAssociations",
    ),
  ],
  aws_ec2_transit_gateway_route_table_propagation: [
    ec2(
      "DisableTransitGatewayRouteTablePropagation",
      "EnableTransitGatewayRouteTablePropagation",
      "GetTransitGatewayRouteTablePropagations",
    ),
  ],
  aws_ec2_transit_gateway_vpc_attachment: [
    linkedRole("transitgateway.amazonaws.com"),
    ec2(
      "CreateTransitGatewayVpcAttachment",
      "DeleteTransitGatewayVpcAttachment",
      "GetTransitGatewayRouteTableAssociations",
      "GetTransitGatewayRouteTablePropagations",
      "ModifyTransitGatewayVpcAttachment",
    ),
  ],
  aws_ec2_transit_gateway_vpc_attachment_accepter: [
    ec2(
      "AcceptTransitGatewayVpcAttachment",
      "DeleteTransitGatewayVpcAttachment",
      "GetTransitGatewayRouteTableAssociations",
      "GetTransitGatewayRouteTablePropagations",
    ),
  ],
  aws_ram_principal_association: [
    inRegion(
      "ram:AssociateResourceShare",
      "ram:DisassociateResourceShare",
      "ram:GetResourceShareAssociations",
      "ram:GetResourceShares",
    ),
  ],
  aws_ram_resource_association: [
    inRegion("ram:AssociateResourceShare", "ram:DisassociateResourceShare", "ram:GetResourceShareAssociations"),
  ],
  aws_ram_resource_share: [
    inRegion(
      "ram:CreateResourceShare",
      "ram:DeleteResourceShare",
      "ram:GetResourceShares",
      "ram:ListResourceSharePermissions",
      "ram:TagResource",
      "ram:UntagResource",
      "ram:UpdateResourceShare",
    ),
  ],
  aws_vpc_peering_connection: [
    ec2(
      "AcceptVpcPeeringConnection",
      "CreateVpcPeeringConnection",
      "DeleteVpcPeeringConnection",
      "ModifyVpcPeeringConnectionOptions",
    ),
  ],
  aws_vpc_peering_connection_accepter: [
    ec2("AcceptVpcPeeringConnection", "ModifyVpcPeeringConnectionOptions"),
    // The other side of a peering with another account.
    on("{peerRole}", "sts:AssumeRole"),
  ],
  aws_vpc_peering_connection_options: [ec2("ModifyVpcPeeringConnectionOptions")],
  aws_vpn_connection: [
    linkedRole("s2svpn.amazonaws.com"),
    ec2("CreateVpnConnection", "DeleteVpnConnection", "ModifyVpnConnection", "ModifyVpnTunnelOptions"),
    inRegion(
      // What the tunnels log is delivered to CloudWatch in the caller's name; their keys are the service's own business.
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
      "logs:DescribeResourcePolicies",
      "logs:GetLogDelivery",
      "logs:ListLogDeliveries",
      "logs:PutResourcePolicy",
      "logs:UpdateLogDelivery",
    ),
  ],
  aws_vpn_connection_route: [ec2("CreateVpnConnectionRoute", "DeleteVpnConnectionRoute")],
  aws_vpn_gateway: [ec2("AttachVpnGateway", "CreateVpnGateway", "DeleteVpnGateway", "DetachVpnGateway")],
});
