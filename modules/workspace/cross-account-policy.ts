import type { Conditions, Statement } from "../iam/policy-document";

export interface CrossAccountPolicyProps {
  /** AWS partition of ARNs, `aws` or `aws-us-gov`. */
  readonly partition: string;
  readonly region: string;
  /** AWS account that clusters run in, 12 digits. */
  readonly awsAccountId: string;
  readonly vpcId: string;
  /** The workspace's own security groups; no other one can be put on an instance. */
  readonly securityGroupIds: readonly string[];
  /** AWS account that owns Databricks' machine images, 12 digits. */
  readonly amiOwnerAccountId: string;
}

/** Tag that Databricks puts on everything it makes in EC2. */
const VENDOR = "Databricks";

/** What Databricks makes, and finds again by its tag. */
const TAGGED = ["fleet", "instance", "launch-template", "network-interface", "spot-instances-request", "volume"];

export const DESCRIBE = [
  "ec2:DescribeAvailabilityZones",
  "ec2:DescribeFleetHistory",
  "ec2:DescribeFleetInstances",
  "ec2:DescribeFleets",
  "ec2:DescribeIamInstanceProfileAssociations",
  "ec2:DescribeInstanceStatus",
  "ec2:DescribeInstances",
  "ec2:DescribeInternetGateways",
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:DescribeLaunchTemplates",
  "ec2:DescribeNatGateways",
  "ec2:DescribeNetworkAcls",
  "ec2:DescribePrefixLists",
  "ec2:DescribeReservedInstancesOfferings",
  "ec2:DescribeRouteTables",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSpotInstanceRequests",
  "ec2:DescribeSpotPriceHistory",
  "ec2:DescribeSubnets",
  "ec2:DescribeVolumes",
  "ec2:DescribeVpcAttribute",
  "ec2:DescribeVpcs",
  "ec2:GetSpotPlacementScores",
];

/** What starts instances, and so takes a machine image. */
const LAUNCH = ["ec2:CreateFleet", "ec2:RequestSpotInstances", "ec2:RunInstances"];

/**
 * What Databricks may do to run clusters in a customer-managed VPC: only things that carry its tag, only in
 * this VPC, only with this security group, only from its own images. No role can be passed to an instance:
 * data is reached through Unity Catalog, never through instance profiles.
 *
 * Which actions: Databricks, `databricks_aws_crossaccount_policy` "restricted" and the security reference
 * architecture. Which resource types and condition keys each one has: AWS, service authorization reference.
 */
export function crossAccountPolicy(props: CrossAccountPolicyProps): Statement[] {
  const arn = (resource: string) => `arn:${props.partition}:ec2:${props.region}:${props.awsAccountId}:${resource}`;
  const all = (...types: string[]) => types.map((type) => arn(`${type}/*`));
  const securityGroups = props.securityGroupIds.map((id) => arn(`security-group/${id}`));
  /** Images are public: their ARNs have no account. */
  const images = `arn:${props.partition}:ec2:*:*:image/*`;

  const created: Conditions = { StringEquals: { "aws:RequestTag/Vendor": VENDOR } };
  const tagged: Conditions = { StringEquals: { "ec2:ResourceTag/Vendor": VENDOR } };
  const inVpc: Conditions = { StringEquals: { "ec2:Vpc": arn(`vpc/${props.vpcId}`) } };

  return [
    {
      Sid: "CreateTagged",
      Effect: "Allow",
      Action: [...LAUNCH, "ec2:CreateLaunchTemplate", "ec2:CreateVolume"],
      Resource: all("fleet", "instance", "launch-template", "spot-instances-request", "volume"),
      Condition: created,
    },
    {
      Sid: "TagOnCreation",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: all(...TAGGED),
      Condition: {
        StringEquals: {
          "aws:RequestTag/Vendor": VENDOR,
          "ec2:CreateAction": [
            "CreateFleet",
            "CreateLaunchTemplate",
            "CreateVolume",
            "RequestSpotInstances",
            "RunInstances",
          ],
        },
      },
    },
    {
      Sid: "UseTagged",
      Effect: "Allow",
      Action: [
        "ec2:AssociateIamInstanceProfile",
        "ec2:AttachVolume",
        "ec2:CancelSpotInstanceRequests",
        "ec2:CreateFleet",
        "ec2:CreateLaunchTemplateVersion",
        "ec2:CreateTags",
        "ec2:DetachVolume",
        "ec2:DisassociateIamInstanceProfile",
        "ec2:GetLaunchTemplateData",
        "ec2:ModifyFleet",
        "ec2:ModifyLaunchTemplate",
        "ec2:RunInstances",
      ],
      Resource: all(...TAGGED),
      Condition: tagged,
    },
    {
      Sid: "DeleteTagged",
      Effect: "Allow",
      Action: [
        "ec2:DeleteFleets",
        "ec2:DeleteLaunchTemplate",
        "ec2:DeleteLaunchTemplateVersions",
        "ec2:DeleteTags",
        "ec2:DeleteVolume",
        "ec2:TerminateInstances",
      ],
      Resource: all(...TAGGED),
      Condition: tagged,
    },
    {
      Sid: "LaunchInVpc",
      Effect: "Allow",
      Action: [...LAUNCH, "ec2:AssignPrivateIpAddresses", "ec2:ModifyFleet"],
      Resource: [...all("network-interface", "subnet"), ...securityGroups],
      Condition: inVpc,
    },
    {
      Sid: "LaunchDatabricksImages",
      Effect: "Allow",
      Action: [...LAUNCH, "ec2:ModifyFleet"],
      Resource: images,
      Condition: { StringEquals: { "ec2:Owner": props.amiOwnerAccountId } },
    },
    {
      Sid: "NoOtherImages",
      Effect: "Deny",
      Action: [...LAUNCH, "ec2:ModifyFleet"],
      Resource: images,
      Condition: { StringNotEquals: { "ec2:Owner": props.amiOwnerAccountId } },
    },
    {
      Sid: "OwnSecurityGroupRules",
      Effect: "Allow",
      Action: [
        "ec2:AuthorizeSecurityGroupEgress",
        "ec2:AuthorizeSecurityGroupIngress",
        "ec2:RevokeSecurityGroupEgress",
        "ec2:RevokeSecurityGroupIngress",
      ],
      Resource: oneOrAll(securityGroups),
      Condition: inVpc,
    },
    { Sid: "Describe", Effect: "Allow", Action: DESCRIBE, Resource: "*" },
    spotServiceLinkedRole(props),
  ];
}

/** EC2 makes this role itself on the first spot request, on behalf of whoever asks. */
export function spotServiceLinkedRole(props: Pick<CrossAccountPolicyProps, "partition" | "awsAccountId">): Statement {
  return {
    Sid: "SpotServiceLinkedRole",
    Effect: "Allow",
    Action: "iam:CreateServiceLinkedRole",
    Resource: `arn:${props.partition}:iam::${props.awsAccountId}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
    Condition: { StringEquals: { "iam:AWSServiceName": "spot.amazonaws.com" } },
  };
}

function oneOrAll(values: readonly string[]): string | readonly string[] {
  const [first, ...rest] = values;
  return first !== undefined && rest.length === 0 ? first : values;
}
