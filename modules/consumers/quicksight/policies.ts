import type { Statement } from "../../iam/policy-document";
import type { Place } from "../../place";

/** QuickSight takes the role; it does not say for which account. Source: Amazon Quick user guide, "Configuring the VPC connection with the Quick CLI". */
export const quickSightTrust = (): Statement[] => [
  {
    Sid: "QuickSight",
    Effect: "Allow",
    Principal: { Service: "quicksight.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
];

export const LOOK = ["ec2:DescribeSecurityGroups", "ec2:DescribeSubnets"];
export const CHANGE = ["ec2:DeleteNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"];

export interface InterfacesProps {
  /** Subnets that interfaces may be made in. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly place: Pick<Place, "partition" | "region" | "accountId">;
}

/**
 * Interfaces in these subnets, with this group. Which of them it may change and delete afterwards cannot be told by their ids.
 * Source: as above; service authorization reference, "Amazon EC2".
 */
export function quickSightInterfaces({ subnetIds, securityGroupId, place }: InterfacesProps): Statement[] {
  const ec2 = (resource: string) => `arn:${place.partition}:ec2:${place.region}:${place.accountId}:${resource}`;
  const group = ec2(`security-group/${securityGroupId}`);
  const interfaces = ec2("network-interface/*");
  return [
    {
      Sid: "StandInTheNetwork",
      Effect: "Allow",
      Action: "ec2:CreateNetworkInterface",
      Resource: [interfaces, group, ...subnetIds.map((id) => ec2(`subnet/${id}`))],
    },
    { Sid: "ChangeInterfaces", Effect: "Allow", Action: CHANGE, Resource: [interfaces, group] },
    { Sid: "LookAtTheNetwork", Effect: "Allow", Action: LOOK, Resource: "*" },
  ];
}
