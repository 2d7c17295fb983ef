import { DefaultNetworkAcl } from "@cdktf/provider-aws/lib/default-network-acl";
import { Construct, type IDependable } from "constructs";

export interface ClosedDefaultAclProps {
  /** Id of the VPC's default network ACL. */
  readonly defaultNetworkAclId: string;
  /** Name tag. */
  readonly name: string;
  /** Subnets have their own ACLs by then: closing this one first would cut them off. */
  readonly dependsOn: readonly IDependable[];
}

/** The ACL that a subnet gets if nobody chooses lets nothing through. */
export class ClosedDefaultAcl extends Construct {
  constructor(scope: Construct, id: string, props: ClosedDefaultAclProps) {
    super(scope, id);
    // Without rules here, Terraform removes the ones that AWS puts into every default ACL.
    new DefaultNetworkAcl(this, "Resource", {
      defaultNetworkAclId: props.defaultNetworkAclId,
      tags: { Name: props.name },
      dependsOn: [...props.dependsOn] as never[],
      // Subnets come and go there by themselves.
      lifecycle: { ignoreChanges: ["subnet_ids"] },
    });
  }
}
