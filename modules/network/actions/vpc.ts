import { ROLES } from "../../../config/derive/purposes";
import { arn, ec2, inRegion, passTo, rows } from "../../iam/deploy-row";

const ACL_ENTRY = ["CreateNetworkAclEntry", "DeleteNetworkAclEntry"];
const SECURITY_GROUP_RULE = [
  ec2(
    "AuthorizeSecurityGroupEgress",
    "AuthorizeSecurityGroupIngress",
    "ModifySecurityGroupRules",
    "RevokeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
  ),
];

/** What is in a VPC beside its own parts, by ids that are not known before: security groups, addresses. */
const IN_VPC = rows(["network", "data-services"], {
  aws_eip: [ec2("AllocateAddress", "AssociateAddress", "DisassociateAddress", "ReleaseAddress")],
  aws_security_group: [
    ec2(
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
      // AWS gives a new group a rule that lets everything out, which the provider takes away.
      "RevokeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
    ),
  ],
  aws_vpc_security_group_egress_rule: SECURITY_GROUP_RULE,
  aws_vpc_security_group_ingress_rule: SECURITY_GROUP_RULE,
});

/** A VPC and what is in it: by ids that nobody knows before. */
const OF_VPC = rows(["network"], {
  aws_default_network_acl: [ec2(...ACL_ENTRY, "ReplaceNetworkAclAssociation")],
  aws_default_security_group: SECURITY_GROUP_RULE,
  aws_flow_log: [
    ec2("CreateFlowLogs", "DeleteFlowLogs"),
    inRegion("logs:CreateLogDelivery", "logs:DeleteLogDelivery"),
    passTo("vpc-flow-logs.amazonaws.com", arn("iam", `role/{roles:${ROLES.flowLogs}}`, "")),
  ],
  aws_internet_gateway: [
    ec2("AttachInternetGateway", "CreateInternetGateway", "DeleteInternetGateway", "DetachInternetGateway"),
  ],
  aws_nat_gateway: [ec2("CreateNatGateway", "DeleteNatGateway")],
  aws_network_acl: [ec2("CreateNetworkAcl", "DeleteNetworkAcl", "ReplaceNetworkAclAssociation", ...ACL_ENTRY)],
  aws_network_acl_association: [ec2("ReplaceNetworkAclAssociation")],
  aws_network_acl_rule: [ec2(...ACL_ENTRY)],
  aws_route: [ec2("CreateRoute", "DeleteRoute", "ReplaceRoute")],
  aws_route_table: [ec2("CreateRouteTable", "DeleteRouteTable")],
  aws_route_table_association: [ec2("AssociateRouteTable", "DisassociateRouteTable", "ReplaceRouteTableAssociation")],
  aws_subnet: [ec2("CreateSubnet", "DeleteSubnet", "ModifySubnetAttribute")],
  aws_vpc: [ec2("CreateVpc", "DeleteVpc", "ModifyVpcAttribute")],
  aws_vpc_dhcp_options: [
    ec2(
      // A VPC that still has them gets those of AWS, or they could not be deleted.
      "AssociateDhcpOptions",
      "CreateDhcpOptions",
      "DeleteDhcpOptions",
    ),
  ],
  aws_vpc_dhcp_options_association: [ec2("AssociateDhcpOptions")],
  aws_vpc_endpoint: [ec2("CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint")],
  aws_vpc_ipv4_cidr_block_association: [ec2("AssociateVpcCidrBlock", "DisassociateVpcCidrBlock")],
  aws_vpc_endpoint_service: [
    ec2(
      "CreateVpcEndpointServiceConfiguration",
      "DeleteVpcEndpointServiceConfigurations",
      "ModifyVpcEndpointServiceConfiguration",
    ),
  ],
  aws_vpc_endpoint_service_allowed_principal: [ec2("ModifyVpcEndpointServicePermissions")],
});

/** Networks, and what is in them. */
export const VPC_ROWS = [...OF_VPC, ...IN_VPC];
