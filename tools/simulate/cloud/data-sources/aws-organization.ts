import type { ObjectValue } from "../../schema/value";
import type { Refused } from "../../semantics/cloud";
import { organizationOf } from "../aws/organization";
import { awsAccount } from "../whereabouts";
import type { DataSource } from "./data-source";

/** What only the organization's management account and its delegates see. */
const NOT_SHOWN: ObjectValue = {
  accounts: [],
  non_master_accounts: [],
  roots: [],
  aws_service_access_principals: [],
  enabled_policy_types: [],
};

/** The organization of the account that Terraform works in, as a member of it sees it. */
export const organizationAnswer: DataSource = ({ store, context }): ObjectValue | Refused => {
  const organization = organizationOf(store, awsAccount(context));
  if (organization) return { feature_set: "ALL", ...NOT_SHOWN, ...organization.attributes };
  return {
    refused: {
      rule: "account-in-no-organization",
      summary: "AWSOrganizationsNotInUseException",
      // Source: AWS Organizations API reference, "DescribeOrganization", errors.
      detail: "The AWS account belongs to no organization",
      fix: "take foundation.organization out, or put the account into the organization first",
    },
  };
};
