import { IamServiceLinkedRole } from "@cdktf/provider-aws/lib/iam-service-linked-role";
import { Construct } from "constructs";

export interface SpotRoleProps {
  /** Keeps it from being deleted with `terraform destroy`. */
  readonly preventDestroy: boolean;
}

/** The role with which EC2 runs spot instances, one per AWS account. AWS refuses to delete it while there is one. */
export class SpotRole extends Construct {
  constructor(scope: Construct, id: string, { preventDestroy }: SpotRoleProps) {
    super(scope, id);
    new IamServiceLinkedRole(this, "Resource", {
      awsServiceName: "spot.amazonaws.com",
      lifecycle: { preventDestroy },
    });
  }
}
