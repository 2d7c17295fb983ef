import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { Sleep } from "../../.gen/providers/time/sleep";
import { policyDocument, type Statement } from "../iam/policy-document";
import { type CredentialTrustProps, credentialTrust } from "./credential-trust";

export interface CredentialRoleProps extends Omit<CredentialTrustProps, "roleArn"> {
  /** The role; its ARN is predicted because credential and role need each other. */
  readonly role: { readonly name: string; readonly arn: string };
  readonly description: string;
  /** Name of the role's policy. */
  readonly policyName: string;
  /** What the role may do. */
  readonly statements: readonly Statement[];
}

/** Seconds in which IAM makes a new role or policy known everywhere: as long as Databricks' own examples wait. */
const PROPAGATION = "60s";

/**
 * The IAM role of a storage or service credential, in the construct of the credential.
 * @returns what to wait for before the role is used
 */
export function credentialRole(scope: Construct, props: CredentialRoleProps): Sleep {
  const role = new IamRole(scope, "role", {
    name: props.role.name,
    description: props.description,
    assumeRolePolicy: policyDocument(credentialTrust({ ...props, roleArn: props.role.arn })),
  });
  const policy = new IamRolePolicy(scope, "role-policy", {
    name: props.policyName,
    role: role.name,
    policy: policyDocument(props.statements),
  });
  return new Sleep(scope, "propagation", {
    createDuration: PROPAGATION,
    // A changed policy takes as long to be known as a new one.
    triggers: { trust: Fn.sha256(role.assumeRolePolicy), policy: Fn.sha256(policy.policy) },
    dependsOn: [policy],
  });
}
