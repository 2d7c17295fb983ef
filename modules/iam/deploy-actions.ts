/** What an action of a deploy role applies to; `deploy-policy.ts` says which ARNs that is. */
export type DeployScope =
  | "assumed-roles"
  | "linked-roles"
  | "buckets"
  | "roles"
  | "bounded-roles"
  | "flow-log-roles"
  | "log-groups"
  | "topics"
  | "event-rules"
  | "alarms"
  | "dashboards"
  | "budgets"
  | "region";

export type DeployActions = Partial<Readonly<Record<DeployScope, readonly string[]>>>;

/** Tagging and describing in EC2; everything there is described in whole lists. */
const ec2 = (...actions: string[]): DeployActions => ({
  region: ["ec2:CreateTags", "ec2:DeleteTags", "ec2:Describe*", ...actions.map((action) => `ec2:${action}`)],
});
const bucketSetting = (get: string, ...others: string[]): DeployActions => ({
  buckets: [`s3:Get${get}`, `s3:Put${get}`, ...others.map((action) => `s3:${action}`)],
});

const SECURITY_GROUP_RULE = ec2(
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "ModifySecurityGroupRules",
  "RevokeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
);

/** The role that a service makes for itself in an account, the first time that it is used. */
const LINKED_ROLE: DeployActions = { "linked-roles": ["iam:CreateServiceLinkedRole"] };

/**
 * Resource type → what Terraform calls to make, read, change and destroy one, as the AWS provider does it.
 * Actions by the service authorization reference.
 */
