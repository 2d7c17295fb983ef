/** What a condition can ask about; `ec2:` and the tag's key left out. */
export type ConditionKey = "RequestTag" | "ResourceTag" | "Vpc" | "Owner" | "CreateAction";

const TAGS: readonly ConditionKey[] = ["RequestTag", "ResourceTag", "CreateAction"];
const RESOURCE_TAG: readonly ConditionKey[] = ["ResourceTag"];
const REQUEST_TAG: readonly ConditionKey[] = ["RequestTag"];
const IMAGE: readonly ConditionKey[] = ["ResourceTag", "Owner"];
const IN_VPC: readonly ConditionKey[] = ["ResourceTag", "Vpc"];

/**
 * Action → resource types → condition keys, those that matter here. Source: AWS service authorization
 * reference, "Actions, resources, and condition keys for Amazon EC2". Describe actions have no resource type
 * that has to be given, so they are not here.
 */
export const EC2_ACTIONS: Readonly<Record<string, Readonly<Record<string, readonly ConditionKey[]>>>> = {
  AssignPrivateIpAddresses: { "network-interface": IN_VPC },
  AssociateIamInstanceProfile: { instance: RESOURCE_TAG },
  AttachVolume: { instance: RESOURCE_TAG, volume: RESOURCE_TAG },
  AuthorizeSecurityGroupEgress: { "security-group": IN_VPC },
  AuthorizeSecurityGroupIngress: { "security-group": IN_VPC },
  CancelSpotInstanceRequests: { "spot-instances-request": RESOURCE_TAG },
  CreateFleet: {
    fleet: REQUEST_TAG,
    image: IMAGE,
    instance: REQUEST_TAG,
    "launch-template": RESOURCE_TAG,
    subnet: IN_VPC,
    volume: REQUEST_TAG,
  },
  CreateLaunchTemplate: { "launch-template": REQUEST_TAG },
  CreateLaunchTemplateVersion: { "launch-template": RESOURCE_TAG },
  CreateTags: {
    fleet: TAGS,
    instance: TAGS,
    "launch-template": TAGS,
    "network-interface": TAGS,
    "spot-instances-request": TAGS,
    volume: TAGS,
  },
  CreateVolume: { volume: REQUEST_TAG },
  DeleteFleets: { fleet: RESOURCE_TAG },
  DeleteLaunchTemplate: { "launch-template": RESOURCE_TAG },
  DeleteLaunchTemplateVersions: { "launch-template": RESOURCE_TAG },
  DeleteTags: {
    fleet: TAGS,
    instance: TAGS,
    "launch-template": TAGS,
    "network-interface": TAGS,
    "spot-instances-request": TAGS,
    volume: TAGS,
  },
  DeleteVolume: { volume: RESOURCE_TAG },
  DetachVolume: { instance: RESOURCE_TAG, volume: RESOURCE_TAG },
  DisassociateIamInstanceProfile: { instance: RESOURCE_TAG },
  GetLaunchTemplateData: { instance: RESOURCE_TAG },
  ModifyFleet: { fleet: RESOURCE_TAG, image: IMAGE, "launch-template": RESOURCE_TAG, subnet: IN_VPC },
  ModifyLaunchTemplate: { "launch-template": RESOURCE_TAG },
  RequestSpotInstances: {
    image: IMAGE,
    "network-interface": IN_VPC,
    "security-group": IN_VPC,
    "spot-instances-request": REQUEST_TAG,
    subnet: IN_VPC,
  },
  RevokeSecurityGroupEgress: { "security-group": IN_VPC },
  RevokeSecurityGroupIngress: { "security-group": IN_VPC },
  RunInstances: {
    image: IMAGE,
    instance: REQUEST_TAG,
    "launch-template": RESOURCE_TAG,
    "network-interface": ["RequestTag", "Vpc"],
    "security-group": IN_VPC,
    subnet: IN_VPC,
    volume: REQUEST_TAG,
  },
  TerminateInstances: { instance: RESOURCE_TAG },
};
