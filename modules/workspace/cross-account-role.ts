import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { MwsCredentials } from "@cdktf/provider-databricks/lib/mws-credentials";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { Sleep } from "../../.gen/providers/time/sleep";
import { policyDocument, type Statement } from "../iam/policy-document";
import { type CrossAccountTrustProps, crossAccountTrust } from "./cross-account-trust";

export interface CrossAccountRoleProps extends CrossAccountTrustProps {
  /** Name of the IAM role; other layers know its ARN by it. */
  readonly roleName: string;
  /** Name of the credentials configuration in the account console. */
  readonly credentialsName: string;
  /** What Databricks may do with the role. */
  readonly policy: readonly Statement[];
}

/**
 * Time in which IAM makes a new role or policy known everywhere. Source: security reference architecture and
 * Databricks' knowledge base, "Failed credential validation checks".
 */
const PROPAGATION = "30s";

/** The role with which Databricks runs clusters in the AWS account, registered with Databricks. */
export class CrossAccountRole extends Construct {
  /** Databricks' id of the credentials configuration. */
  readonly credentialsId: string;

  constructor(scope: Construct, id: string, props: CrossAccountRoleProps) {
    super(scope, id);
    const role = new IamRole(this, "Resource", {
      name: props.roleName,
      description: "Databricks control plane: runs clusters",
      assumeRolePolicy: policyDocument(crossAccountTrust(props)),
    });
    const policy = new IamRolePolicy(this, "policy", {
      name: "databricks-compute",
      role: role.name,
      policy: policyDocument(props.policy),
    });
    // Databricks tries the permissions out when the credentials are registered, so the wait hangs on the policy.
    const propagation = new Sleep(this, "propagation", {
      createDuration: PROPAGATION,
      triggers: { trust: Fn.sha256(role.assumeRolePolicy), policy: Fn.sha256(policy.policy) },
      dependsOn: [policy],
    });
    const credentials = new MwsCredentials(this, "credentials", {
      credentialsName: props.credentialsName,
      roleArn: role.arn,
      dependsOn: [propagation],
    });
    this.credentialsId = credentials.credentialsId;
  }
}
