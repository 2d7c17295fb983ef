import type { Rule } from "../../rule";

const ROLE = "dms-vpc-role";

/** DMS makes network interfaces with a role of the account that it knows by name. */
export const dmsAccountRole: Rule = {
  id: "dms-account-role",
  source: 'AWS DMS user guide, "Creating the IAM roles to use with AWS DMS"',
  types: ["aws_dms_replication_subnet_group"],
  operations: ["create"],
  refuses({ store, context }) {
    const there = store
      .ofType("aws_iam_role")
      .some(({ account, attributes }) => account === context.accountId && attributes.name === ROLE);
    if (there) return undefined;
    return {
      summary: "AccessDeniedFault",
      detail: `the IAM role ${ROLE} is not configured properly: account ${context.accountId} has none`,
      fix: `make ${ROLE} first, with AmazonDMSVPCManagementRole: foundation.dmsRoles "create" in the configuration`,
    };
  },
};
