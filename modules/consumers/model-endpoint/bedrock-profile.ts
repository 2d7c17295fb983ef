import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "../../iam/policy-document";

export interface BedrockProfileProps {
  /** Of the role and of its instance profile: Databricks takes a profile by its name as the role's. */
  readonly name: string;
  readonly trust: readonly Statement[];
  readonly access: readonly Statement[];
  readonly tags: Readonly<Record<string, string>>;
}

/** A role that Databricks asks models of Bedrock with; it takes roles by their instance profiles alone. */
export class BedrockProfile extends Construct {
  readonly profileArn: string;

  constructor(scope: Construct, id: string, { name, trust, access, tags }: BedrockProfileProps) {
    super(scope, id);
    const role = new IamRole(this, "role", {
      name,
      description: "Asks models of Amazon Bedrock for an endpoint of Databricks",
      assumeRolePolicy: policyDocument(trust),
      tags: { ...tags },
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "bedrock",
      role: role.name,
      policy: policyDocument(access),
    });
    this.profileArn = new IamInstanceProfile(this, "profile", {
      name,
      role: role.name,
      tags: { ...tags },
      dependsOn: [policy],
    }).arn;
  }
}
