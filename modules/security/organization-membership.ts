import { DataAwsOrganizationsOrganization } from "@cdktf/provider-aws/lib/data-aws-organizations-organization";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { expression } from "../terraform/expression";

export interface OrganizationMembershipProps {
  /** Id of the organization that the AWS account is said to belong to, `o-…`. */
  readonly organizationId: string;
  /** What the message calls the setting that says so: `foundation.organization.id of environment dev`. */
  readonly setting: string;
}

/**
 * The plan fails where the AWS account belongs to another organization, before anything that names the organization
 * is written: a perimeter with a mistyped id denies a bucket to everybody but the account's root user.
 *
 * Every account of an organization may ask which it is; an account without one is refused, and the plan fails too.
 * Source: AWS Organizations API reference, "DescribeOrganization". A member account is refused the lists of accounts
 * that the data source asks for next, which it takes as none. Source: provider, `data.aws_organizations_organization`.
 */
export class OrganizationMembership extends Construct {
  /** For what may be written only where the membership is right. */
  readonly dependable: ITerraformDependable;

  constructor(scope: Construct, id: string, { organizationId, setting }: OrganizationMembershipProps) {
    super(scope, id);
    this.dependable = new DataAwsOrganizationsOrganization(this, "Resource", {
      lifecycle: {
        postcondition: [
          {
            condition: expression(`self.id == "${organizationId}"`),
            errorMessage: `${setting} is ${organizationId}, but the AWS account belongs to ${expression("self.id")}: the bucket policies would deny everybody but the account's root user. Correct the id, or check that the plan runs in the right AWS account.`,
          },
        ],
      },
    });
  }
}
