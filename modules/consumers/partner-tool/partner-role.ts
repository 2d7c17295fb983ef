import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import type { PartnerToolModel } from "../../../config/kinds/consumers/partner-tool";
import { policyDocument } from "../../iam/policy-document";
import type { Place } from "../../place";
import { partnerAccess, partnerTrust } from "./policies";

export interface PartnerRoleProps {
  readonly tool: Extract<PartnerToolModel, { delivery: "storage" }>;
  /** ARN of the key that encrypts the zone's bucket. */
  readonly kmsKeyArn: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that a partner takes to put files into one folder. */
export class PartnerRole extends Construct {
  readonly roleArn: string;

  constructor(scope: Construct, id: string, { tool, kmsKeyArn, place, tags }: PartnerRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name: tool.role.name,
      description: `Puts files of the partner tool ${tool.key}`,
      assumeRolePolicy: policyDocument(partnerTrust({ ...tool, place })),
      tags: { ...tags },
    });
    new IamRolePolicy(this, "policy", {
      name: "folder",
      role: role.name,
      policy: policyDocument(partnerAccess({ place, bucketName: tool.bucket, folder: tool.folder, kmsKeyArn })),
    });
    this.roleArn = role.arn;
  }
}
