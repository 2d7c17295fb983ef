import { CONNECTION_ACTIONS } from "./actions/connections";
import { FIREWALL_ACTIONS } from "./actions/firewall";
import { LOAD_BALANCING_ACTIONS } from "./actions/load-balancing";
import { ROUTE53_ACTIONS } from "./actions/route53";
import { type DeployActions, ec2 } from "./actions/scope";

const bucketSetting = (get: string, ...others: string[]): DeployActions => ({
  buckets: [`s3:Get${get}`, `s3:Put${get}`, ...others.map((action) => `s3:${action}`)],
});

const LOOKED_UP: DeployActions = { region: ["ec2:Describe*"] };
const ACL_ENTRY = ["CreateNetworkAclEntry", "DeleteNetworkAclEntry"];
const SECURITY_GROUP_RULE = ec2(
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "ModifySecurityGroupRules",
  "RevokeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
);

/**
 * Resource type → what Terraform calls to make, read, change and destroy one, as the AWS provider does it.
 * Actions by the service authorization reference. To add a type (a data source
 * with `data.` before it): its row here (or in a file of `actions/`, for a
 * service of its own), the type in `deploy-layers.ts`, and a configuration that emits it in
 * `test/support/representative.ts`. Give actions to the narrowest scope: names before `region`, `region` before
 * `global`; services without a region, such as IAM and Route 53, are never in the environment's.
 */
export const DEPLOY_ACTIONS: Readonly<Record<string, DeployActions>> = {
  ...CONNECTION_ACTIONS,
  ...FIREWALL_ACTIONS,
  ...LOAD_BALANCING_ACTIONS,
  ...ROUTE53_ACTIONS,
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
  aws_default_network_acl: ec2(...ACL_ENTRY, "ReplaceNetworkAclAssociation"),
  aws_default_security_group: SECURITY_GROUP_RULE,
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
  aws_network_acl: ec2("CreateNetworkAcl", "DeleteNetworkAcl", "ReplaceNetworkAclAssociation", ...ACL_ENTRY),
  aws_network_acl_association: ec2("ReplaceNetworkAclAssociation"),
  aws_network_acl_rule: ec2(...ACL_ENTRY),
  aws_route: ec2("CreateRoute", "DeleteRoute", "ReplaceRoute"),
  aws_route_table: ec2("CreateRouteTable", "DeleteRouteTable"),
  aws_route_table_association: ec2("AssociateRouteTable", "DisassociateRouteTable", "ReplaceRouteTableAssociation"),
  aws_s3_bucket: {
    buckets: [
      "s3:CreateBucket",
      "s3:DeleteBucket",
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
    "emptied-buckets": ["s3:DeleteObject", "s3:DeleteObjectVersion"],
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
  aws_vpc_dhcp_options: ec2(
    // A VPC that still has them gets those of AWS, or they could not be deleted.
    "AssociateDhcpOptions",
    "CreateDhcpOptions",
    "DeleteDhcpOptions",
  ),
  aws_vpc_dhcp_options_association: ec2("AssociateDhcpOptions"),
  aws_vpc_endpoint: ec2("CreateVpcEndpoint", "DeleteVpcEndpoints", "ModifyVpcEndpoint"),
  aws_vpc_ipv4_cidr_block_association: ec2("AssociateVpcCidrBlock", "DisassociateVpcCidrBlock"),
  aws_vpc_endpoint_service: ec2(
    "CreateVpcEndpointServiceConfiguration",
    "DeleteVpcEndpointServiceConfigurations",
    "ModifyVpcEndpointServiceConfiguration",
  ),
  aws_vpc_endpoint_service_allowed_principal: ec2("ModifyVpcEndpointServicePermissions"),
  aws_vpc_security_group_egress_rule: SECURITY_GROUP_RULE,
  aws_vpc_security_group_ingress_rule: SECURITY_GROUP_RULE,
  // Data sources: what is looked up.
  "data.aws_route_table": LOOKED_UP,
  "data.aws_route_tables": LOOKED_UP,
  "data.aws_security_group": LOOKED_UP,
  "data.aws_subnet": LOOKED_UP,
  "data.aws_vpc": LOOKED_UP,
  "data.aws_vpc_endpoint": LOOKED_UP,
  "data.aws_vpc_security_group_rule": LOOKED_UP,
  "data.aws_vpc_security_group_rules": LOOKED_UP,
};
