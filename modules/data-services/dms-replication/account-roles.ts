import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { DMS_ACCOUNT_ROLES } from "../../../config/facts/dms";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { targetTrust } from "./policies";

export interface DmsRolesProps {
  readonly place: Place;
  /** Policy that bounds every role of the account. Default: there is none. */
  readonly boundaryArn: string | undefined;
}

/** The two roles that DMS looks for in an account by name: for network interfaces, and for its log. */
export class DmsRoles extends Construct {
  constructor(scope: Construct, id: string, { place, boundaryArn }: DmsRolesProps) {
    super(scope, id);
    for (const [key, { name, policy }] of Object.entries(DMS_ACCOUNT_ROLES.value)) {
      const role = new IamRole(this, key, {
        name,
        description: "AWS DMS looks for it by this name",
        assumeRolePolicy: policyDocument(targetTrust(place)),
        ...(boundaryArn !== undefined && { permissionsBoundary: boundaryArn }),
      });
      new IamRolePolicyAttachment(this, `${key}-policy`, {
        role: role.name,
        policyArn: `arn:${place.partition}:iam::aws:policy/${policy}`,
      });
    }
  }
}