export const DEPLOY_ACTIONS: Readonly<Record<string, DeployActions>> = {
  aws_budgets_budget: {
    budgets: [
      "budgets:ListTagsForResource",
      "budgets:ModifyBudget",
      "budgets:TagResource",
      "budgets:UntagResource",
      "budgets:ViewBudget",
    ],
  },
  aws_cloudwatch_dashboard: {
    dashboards: ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"],
  },
  aws_cloudwatch_event_rule: {
    "event-rules": [
      "events:DeleteRule",
      "events:DescribeRule",
      "events:DisableRule",
      "events:EnableRule",
      "events:ListTagsForResource",
      "events:PutRule",
      "events:TagResource",
      "events:UntagResource",
    ],
  },
  aws_cloudwatch_event_target: {
    "event-rules": ["events:ListTargetsByRule", "events:PutTargets", "events:RemoveTargets"],
  },
  aws_cloudwatch_log_group: {
    "log-groups": [
      "logs:AssociateKmsKey",
      "logs:CreateLogGroup",
      "logs:DeleteLogGroup",
      "logs:DeleteRetentionPolicy",
      "logs:DisassociateKmsKey",
      "logs:ListTagsForResource",
      "logs:PutRetentionPolicy",
      "logs:TagResource",
      "logs:UntagResource",
    ],
    region: ["logs:DescribeLogGroups"],
  },
  aws_cloudwatch_log_resource_policy: {
    region: ["logs:DeleteResourcePolicy", "logs:DescribeResourcePolicies", "logs:PutResourcePolicy"],
  },
  aws_cloudwatch_metric_alarm: {
    alarms: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:ListTagsForResource",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
    ],
    region: ["cloudwatch:DescribeAlarms"],
  },
  aws_customer_gateway: ec2("CreateCustomerGateway", "DeleteCustomerGateway"),
  aws_default_security_group: SECURITY_GROUP_RULE,
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
  aws_eip: ec2("AllocateAddress", "AssociateAddress", "DisassociateAddress", "ReleaseAddress"),
  aws_flow_log: {
    region: [
      ...(ec2("CreateFlowLogs", "DeleteFlowLogs").region ?? []),
      "logs:CreateLogDelivery",
      "logs:DeleteLogDelivery",
    ],
    "flow-log-roles": ["iam:PassRole"],
  },
  aws_iam_role: {
    "bounded-roles": ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
    roles: [
      "iam:DeleteRole",
      "iam:GetRole",
      "iam:ListAttachedRolePolicies",
      "iam:ListInstanceProfilesForRole",
      "iam:ListRolePolicies",
      "iam:ListRoleTags",
      "iam:TagRole",
      "iam:UntagRole",
      "iam:UpdateAssumeRolePolicy",
      "iam:UpdateRole",
      "iam:UpdateRoleDescription",
    ],
  },
  aws_iam_role_policy: {
    "bounded-roles": ["iam:DeleteRolePolicy", "iam:PutRolePolicy"],
    roles: ["iam:GetRolePolicy"],
  },
  aws_internet_gateway: ec2(
    "AttachInternetGateway",
    "CreateInternetGateway",
    "DeleteInternetGateway",
    "DetachInternetGateway",
  ),
  aws_nat_gateway: ec2("CreateNatGateway", "DeleteNatGateway"),
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
  aws_route: ec2("CreateRoute", "DeleteRoute", "ReplaceRoute"),
  aws_route_table: ec2("CreateRouteTable", "DeleteRouteTable"),
  aws_route_table_association: ec2("AssociateRouteTable", "DisassociateRouteTable", "ReplaceRouteTableAssociation"),
  aws_s3_bucket: {
    buckets: [
      "s3:CreateBucket",
      "s3:DeleteBucket",
      // Where an environment is disposable, Terraform empties its buckets.
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetAccelerateConfiguration",
      "s3:GetBucketAcl",
      "s3:GetBucketCORS",
      "s3:GetBucketLocation",
      "s3:GetBucketLogging",
      "s3:GetBucketObjectLockConfiguration",
      "s3:GetBucketPolicy",
      "s3:GetBucketRequestPayment",
      "s3:GetBucketTagging",
      "s3:GetBucketVersioning",
      "s3:GetBucketWebsite",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
      "s3:ListBucketVersions",
      "s3:ListTagsForResource",
      "s3:PutBucketTagging",
      "s3:TagResource",
      "s3:UntagResource",
    ],
  },
  aws_s3_bucket_lifecycle_configuration: bucketSetting("LifecycleConfiguration"),
  aws_s3_bucket_logging: bucketSetting("BucketLogging"),
  aws_s3_bucket_metric: bucketSetting("MetricsConfiguration"),
  aws_s3_bucket_ownership_controls: bucketSetting("BucketOwnershipControls"),
  aws_s3_bucket_policy: bucketSetting("BucketPolicy", "DeleteBucketPolicy"),
  aws_s3_bucket_public_access_block: bucketSetting("BucketPublicAccessBlock"),
  aws_s3_bucket_server_side_encryption_configuration: bucketSetting("EncryptionConfiguration"),
  aws_s3_bucket_versioning: bucketSetting("BucketVersioning"),
  aws_security_group: ec2(
    "CreateSecurityGroup",
    "DeleteSecurityGroup",
    // AWS gives a new group a rule that lets everything out, which the provider takes away.
    "RevokeSecurityGroupEgress",
    "RevokeSecurityGroupIngress",
  ),
  aws_sns_topic: {
    topics: [
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:GetTopicAttributes",
      "sns:ListTagsForResource",
      "sns:SetTopicAttributes",
      "sns:TagResource",
      "sns:UntagResource",
    ],
  },
  aws_sns_topic_policy: { topics: ["sns:GetTopicAttributes", "sns:SetTopicAttributes"] },
  aws_sns_topic_subscription: {
    topics: ["sns:ListSubscriptionsByTopic", "sns:Subscribe"],
    region: ["sns:GetSubscriptionAttributes", "sns:SetSubscriptionAttributes", "sns:Unsubscribe"],
  },
  aws_subnet: ec2("CreateSubnet", "DeleteSubnet", "ModifySubnetAttribute"),
  aws_vpc: ec2("CreateVpc", "DeleteVpc", "ModifyVpcAttribute"),
  aws_vpc_endpoint: ec2("CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint"),
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
  aws_vpc_security_group_egress_rule: SECURITY_GROUP_RULE,
  aws_vpc_security_group_ingress_rule: SECURITY_GROUP_RULE,
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
};
