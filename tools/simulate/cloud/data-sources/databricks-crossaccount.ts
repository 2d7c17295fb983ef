const ec2 = (names: string) => names.split(" ").map((name) => `ec2:${name}`);

/** In every kind of policy. Source: facts 6.1; provider 1.128.0, aws/data_aws_crossaccount_policy.go. */
export const BASE_ACTIONS = ec2(
  "AssignPrivateIpAddresses CancelSpotInstanceRequests DescribeAvailabilityZones DescribeIamInstanceProfileAssociations " +
    "DescribeInstanceStatus DescribeInstances DescribeInternetGateways DescribeNatGateways DescribeNetworkAcls " +
    "DescribePrefixLists DescribeReservedInstancesOfferings DescribeRouteTables DescribeSecurityGroups " +
    "DescribeSpotInstanceRequests DescribeSpotPriceHistory DescribeSubnets DescribeVolumes DescribeVpcAttribute DescribeVpcs " +
    "CreateTags DeleteTags GetSpotPlacementScores RequestSpotInstances DescribeFleetHistory ModifyFleet DeleteFleets " +
    "DescribeFleetInstances DescribeFleets CreateFleet DeleteLaunchTemplate GetLaunchTemplateData CreateLaunchTemplate " +
    "DescribeLaunchTemplates DescribeLaunchTemplateVersions ModifyLaunchTemplate DeleteLaunchTemplateVersions " +
    "CreateLaunchTemplateVersion",
);

/** Not in the restricted kind, which narrows them. */
export const COMPUTE_ACTIONS = ec2(
  "AssociateIamInstanceProfile AttachVolume AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateVolume " +
    "DeleteVolume DetachVolume DisassociateIamInstanceProfile ReplaceIamInstanceProfileAssociation " +
    "RevokeSecurityGroupEgress RevokeSecurityGroupIngress RunInstances TerminateInstances",
);

/** Where Databricks makes the VPC. */
export const VPC_ACTIONS = ec2(
  "AllocateAddress AssociateDhcpOptions AssociateRouteTable AttachInternetGateway CreateDhcpOptions CreateInternetGateway " +
    "CreateNatGateway CreateRoute CreateRouteTable CreateSecurityGroup CreateSubnet CreateVpc CreateVpcEndpoint " +
    "DeleteDhcpOptions DeleteInternetGateway DeleteNatGateway DeleteRoute DeleteRouteTable DeleteSecurityGroup DeleteSubnet " +
    "DeleteVpc DeleteVpcEndpoints DetachInternetGateway DisassociateRouteTable ModifyVpcAttribute ReleaseAddress",
);

/** The service-linked role of EC2 Spot. */
export const SPOT_STATEMENTS = [
  {
    Effect: "Allow",
    Action: ["iam:CreateServiceLinkedRole", "iam:PutRolePolicy"],
    Resource: "arn:aws:iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot",
    Condition: { StringLike: { "iam:AWSServiceName": "spot.amazonaws.com" } },
  },
];

interface Where {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly vpc: string;
  readonly securityGroup: string;
}

/** What the restricted kind allows beside the base: only in one VPC, only what is tagged as Databricks'. */
export function restrictedStatements({ partition, account, region, vpc, securityGroup }: Where) {
  const arn = (what: string) => `arn:${partition}:ec2:${region}:${account}:${what}`;
  const tagged = (key: string) => ({ StringEquals: { [key]: "Databricks" } });
  const inVpc = { StringEquals: { "ec2:vpc": arn(`vpc/${vpc}`) } };
  const allow = (actions: string, resources: readonly string[], condition: unknown) => ({
    Effect: "Allow",
    Action: ec2(actions),
    Resource: resources,
    Condition: condition,
  });
  const byRequest = tagged("aws:RequestTag/Vendor");
  const byResource = tagged("ec2:ResourceTag/Vendor");
  return [
    allow(
      "AssociateIamInstanceProfile DisassociateIamInstanceProfile ReplaceIamInstanceProfileAssociation",
      [arn("instance/*")],
      byResource,
    ),
    allow("RunInstances", [arn("volume/*"), arn("instance/*")], byRequest),
    allow("RunInstances", [`arn:${partition}:ec2:${region}::image/*`], tagged("aws:ResourceTag/Vendor")),
    allow("RunInstances", [arn("network-interface/*"), arn("subnet/*"), arn("security-group/*")], inVpc),
    allow("TerminateInstances AttachVolume DetachVolume", [arn("instance/*"), arn("volume/*")], byResource),
    allow("CreateVolume", [arn("volume/*")], byRequest),
    allow("DeleteVolume", [arn("volume/*")], byResource),
    allow(
      "AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress RevokeSecurityGroupEgress RevokeSecurityGroupIngress",
      [arn(`security-group/${securityGroup}`)],
      inVpc,
    ),
  ];
}
