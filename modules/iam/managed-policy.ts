import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { policyDocument, type Statement } from "./policy-document";

/** Characters that IAM takes in a managed policy, blanks not counted. Source: IAM and STS quotas. */
export const MANAGED_POLICY_LIMIT = 6144;

export interface ManagedPolicyProps {
  /** Name; changing it replaces the policy. */
  readonly policyName: string;
  /** Folder in IAM, with slashes at both ends. Default `/`. */
  readonly path?: string;
  /** What it is for; changing it replaces the policy. */
  readonly description: string;
  readonly statements: readonly Statement[];
}

/** A policy of the account that can be attached to several roles, or be the boundary of some. */
export class ManagedPolicy extends Construct {
  readonly policyArn: string;

  constructor(scope: Construct, id: string, props: ManagedPolicyProps) {
    super(scope, id);
    const policy = new IamPolicy(this, "Resource", {
      name: props.policyName,
      ...(props.path === undefined ? {} : { path: props.path }),
      description: props.description,
      policy: policyDocument(props.statements),
    });
    this.policyArn = policy.arn;
  }
}
