import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { QuicksightVpcConnection } from "@cdktf/provider-aws/lib/quicksight-vpc-connection";
import { Construct } from "constructs";
import type { QuickSightModel } from "../../../config/kinds/consumers/quicksight";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { quickSightInterfaces, quickSightTrust } from "./policies";

export interface VpcConnectionProps {
  readonly entry: Pick<QuickSightModel, "key" | "name" | "role">;
  readonly dnsResolvers: readonly string[];
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** The way from QuickSight to the workspace's endpoint, with the role that QuickSight makes its interfaces with. */
export class VpcConnection extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: VpcConnectionProps) {
    super(scope, id);
    const { entry, subnetIds, securityGroupId, place, tags } = props;
    const role = new IamRole(this, "role", {
      name: entry.role.name,
      description: `QuickSight reaches the warehouse of ${entry.key}`,
      assumeRolePolicy: policyDocument(quickSightTrust()),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "interfaces",
      role: role.name,
      policy: policyDocument(quickSightInterfaces({ subnetIds, securityGroupId, place })),
    });
    this.arn = new QuicksightVpcConnection(this, "Resource", {
      vpcConnectionId: entry.name,
      name: entry.name,
      roleArn: role.arn,
      securityGroupIds: [securityGroupId],
      subnetIds: [...subnetIds],
      ...(props.dnsResolvers.length > 0 && { dnsResolvers: [...props.dnsResolvers] }),
      tags: { ...tags },
      dependsOn: [policy],
    }).arn;
  }
}
