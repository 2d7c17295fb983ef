import type { Statement } from "../iam/policy-document";
import { type CrossAccountPolicyProps, DESCRIBE, spotServiceLinkedRole } from "./cross-account-policy";

/** What runs clusters. */
const COMPUTE = [
  "AssignPrivateIpAddresses",
  "AssociateIamInstanceProfile",
  "AttachVolume",
  "AuthorizeSecurityGroupEgress",
  "AuthorizeSecurityGroupIngress",
  "CancelSpotInstanceRequests",
  "CreateFleet",
  "CreateLaunchTemplate",
  "CreateLaunchTemplateVersion",
  "CreateTags",
  "CreateVolume",
  "DeleteFleets",
  "DeleteLaunchTemplate",
  "DeleteLaunchTemplateVersions",
  "DeleteTags",
  "DeleteVolume",
  "DetachVolume",
  "DisassociateIamInstanceProfile",
  "GetLaunchTemplateData",
  "ModifyFleet",
  "ModifyLaunchTemplate",
  "ReplaceIamInstanceProfileAssociation",
  "RequestSpotInstances",
  "RevokeSecurityGroupEgress",
  "RevokeSecurityGroupIngress",
  "RunInstances",
  "TerminateInstances",
];

/** What makes a VPC, and takes it down again. */
export const MANAGED_VPC = [
  "AllocateAddress",
  "AssociateDhcpOptions",
  "AssociateRouteTable",
  "AttachInternetGateway",
  "CreateDhcpOptions",
  "CreateInternetGateway",
  "CreateNatGateway",
  "CreateRoute",
  "CreateRouteTable",
  "CreateSecurityGroup",
  "CreateSubnet",
  "CreateVpc",
  "CreateVpcEndpoint",
  "DeleteDhcpOptions",
  "DeleteInternetGateway",
  "DeleteNatGateway",
  "DeleteRoute",
  "DeleteRouteTable",
  "DeleteSecurityGroup",
  "DeleteSubnet",
  "DeleteVpc",
  "DeleteVpcEndpoints",
  "DetachInternetGateway",
  "DisassociateRouteTable",
  "ModifyVpcAttribute",
  "ReleaseAddress",
];

/**
 * What Databricks may do where it makes the VPC itself. Neither the VPC nor its security group exists yet, so
 * nothing can be narrowed to them: all that holds it is the AWS account. A reason to prefer a VPC of one's own. Source of the actions: provider 1.99.0, `databricks_aws_crossaccount_policy` "managed".
 */
export function managedCrossAccountPolicy(
  props: Pick<CrossAccountPolicyProps, "partition" | "awsAccountId">,
): Statement[] {
  const ec2 = (actions: readonly string[]) => actions.map((action) => `ec2:${action}`);
  return [
    { Sid: "RunClusters", Effect: "Allow", Action: ec2(COMPUTE), Resource: "*" },
    { Sid: "MakeNetwork", Effect: "Allow", Action: ec2(MANAGED_VPC), Resource: "*" },
    { Sid: "Describe", Effect: "Allow", Action: DESCRIBE, Resource: "*" },
    spotServiceLinkedRole(props),
  ];
}
