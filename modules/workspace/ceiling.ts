import type { Ceiling } from "../iam/ceiling";
import { MANAGED_VPC } from "./cross-account-managed-policy";

/** Clusters: what Databricks needs in EC2, in one region. No networks, no images, no snapshots. */
export const COMPUTE = [
  "ec2:AssignPrivateIpAddresses",
  "ec2:AssociateIamInstanceProfile",
  "ec2:AttachVolume",
  "ec2:AuthorizeSecurityGroup*",
  "ec2:CancelSpotInstanceRequests",
  "ec2:CreateFleet",
  "ec2:CreateLaunchTemplate*",
  "ec2:CreateTags",
  "ec2:CreateVolume",
  "ec2:DeleteFleets",
  "ec2:DeleteLaunchTemplate*",
  "ec2:DeleteTags",
  "ec2:DeleteVolume",
  "ec2:Describe*",
  "ec2:DetachVolume",
  "ec2:DisassociateIamInstanceProfile",
  "ec2:GetLaunchTemplateData",
  "ec2:GetSpotPlacementScores",
  "ec2:ModifyFleet",
  "ec2:ModifyLaunchTemplate",
  "ec2:RequestSpotInstances",
  "ec2:RevokeSecurityGroup*",
  "ec2:RunInstances",
  "ec2:TerminateInstances",
];

/** The cross-account roles run clusters; where Databricks makes the VPC, they make that too. */
export const WORKSPACE_CEILING: Ceiling = {
  layer: "workspace",
  statements: ({ partition, accountId, region, databricksMakesVpc }) => [
    {
      Sid: "Compute",
      Effect: "Allow",
      Action: [
        ...COMPUTE,
        ...(databricksMakesVpc
          ? [...MANAGED_VPC, "ReplaceIamInstanceProfileAssociation"].map((name) => `ec2:${name}`)
          : []),
      ],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      Sid: "SpotServiceLinkedRole",
      Effect: "Allow",
      Action: "iam:CreateServiceLinkedRole",
      Resource: `arn:${partition}:iam::${accountId}:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot`,
    },
  ],
};
